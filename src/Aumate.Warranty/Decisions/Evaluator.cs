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
    /// <summary>Versions of the terms, and overlays.</summary>
    public TermsRegister Register => register;

    /// <summary>The service center's working days.</summary>
    public WorkingCalendar Calendar => calendar;

    /// <summary>The letter as a table.</summary>
    internal ImmutableArray<Rule> Rules => rules;

    /// <summary>Decides a claim. Null: no terms were in force on the day of the sale (R27).</summary>
    /// <param name="claim">The claim, checked against R29.</param>
    /// <param name="catalog">The catalog; it is read, never changed.</param>
    /// <param name="search">How equivalents are found: computed, or remembered.</param>
    public Evaluation? Evaluate(Claim claim, CatalogSnapshot catalog, ReplacementSearch search)
    {
        var laws = Laws(claim);
        if (laws.IsEmpty)
        {
            return null;
        }

        var catalogFacts = CatalogFacts.Of(catalog.Find(claim.Model), claim.Item);
        var judgment = Judge(claim, laws, catalogFacts);
        var circumstances = new Circumstances
        {
            Laws = laws,
            TermsDigest = register.TermsDigest,
            OverlaysDigest = register.OverlaysDigest,
            CatalogRevision = catalog.Revision,
            Catalog = catalogFacts,
            Replacement = judgment.GivesExchange ? Replacement.Find(claim, catalog, search) : null,
            Calendar = calendar.Id,
            Due = Due(claim, laws[0]),
            Engine = engineVersion,
        };
        return Conclude(claim, circumstances, judgment);
    }

    /// <summary>
    /// Decides a claim again from what was kept: neither today's terms nor today's calendar are asked. With the code that decided, it is the same decision.
    /// </summary>
    /// <param name="claim">The claim, as it was decided.</param>
    /// <param name="kept">What that decision came from.</param>
    public Evaluation Replay(Claim claim, Circumstances kept) => Conclude(claim, kept, Judge(claim, kept.Laws, kept.Catalog));

    // Law that holds on some days of sale and not on others may or may not govern a sale of an unknown day (R2, R25).
    private ImmutableArray<Terms> Laws(Claim claim) =>
        claim.PurchaseDate is not { } day ? register.MayGovern(claim.ClaimDate, claim.Jurisdiction)
        : register.InForce(day, claim.Jurisdiction) is { } law ? [law]
        : [];

    private Judgment Judge(Claim claim, ImmutableArray<Terms> before, CatalogFacts catalogFacts)
    {
        ImmutableArray<Terms> laws =
        [
            .. before.Select(law =>
                law.Replace(claim.ContractReplaces, claim.ContractCitation)
                    .WaivingFirst(claim.ContractWaives)
                    .WaivingFirst(claim.Exceptions)
            ),
        ];
        var facts = new ClaimFacts(claim, catalogFacts, laws[0]);
        var adjudged = new Adjudication(rules, facts, laws[0]);
        foreach (var terms in laws.AsSpan(1..))
        {
            adjudged = adjudged.Reconciled(new Adjudication(rules, new ClaimFacts(claim, catalogFacts, terms), terms));
        }

        return new Judgment(laws, facts, adjudged);
    }

    private Evaluation Conclude(Claim claim, Circumstances circumstances, Judgment judgment) =>
        new(Decide(claim, circumstances, judgment), claim, circumstances, judgment.Facts, judgment.Laws, rules);

    private static Decision Decide(Claim claim, Circumstances circumstances, Judgment judgment)
    {
        var (laws, facts, adjudged) = judgment;
        var replacement = judgment.GivesExchange ? circumstances.Replacement : null;
        var versions = new Versions(
            laws[0].Version.Id,
            [.. laws[0].Overlays.Select(overlay => overlay.Id)],
            circumstances.CatalogRevision,
            circumstances.Calendar,
            circumstances.Engine
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
            Due = circumstances.Due,
            Replacement = replacement,
            Amounts = Amount(claim, adjudged),
            Obligations = [.. ObligationTable.Read(situation)],
            Notices = [.. Notices(claim, laws, circumstances, replacement)],
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

    private static IEnumerable<Notice> Notices(
        Claim claim,
        ImmutableArray<Terms> laws,
        Circumstances circumstances,
        Replacement? replacement
    )
    {
        if (!circumstances.Catalog.Known)
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

        var due = circumstances.Due;
        if ((claim.ReceiptDate is not null && due.Repair is null) || (claim.SupportRequested is not null && due.SupportReply is null))
        {
            yield return new Notice(NoticeCode.BeyondCalendar, circumstances.Calendar);
        }
    }

    // The table read against the claim, under the terms as contract and exceptions amend them.
    private readonly record struct Judgment(ImmutableArray<Terms> Laws, ClaimFacts Facts, Adjudication Adjudged)
    {
        public bool GivesExchange => Adjudged.Remedies[(int)Remedy.Exchange].IsOpen;
    }
}
