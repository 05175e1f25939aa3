namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Values that an unknown fact is tried with.</summary>
internal static class Samples
{
    private const int LongestPeriod = 600;

    private static readonly PlainCause[] OnePerClause =
    [
        PlainCause.Misuse,
        PlainCause.ThirdParty,
        PlainCause.NormalWear,
        PlainCause.CustomerDataLoss,
        PlainCause.AgainstInstructions,
        PlainCause.UnauthorizedService,
    ];

    /// <summary>Months; 0 where no warranty was agreed at all.</summary>
    public static IReadOnlyList<int> Periods { get; } = [0, 1, 12, 36, LongestPeriod];

    public static int? KnownPeriod(PlainClaim claim) => claim.PeriodMonths ?? claim.CatalogPeriodMonths;

    /// <summary>Both sides of every edge of the windows and of the warranty, the claim date and long ago (R5).</summary>
    public static IReadOnlyList<DateOnly> Purchases(PlainClaim claim)
    {
        var today = claim.ClaimDate;
        var days = new SortedSet<DateOnly> { today, Days.FarBefore(today) };
        foreach (int window in (int[])[Reading.ReturnDays(claim), Reading.ExchangeDays(claim)])
        {
            AddEdge(days, Days.Plus(today, -window));
        }
        IEnumerable<int> periods = KnownPeriod(claim) is { } known ? [known] : Periods;
        foreach (int period in periods.Select(months => Math.Max(months, Reading.MinimumMonths(claim))).Where(months => months > 0))
        {
            AddEdge(days, Days.FirstReaching(today, period));
        }
        return [.. days.Where(day => day <= today)];
    }

    /// <summary>Both sides of the edge after which a service covers the claim date, and the ends of the possible time.</summary>
    public static IReadOnlyList<DateOnly> ServiceDays(PlainClaim claim)
    {
        var first = claim.PurchaseDate ?? Days.FarBefore(claim.ClaimDate);
        var days = new SortedSet<DateOnly> { first, claim.ClaimDate };
        AddEdge(days, Days.FirstReaching(claim.ClaimDate, Reading.FloorMonths(claim)));
        return [.. days.Where(day => day >= first && day <= claim.ClaimDate)];
    }

    public static IReadOnlyList<string> Parts(PlainClaim claim) => Names([claim.Part, .. claim.Services.Select(service => service.Part)]);

    public static IReadOnlyList<string> Models(PlainClaim claim) =>
        Names([claim.AccessoryModel, .. claim.Services.Select(service => service.AccessoryModel)]);

    /// <summary>What a pending diagnosis can settle: fault or external, with further causes; no fault only where none is listed (R11).</summary>
    public static IReadOnlyList<(PlainDiagnosis Diagnosis, uint Causes)> Diagnoses(PlainClaim claim)
    {
        uint listed = Reading.Bits(claim.Causes);
        uint[] causes = [listed, .. OnePerClause.Select(cause => listed | Reading.Bit(cause)), listed | Reading.Bits(OnePerClause)];
        var results = causes.Distinct().SelectMany(set => new[] { (PlainDiagnosis.ProductFault, set), (PlainDiagnosis.External, set) });
        return listed == 0 ? [.. results, (PlainDiagnosis.NoFault, 0u)] : [.. results];
    }

    /// <summary>The names of the claim and two others: with one alone, two unknown names could not differ.</summary>
    private static List<string> Names(IEnumerable<string?> named)
    {
        List<string> names = [.. named.OfType<string>().Distinct(StringComparer.Ordinal)];
        var others = Enumerable.Range(1, names.Count + 2).Select(number => $"other {number}").Except(names, StringComparer.Ordinal);
        return [.. names, .. others.Take(2)];
    }

    private static void AddEdge(SortedSet<DateOnly> days, DateOnly edge)
    {
        days.Add(edge);
        days.Add(Days.Plus(edge, -1));
    }
}
