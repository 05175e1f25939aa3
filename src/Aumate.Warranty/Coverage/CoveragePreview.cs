using System.Collections.Immutable;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Coverage;

/// <summary>
/// The checkout's question (R28): what would the letter give after a purchase? It has no rules of its own: claims that nobody made are evaluated on a few
/// days, and what came of them is put together.
/// </summary>
/// <param name="evaluator">The evaluator of claims.</param>
public sealed class CoveragePreview(Evaluator evaluator)
{
    private readonly ImmutableArray<AssumedRule> assumed = AssumedRule.Of(evaluator.Rules);

    /// <summary>Answers for one product. Null: no terms are in force on the purchase date (R27).</summary>
    /// <param name="sale">What would be agreed: the model, the purchase date (as the voucher's), the kind of sale, the contract, the place. All else is assumed.</param>
    /// <param name="catalog">The catalog; it is read, never changed.</param>
    /// <exception cref="ArgumentException">The sale has no purchase date.</exception>
    public ProductCoverage? Of(Claim sale, CatalogSnapshot catalog)
    {
        ArgumentNullException.ThrowIfNull(sale);
        var day = sale.VoucherDate ?? throw new ArgumentException("has no purchase date", nameof(sale));
        if (evaluator.Evaluate(Assumptions.Claimed(sale, day), catalog, SameModel) is not { } onPurchase)
        {
            return null;
        }

        ImmutableArray<Evaluation> days =
        [
            onPurchase,
            .. LaterDays(onPurchase.Decision.Timeline.Warranty)
                .Select(later => evaluator.Evaluate(Assumptions.Claimed(sale, later), catalog, SameModel)!),
        ];
        ImmutableArray<RemedyCoverage> remedies =
        [
            Free(Remedy.Return, days),
            Free(Remedy.Exchange, days),
            Free(Remedy.FreeRepair, days),
            Paid(days),
        ];
        return new ProductCoverage(remedies, [.. new ConditionReader(assumed, remedies).Read()], onPurchase);
    }

    // After the windows, in which nothing else changes, a status can change where the warranty is certain no longer, and not again before the end of
    // time. What an unknown period leaves open, it leaves open from that day on, so the facts that matter on any day matter on one of these.
    private static IEnumerable<NodaTime.LocalDate> LaterDays(WarrantyCover warranty)
    {
        if ((warranty.End ?? warranty.AtLeast)?.LastDay is { } last && last < CalendarArithmetic.LastDay)
        {
            yield return last.PlusDays(1);
        }

        yield return CalendarArithmetic.LastDay;
    }

    // Windows and warranty end and never begin, so a remedy that is ever eligible is so on the day of purchase.
    private static RemedyCoverage Free(Remedy remedy, ImmutableArray<Evaluation> days)
    {
        var decided = days[0].Decision[remedy];
        var offered = decided.Status == RemedyStatus.Eligible;
        return new RemedyCoverage(
            remedy,
            StatusOf(decided),
            offered ? days[0].Claim.ClaimDate : null,
            offered ? decided.LastEligibleDay : null,
            Missing(remedy, days),
            days[0]
        );
    }

    // Paid repair begins where the free one ends, and stays (R19): whether it is offered is said by the end of time.
    private static RemedyCoverage Paid(ImmutableArray<Evaluation> days)
    {
        const Remedy Repair = Remedy.PaidRepair;
        var status = StatusOf(days[^1].Decision[Repair]);
        var by = status == CoverageStatus.Offered ? days.First(day => day.Decision[Repair].Status == RemedyStatus.Eligible) : days[^1];
        // With a day in between on which it is open, the first one is not known.
        var isFirst = days.FirstOrDefault(day => day.Decision[Repair].IsOpen) == by;
        return new RemedyCoverage(
            Repair,
            status,
            status == CoverageStatus.Offered && isFirst ? by.Claim.ClaimDate : null,
            null,
            Missing(Repair, days),
            by
        );
    }

    private static CoverageStatus StatusOf(RemedyDecision decided) =>
        decided.Status switch
        {
            RemedyStatus.Eligible => CoverageStatus.Offered,
            RemedyStatus.Ineligible => CoverageStatus.NotOffered,
            _ => CoverageStatus.Undetermined,
        };

    // A fact that matters to the days on which a remedy is eligible matters to its status on one of them.
    private static ImmutableArray<FieldRef> Missing(Remedy remedy, ImmutableArray<Evaluation> days) =>
        [.. days.SelectMany(day => day.Decision[remedy].Missing).Distinct().OrderBy(field => field.Order)];

    // What an exchange would give hangs on the catalog of a day that nobody knows yet, and is no part of the answer.
    private static ReplacementProposal SameModel(CatalogSnapshot catalog, Product original, NodaTime.LocalDate claimDate) =>
        new(ReplacementOutcome.SameModel, original.Model, [], 0);
}
