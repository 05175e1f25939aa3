namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Ends of warranty and windows, from the earliest and the latest that each can be; known where the two are one day.</summary>
internal sealed class Horizon
{
    private static readonly DateOnly Never = DateOnly.MinValue;
    private readonly PlainClaim claim;
    private readonly (DateOnly Earliest, DateOnly Latest) warranty;

    private Horizon(PlainClaim claim)
    {
        this.claim = claim;
        warranty = Warranty();
    }

    public DateOnly? WarrantyEnd => Known(warranty);

    public DateOnly? EarliestWarrantyEnd => warranty.Earliest == Never ? null : warranty.Earliest;

    public static Horizon Of(PlainClaim claim) => new(claim);

    public DateOnly? LastDay(PlainRemedy remedy)
    {
        (DateOnly Earliest, DateOnly Latest) last = (DateOnly.MaxValue, DateOnly.MaxValue);
        if (IsBound(PlainRequirement.ReturnWindow, remedy))
        {
            last = Window(Reading.ReturnDays(claim));
        }
        if (IsBound(PlainRequirement.ExchangeWindow, remedy))
        {
            last = Window(Reading.ExchangeDays(claim));
        }
        if (IsBound(PlainRequirement.InWarranty, remedy))
        {
            last = (Earlier(last.Earliest, warranty.Earliest), Earlier(last.Latest, warranty.Latest));
        }
        return last.Latest == DateOnly.MaxValue ? null : Known(last);
    }

    private (DateOnly Earliest, DateOnly Latest) Window(int days)
    {
        var latest = Days.Plus(claim.PurchaseDate ?? claim.ClaimDate, days);
        return (claim.PurchaseDate is null ? Never : latest, latest);
    }

    private (DateOnly Earliest, DateOnly Latest) Warranty()
    {
        var completion = new Completion(claim);
        var name = UnknownFacts.Of(claim).Where(fact => fact is { Group: FactGroup.Time, Name: "part" or "accessory_model" });
        var ends = new List<(DateOnly Earliest, DateOnly Latest)>();
        foreach (var set in name.SelectMany(fact => fact.Values).DefaultIfEmpty(_ => { }))
        {
            set(completion);
            var (earliest, latest) = Base();
            foreach (int service in Enumerable.Range(0, claim.Services.Count))
            {
                var (from, to) = Extension(completion, service);
                (earliest, latest) = (Later(earliest, from), Later(latest, to));
            }
            ends.Add((earliest, latest));
        }
        return (ends.Min(end => end.Earliest), ends.Max(end => end.Latest));
    }

    private (DateOnly Earliest, DateOnly Latest) Base()
    {
        int least = Math.Max(Samples.KnownPeriod(claim) ?? 0, Reading.MinimumMonths(claim));
        int most = Math.Max(Samples.KnownPeriod(claim) ?? Samples.Periods.Max(), Reading.MinimumMonths(claim));
        var earliest = claim.PurchaseDate is { } purchase && least > 0 ? Days.PlusMonths(purchase, least) : Never;
        return (earliest, Days.PlusMonths(claim.PurchaseDate ?? claim.ClaimDate, most));
    }

    private (DateOnly Earliest, DateOnly Latest) Extension(Completion completion, int service)
    {
        var facts = UnknownFacts.Of(claim).Where(fact => fact.Group == FactGroup.Services && fact.Service == service).ToArray();
        var ends = new Grid(facts, completion, c => (uint)EndOf(c, service).DayNumber).Cells;
        return (DateOnly.FromDayNumber((int)ends.Min()), DateOnly.FromDayNumber((int)ends.Max()));
    }

    private DateOnly EndOf(Completion completion, int index)
    {
        var service = completion.Services[index];
        return Reading.Extends(service, completion) ? Days.PlusMonths(service.Date, Reading.FloorMonths(claim)) : Never;
    }

    private bool IsBound(PlainRequirement requirement, PlainRemedy remedy) =>
        PlainTable.Ask(requirement, remedy) == PlainAsk.Refuses && !PlainTable.IsWaived(claim, requirement, remedy);

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly? Known((DateOnly Earliest, DateOnly Latest) end) => end.Earliest == end.Latest ? end.Latest : null;
}
