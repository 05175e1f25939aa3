using System.Collections.Immutable;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>Decides claims. Everything that a decision depends on is given: the table, the terms, the calendar, the catalog, the claim.</summary>
/// <param name="rules">The letter as a table.</param>
/// <param name="register">Versions of the terms, and overlays.</param>
/// <param name="calendar">The service center's working days.</param>
/// <param name="engineVersion">Version of the code, named in every decision.</param>
public sealed class Evaluator(ImmutableArray<Rule> rules, TermsRegister register, WorkingCalendar calendar, string engineVersion)
{
    /// <summary>Decides a claim. Null: no terms were in force on the day of the sale (R27).</summary>
    /// <param name="claim">The claim, checked against R29.</param>
    /// <param name="catalog">The catalog; it is read, never changed.</param>
    /// <param name="search">How equivalents are found: computed, or remembered.</param>
    public Evaluation? Evaluate(Claim claim, CatalogSnapshot catalog, Func<CatalogSnapshot, Product, Equivalents> search)
    {
        var laws = Laws(claim);
        if (laws.IsEmpty)
        {
            return null;
        }

        var catalogFacts = CatalogFacts.Of(catalog.Find(claim.Model), claim.Item);
        var facts = new ClaimFacts(claim, catalogFacts, laws[0]);
        var others = laws.Skip(1).Select(terms => new Adjudication(rules, new ClaimFacts(claim, catalogFacts, terms), terms));
        var adjudged = others.Aggregate(new Adjudication(rules, facts, laws[0]), (one, other) => one.Reconciled(other));
        var decision = Decide(claim, catalog, search, laws, facts, catalogFacts, adjudged);
        return new Evaluation(decision, claim, catalogFacts, facts, laws, rules);
    }

    // Law that holds on some days of sale and not on others may or may not govern a sale of an unknown day (R2, R25).
    private ImmutableArray<Terms> Laws(Claim claim)
    {
        var laws =
            claim.PurchaseDate is not { } day ? register.MayGovern(claim.ClaimDate, claim.Jurisdiction)
            : register.InForce(day, claim.Jurisdiction) is { } law ? [law]
            : [];
        return
        [
            .. laws.Select(law =>
                law.Replace(claim.ContractReplaces, claim.ContractCitation)
                    .WaivingFirst(claim.ContractWaives)
                    .WaivingFirst(claim.Exceptions)
            ),
        ];
    }

    private Decision Decide(
        Claim claim,
        CatalogSnapshot catalog,
        Func<CatalogSnapshot, Product, Equivalents> search,
        ImmutableArray<Terms> laws,
        ClaimFacts facts,
        CatalogFacts catalogFacts,
        Adjudication adjudged
    )
    {
        var terms = laws[0];
        var replacement = adjudged.Remedies[(int)Remedy.Exchange].IsOpen ? Replacement.Find(claim, catalog, search) : null;
        var due = Due(claim, terms);
        var versions = new Versions(
            terms.Version.Id,
            [.. terms.Overlays.Select(overlay => overlay.Id)],
            catalog.Revision,
            calendar.Id,
            engineVersion
        );
        var situation = new ObligationTable.Situation(claim, adjudged, replacement?.Proposal?.Outcome == ReplacementOutcome.None);
        return new Decision
        {
            Id = DecisionId.Of(claim, laws, versions),
            Versions = versions,
            Remedies = adjudged.Remedies,
            Findings = adjudged.Findings,
            Requested = claim.RequestedRemedy,
            Timeline = facts.Timeline,
            Due = due,
            Replacement = replacement,
            Amounts = Amount(claim, adjudged),
            Obligations = [.. ObligationTable.Read(situation)],
            Notices = [.. Notices(claim, laws, catalogFacts, replacement, due)],
        };
    }

    private DueDays Due(Claim claim, Terms terms) =>
        new(
            claim.ReceiptDate is { } receipt ? calendar.AddWorkingDays(receipt, terms.Version.Parameters.RepairWorkingDays) : null,
            claim.SupportRequested is { } requested
                ? calendar.SupportReplyDue(requested.LocalDateTime)?.InZoneLeniently(requested.Zone)
                : null
        );

    // R23: a price that was not given is missing from the refund alone.
    private static Amounts Amount(Claim claim, Adjudication adjudged)
    {
        var refunds = adjudged.Remedies[(int)Remedy.Return].IsOpen;
        return new Amounts(
            refunds ? claim.Price : null,
            refunds && claim.Price is null ? ClaimField.Price : null,
            claim.PricePaid ?? claim.Price
        );
    }

    private IEnumerable<Notice> Notices(
        Claim claim,
        ImmutableArray<Terms> laws,
        CatalogFacts catalogFacts,
        Replacement? replacement,
        DueDays due
    )
    {
        if (!catalogFacts.Known)
        {
            yield return new Notice(NoticeCode.ModelNotInCatalog, claim.Model);
        }

        if (replacement is { Obstacle: SearchObstacle.UnknownModel, Model: { } accessory } && claim.Item.Kind == ItemKind.Accessory)
        {
            yield return new Notice(NoticeCode.ModelNotInCatalog, accessory);
        }

        if (laws.Length > 1)
        {
            yield return new Notice(NoticeCode.LawDependsOnPurchaseDate, claim.Jurisdiction!);
        }

        foreach (var notice in Notice.OfOverlays(laws[0], claim.Jurisdiction))
        {
            yield return notice;
        }

        if ((claim.ReceiptDate is not null && due.Repair is null) || (claim.SupportRequested is not null && due.SupportReply is null))
        {
            yield return new Notice(NoticeCode.BeyondCalendar, calendar.Id);
        }
    }
}
