using Aumate.PolicyService.Tests.Oracle;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>The days on which a remedy is eligible after a sale, in one completion. No first day: on none. No last day: to the end of time.</summary>
internal readonly record struct PlainDays(DateOnly? First, DateOnly? Last);

/// <summary>What must come out for a remedy: offered or not (null: completions differ), from when, until when, and what that hangs on.</summary>
internal sealed record PlainOffer(bool? Offered, DateOnly? First, DateOnly? Last, IReadOnlyList<string> Missing);

/// <summary>
/// A second reading of R28 that shares nothing with the service: it enumerates what is not stated of the sale, and in each completion looks at the days one
/// by one.
/// </summary>
internal sealed class PlainCoverage
{
    private readonly PlainClaim claim;
    private readonly Verdict verdict;
    private readonly List<PlainDays[]> outcomes = [];
    private readonly List<Unknown> facts;
    private readonly Grid grid;

    /// <param name="sale">A claim, of which the sale alone counts.</param>
    public PlainCoverage(PlainClaim sale)
    {
        claim = Assumed(sale);
        verdict = new Verdict(claim);
        facts = UnknownFacts.Of(claim);
        grid = new Grid(facts, new Completion(claim), Read);
    }

    /// <summary>A sale with everything that R28 takes for granted, claimed on the day of purchase.</summary>
    public static PlainClaim Assumed(PlainClaim sale) =>
        new()
        {
            ClaimDate = sale.PurchaseDate!.Value,
            PurchaseDate = sale.PurchaseDate,
            PeriodMonths = sale.PeriodMonths,
            CatalogPeriodMonths = sale.CatalogPeriodMonths,
            Price = sale.Price,
            Unit = sale.Unit,
            Title = sale.Title,
            Overlay = sale.Overlay,
            Source = PlainSource.Authorized,
            Invoice = true,
            Certificate = true,
            SerialLabel = PlainSerialLabel.Intact,
            SerialMatch = true,
            Complete = true,
            Os = PlainOs.Embedded,
            Item = PlainItem.Product,
            Diagnosis = PlainDiagnosis.ProductFault,
            Consent = PlainConsent.Granted,
        };

    public PlainOffer Of(PlainRemedy remedy)
    {
        PlainDays[] days = [.. grid.Cells.Select(cell => outcomes[(int)cell][(int)remedy]).Distinct()];
        bool[] offered = [.. days.Select(one => one.First is not null).Distinct()];
        return new PlainOffer(
            offered.Length == 1 ? offered[0] : null,
            offered is [true] ? Common(days.Select(one => one.First)) : null,
            offered is [true] ? Common(days.Select(one => one.Last)) : null,
            [
                .. facts
                    .Where(
                        (_, fact) =>
                            grid.LinesAlong(fact).Any(line => line.Select(cell => outcomes[(int)cell][(int)remedy]).Distinct().Count() > 1)
                    )
                    .Select(fact => fact.Name)
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    private uint Read(Completion completion)
    {
        var days = DaysThatTell(completion).Order().ToArray();
        var statuses = days.Select(day => StatusesOn(day, completion)).ToArray();
        outcomes.Add([.. PlainTable.Remedies.Select(remedy => Span(days, statuses.Select(on => on[(int)remedy]).ToArray()))]);
        return (uint)(outcomes.Count - 1);
    }

    private PlainStatus[] StatusesOn(DateOnly day, Completion completion)
    {
        var unmet = Reading.Unmet(
            new Completion(claim with { ClaimDate = day })
            {
                PeriodMonths = completion.PeriodMonths,
                Price = completion.Price,
                Unit = completion.Unit,
                Title = completion.Title,
            },
            uint.MaxValue
        );
        return [.. PlainTable.Remedies.Select(remedy => verdict.Of(remedy, unmet))];
    }

    // Both sides of every end, days in between, and the end of time.
    private HashSet<DateOnly> DaysThatTell(Completion completion)
    {
        var first = claim.PurchaseDate!.Value;
        var days = new HashSet<DateOnly> { first, first.AddDays(1), first.AddDays(100), Days.PlusMonths(first, 601), DateOnly.MaxValue };
        foreach (
            var end in (DateOnly?[])
                [Days.Plus(first, Reading.ReturnDays(claim)), Days.Plus(first, Reading.ExchangeDays(claim)), Reading.BaseEnd(completion)]
        )
        {
            if (end is { } day)
            {
                days.UnionWith([Days.Plus(day, -1), day, Days.Plus(day, 1)]);
            }
        }

        return days;
    }

    private static PlainDays Span(DateOnly[] days, PlainStatus[] statuses)
    {
        var first = Array.IndexOf(statuses, PlainStatus.Eligible);
        var last = Array.LastIndexOf(statuses, PlainStatus.Eligible);
        return first < 0 ? default : new PlainDays(days[first], last == days.Length - 1 ? null : days[last]);
    }

    private static DateOnly? Common(IEnumerable<DateOnly?> days) => days.Distinct().ToArray() is [var only] ? only : null;
}
