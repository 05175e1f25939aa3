using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Refresh;
using Aumate.Warranty.Catalog;
using Grpc.Core;

namespace Aumate.PolicyService.Wire;

/// <summary>Shows what the service believes of products and of the catalog.</summary>
internal sealed class CatalogEndpoint(ICatalogSource source, CatalogInForce catalogs, ReplacementMemo memo)
    : V1.CatalogService.CatalogServiceBase
{
    public override Task<V1.GetProductResponse> GetProduct(V1.GetProductRequest request, ServerCallContext context)
    {
        var (held, violations) = (Held(), new Violations("request"));
        var model = ReadModel(request.Model, violations);
        if (violations.Any)
        {
            throw Refusals.InvalidRequest(violations).ToRpcException();
        }

        return Task.FromResult(
            new V1.GetProductResponse
            {
                CatalogRevision = held.Snapshot.Revision,
                CatalogFreshness = FreshnessWriter.Write(catalogs.FreshnessOf(held)),
                Product = CatalogProductWriter.Write(Find(held.Snapshot, model), held.Snapshot.Currency),
            }
        );
    }

    public override Task<V1.FindReplacementsResponse> FindReplacements(V1.FindReplacementsRequest request, ServerCallContext context)
    {
        var (held, violations) = (Held(), new Violations("request"));
        var model = ReadModel(request.Model, violations);
        if (request.ClaimDate is null)
        {
            violations.Add("claim_date", "is required");
        }

        var day = DateReader.Read(request.ClaimDate, "claim_date", violations);
        if (violations.Any)
        {
            throw Refusals.InvalidRequest(violations).ToRpcException();
        }

        return Task.FromResult(
            new V1.FindReplacementsResponse
            {
                CatalogRevision = held.Snapshot.Revision,
                CatalogFreshness = FreshnessWriter.Write(catalogs.FreshnessOf(held)),
                Replacement = ReplacementWriter.Write(memo.Find(held.Snapshot, Find(held.Snapshot, model), day!.Value)),
            }
        );
    }

    public override Task<V1.GetCatalogStatusResponse> GetCatalogStatus(V1.GetCatalogStatusRequest request, ServerCallContext context)
    {
        var state = catalogs.State;
        return Task.FromResult(CatalogStatusWriter.Write(state, state.Held is { } held ? catalogs.FreshnessOf(held) : null, source.Name));
    }

    // Read once, as a decision does.
    private HeldCatalog Held() => catalogs.Current ?? throw Refusals.NotReady().ToRpcException();

    private static string ReadModel(string model, Violations violations)
    {
        if (model.Length == 0)
        {
            violations.Add("model", "is required");
        }

        return RequestText.Read(model, "model", violations) ?? "";
    }

    private static Product Find(CatalogSnapshot catalog, string model) =>
        catalog.Find(model) is { } product ? product : throw Refusals.UnknownModel(model, catalog.Revision).ToRpcException();
}
