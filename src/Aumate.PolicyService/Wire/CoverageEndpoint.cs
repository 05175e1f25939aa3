using Aumate.PolicyService.Explaining;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Refresh;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Coverage;
using Grpc.Core;

namespace Aumate.PolicyService.Wire;

/// <summary>Says before a purchase what the letter would give after it (R28).</summary>
internal sealed class CoverageEndpoint(Policy policy, CatalogInForce catalogs) : V1.CoverageService.CoverageServiceBase
{
    private readonly CoveragePreview preview = new(policy.Evaluator);

    public override Task<V1.PreviewCoverageResponse> PreviewCoverage(V1.PreviewCoverageRequest request, ServerCallContext context)
    {
        var violations = new Violations("lines");
        var asked = CoverageRequestReader.Read(request, violations);
        var held = Held(violations);
        ProductCoverage[] coverages = [.. asked.Sales.Select(sale => Preview(sale, held.Snapshot))];
        var writer = new CoverageWriter(asked.Choice.Language, held.Snapshot);
        return Task.FromResult(
            new V1.PreviewCoverageResponse
            {
                RequestId = request.RequestId,
                CorrelationId = request.CorrelationId,
                Versions = VersionsOf(coverages[0]),
                Lines = { coverages.Select((coverage, i) => writer.Write(coverage, request.Lines[i].LineId, CoveragePath.OfLine(i))) },
                Language = asked.Choice.Language.Tag,
                LanguageFellBack = asked.Choice.FellBack,
                CatalogFreshness = FreshnessWriter.Write(catalogs.FreshnessOf(held)),
            }
        );
    }

    public override Task<V1.GetCoverageResponse> GetCoverage(V1.GetCoverageRequest request, ServerCallContext context)
    {
        var violations = new Violations("model");
        var asked = CoverageRequestReader.Read(request, violations);
        var held = Held(violations);
        var coverage = Preview(asked.Sales[0], held.Snapshot);
        return Task.FromResult(
            new V1.GetCoverageResponse
            {
                Versions = VersionsOf(coverage),
                Coverage = new CoverageWriter(asked.Choice.Language, held.Snapshot).Write(coverage, "", CoveragePath.OfProduct),
                Language = asked.Choice.Language.Tag,
                LanguageFellBack = asked.Choice.FellBack,
            }
        );
    }

    // Read once: the whole cart is answered on one revision.
    private HeldCatalog Held(Violations violations)
    {
        var held = catalogs.Current ?? throw Refusals.NotReady();
        return violations.Any ? throw Refusals.InvalidRequest(violations) : held;
    }

    private ProductCoverage Preview(Claim sale, CatalogSnapshot catalog) =>
        preview.Of(sale, catalog) ?? throw Refusals.TermsNotInForce("purchase_date", FactText.Of(policy.FirstDay));

    // Which law was applied is said of each line.
    private static V1.Versions VersionsOf(ProductCoverage coverage) =>
        DecisionWriter.Write(coverage.OnPurchase.Decision.Versions with { Overlays = [] });
}
