namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>
/// Purchase, period, name of the claimed item, and services. A service matters only by whether it covers the claim date, for each name that
/// the item may have: one bit per name. So each service is enumerated by itself, and the words of several services are joined by "or".
/// </summary>
internal sealed class TimeGroup
{
    private static readonly uint InWarranty = Reading.Bit(PlainRequirement.InWarranty);
    private readonly PlainClaim claim;
    private readonly Completion completion;
    private readonly Unknown[] dayFacts;
    private readonly Unknown? nameFact;
    private readonly Grid days;
    private readonly HashSet<uint>[] services;

    public TimeGroup(PlainClaim claim, Verdict verdict, List<Unknown> facts)
    {
        this.claim = claim;
        completion = new Completion(claim);
        dayFacts = [.. facts.Where(fact => fact is { Group: FactGroup.Time, Name: "purchase_date" or "period_months" })];
        nameFact = facts.Find(fact => fact is { Group: FactGroup.Time, Name: "part" or "accessory_model" });
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nameFact?.Values.Count ?? 0, 32, "names in the claim");
        days = new Grid(dayFacts, completion, ReadDays);
        Unknown[][] own = [.. claim.Services.Select((_, service) => FactsOf(facts, service))];
        Grid[] grids = [.. own.Select((unknown, service) => new Grid(unknown, completion, _ => CoverOf(completion.Services[service])))];
        services = [.. grids.Select(grid => grid.Cells.ToHashSet())];
        Effect = new GroupEffect(verdict, FactGroup.Time);
        Effect.Reach(from day in DistinctDays from name in Names from cover in Joined(services) select Unmet(day, name, cover));
        SwingDays();
        SwingName();
        for (int service = 0; service < grids.Length; service++)
        {
            SwingService(own[service], grids[service], service);
        }
    }

    public GroupEffect Effect { get; }

    private IEnumerable<int> Names => Enumerable.Range(0, nameFact?.Values.Count ?? 1);

    private IEnumerable<uint> DistinctDays => days.Cells.Distinct();

    private void SwingDays()
    {
        for (int fact = 0; fact < dayFacts.Length; fact++)
        {
            foreach (var line in days.LinesAlong(fact))
            {
                var lines = from name in Names from cover in Joined(services) select line.Select(day => Unmet(day, name, cover));
                Effect.Swing(dayFacts[fact].Name, lines);
            }
        }
    }

    private void SwingName()
    {
        if (nameFact is not null)
        {
            var lines = from day in DistinctDays from cover in Joined(services) select Names.Select(name => Unmet(day, name, cover));
            Effect.Swing(nameFact.Name, lines);
        }
    }

    private void SwingService(Unknown[] own, Grid grid, int service)
    {
        var rest = Joined(services.Where((_, other) => other != service));
        for (int fact = 0; fact < own.Length; fact++)
        {
            var lines =
                from line in grid.LinesAlong(fact).Select(line => line.Distinct().ToArray())
                where line.Length > 1
                from day in DistinctDays
                from name in Names
                from other in rest
                select line.Select(cover => Unmet(day, name, cover | other));
            Effect.Swing(own[fact].Name, lines);
        }
    }

    /// <summary>What is not met without any service.</summary>
    private uint ReadDays(Completion facts)
    {
        uint windows = Reading.Unmet(facts, GroupEffect.RequirementsOf(FactGroup.Time) & ~InWarranty);
        return Reading.BaseEnd(facts) is { } end && claim.ClaimDate <= end ? windows : windows | InWarranty;
    }

    /// <summary>For each name, whether the service covers the claim date.</summary>
    private uint CoverOf(CompletedService service)
    {
        bool lasts = claim.ClaimDate <= Days.PlusMonths(service.Date, Reading.FloorMonths(claim));
        uint cover = 0;
        foreach (int name in Names)
        {
            nameFact?.Values[name](completion);
            cover |= lasts && Reading.Extends(service, completion) ? 1u << name : 0;
        }
        return cover;
    }

    private static uint Unmet(uint day, int name, uint cover) => (cover >> name & 1) != 0 ? day & ~InWarranty : day;

    private static HashSet<uint> Joined(IEnumerable<HashSet<uint>> covers) =>
        covers.Aggregate(new HashSet<uint> { 0 }, (joined, cover) => [.. from a in joined from b in cover select a | b]);

    private static Unknown[] FactsOf(List<Unknown> facts, int service) =>
        [.. facts.Where(fact => fact.Group == FactGroup.Services && fact.Service == service)];
}
