using Aumate.PolicyService.Explaining;
using Aumate.PolicyService.Languages;
using Aumate.PolicyService.StructuredData;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Coverage;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Wire;

/// <summary>Writes what the letter would give as the contract has it.</summary>
/// <param name="language">The shopper's language.</param>
/// <param name="catalog">The catalog that was asked.</param>
internal sealed class CoverageWriter(Language language, CatalogSnapshot catalog)
{
    /// <summary>One product.</summary>
    /// <param name="coverage">What the letter would give.</param>
    /// <param name="lineId">The line's name. Empty: it has none.</param>
    /// <param name="path">How the request calls a field.</param>
    public V1.LineCoverage Write(ProductCoverage coverage, string lineId, Func<FieldRef, string> path)
    {
        var texts = new CoverageTexts(language, coverage);
        var (model, decision) = (coverage.OnPurchase.Claim.Model, coverage.OnPurchase.Decision);
        return new V1.LineCoverage
        {
            LineId = lineId,
            Model = model,
            Remedies = { coverage.Remedies.Select(remedy => Write(remedy, texts.Summary(remedy), path)) },
            Timeline = DecisionWriter.Write(decision.Timeline, decision),
            Notices = { decision.Notices.Select(DecisionWriter.Write) },
            NoticeTexts = { texts.Notices() },
            JsonLd = OfferDocument.Of(coverage, catalog.Find(model), Fault(coverage, texts)),
            OverlayIds = { decision.Versions.Overlays },
            Conditions = { coverage.Conditions.Select(condition => Write(condition, texts.Of(condition))) },
        };
    }

    private static string? Fault(ProductCoverage coverage, CoverageTexts texts) =>
        coverage.Conditions.FirstOrDefault(condition => condition.Requirement == Requirement.ProductFault) is { } fault
            ? texts.Of(fault)
            : null;

    private static V1.RemedyCoverage Write(RemedyCoverage remedy, string summary, Func<FieldRef, string> path)
    {
        var written = new V1.RemedyCoverage
        {
            Remedy = DecisionWriter.Write(remedy.Remedy),
            Status = (V1.CoverageStatus)(remedy.Status + 1),
            FirstDay = DecisionWriter.Write(remedy.FirstDay),
            LastDay = DecisionWriter.Write(remedy.LastDay),
            MissingFacts = { remedy.Missing.Select(path) },
            Freight = { remedy.Freight.Select(DecisionWriter.Write) },
            Summary = summary,
        };
        if (remedy.Refusal is { } refusal)
        {
            written.RefusedBy = DecisionWriter.Write(refusal.Requirement);
            written.Clause = refusal.Clause;
            written.ReasonCode = DecisionWriter.Reason(refusal.Requirement);
        }

        return written;
    }

    private static V1.CoverageCondition Write(Condition condition, string text) =>
        new()
        {
            Requirement = condition.Requirement is { } requirement ? DecisionWriter.Write(requirement) : V1.Requirement.Unspecified,
            Obligation = condition.Obligation is { } obligation ? (V1.ObligationCode)(obligation + 1) : V1.ObligationCode.Unspecified,
            Clause = condition.Clause,
            Text = text,
            Remedies = { DecisionWriter.Write(condition.Remedies) },
        };
}
