using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Table;
using Aumate.Warranty.Coverage;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using NodaTime;
using Xunit;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>Coverage and the second reading of R28, and coverage and the evaluator of claims, on sales that nobody wrote down.</summary>
public sealed class CoverageOracleTests
{
    private const int DefaultSales = 20_000;
    private const int LongSpan = 60;
    private const int DaysOfALongSpan = 12;

    /// <summary>How many sales are drawn; more by the environment variable COVERAGE_SALES.</summary>
    private static int Drawn => int.TryParse(Environment.GetEnvironmentVariable("COVERAGE_SALES"), out var more) ? more : DefaultSales;

    [Fact]
    public void On_random_sales_coverage_and_the_second_reading_agree_in_status_days_and_missing_facts()
    {
        var tally = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Drawn; seed++)
        {
            var sale = Sales.Draw((ulong)seed);
            var (expected, actual) = (new PlainCoverage(sale), InProcess.OnTheLetter.Preview(sale));
            foreach (var remedy in PlainTable.Remedies)
            {
                var (wanted, said) = (Said(expected.Of(remedy)), Said(actual[(Remedy)remedy]));
                Assert.True(wanted == said, $"seed {seed}, {remedy}: expected {wanted}, was {said}");
                var kind = $"{remedy} {actual[(Remedy)remedy].Status}";
                tally[kind] = tally.GetValueOrDefault(kind) + 1;
            }
        }

        // A mix in which some answer never comes would prove nothing of it.
        Assert.Equal(PlainTable.Remedies.Count * Enum.GetValues<CoverageStatus>().Length, tally.Count);
    }

    [Fact]
    public void A_remedy_is_eligible_on_every_day_from_the_first_through_the_last_and_on_no_day_beside_them()
    {
        for (var seed = 0; seed < Drawn / 10; seed++)
        {
            var sale = Sales.Draw((ulong)seed);
            foreach (var remedy in InProcess.OnTheLetter.Preview(sale).Remedies.Where(remedy => remedy.IsOffered))
            {
                Check(seed, PlainCoverage.Assumed(sale), remedy);
            }
        }
    }

    private static void Check(int seed, PlainClaim assumed, RemedyCoverage remedy)
    {
        RemedyStatus On(LocalDate day) =>
            InProcess.OnTheLetter.Decide(assumed with { ClaimDate = new DateOnly(day.Year, day.Month, day.Day) })[remedy.Remedy].Status;

        if (remedy.FirstDay is { } first)
        {
            var last = remedy.LastDay ?? remedy.LastDayAtLeast ?? first.PlusYears(70);
            Assert.All(DaysOf(first, last), day => Assert.True(On(day) == RemedyStatus.Eligible, $"seed {seed}, {remedy.Remedy} on {day}"));
            if (remedy.Remedy == Remedy.PaidRepair && first > remedy.By.Claim.VoucherDate)
            {
                Assert.True(On(first.PlusDays(-1)) == RemedyStatus.Ineligible, $"seed {seed}, {remedy.Remedy} before {first}");
            }
        }

        if ((remedy.LastDay ?? remedy.LastDayAtLeast) is { } end)
        {
            var after = remedy.LastDay is null ? RemedyStatus.Undetermined : RemedyStatus.Ineligible;
            Assert.True(On(end.PlusDays(1)) == after, $"seed {seed}, {remedy.Remedy} after {end}");
        }
    }

    // Every day of a window; of years, both ends and days in between.
    private static IEnumerable<LocalDate> DaysOf(LocalDate first, LocalDate last)
    {
        var length = Period.DaysBetween(first, last);
        var step = length <= LongSpan ? 1 : length / DaysOfALongSpan;
        for (var i = 0; i < length; i += step)
        {
            yield return first.PlusDays(i);
        }

        yield return last;
    }

    private static string Said(PlainOffer offer) =>
        $"{offer.Offered} {offer.First:O} {offer.Last:O} {string.Join(' ', offer.Missing.Select(DomainClaims.FieldOf).Order(Comparer))}";

    private static string Said(RemedyCoverage remedy) =>
        $"{OfferedOf(remedy.Status)} {remedy.FirstDay:uuuu-MM-dd} {remedy.LastDay:uuuu-MM-dd} {string.Join(' ', remedy.Missing)}";

    private static bool? OfferedOf(CoverageStatus status) =>
        status == CoverageStatus.Undetermined ? null : status == CoverageStatus.Offered;

    private static Comparer<Aumate.Warranty.Claims.FieldRef> Comparer { get; } =
        Comparer<Aumate.Warranty.Claims.FieldRef>.Create((one, other) => one.Order.CompareTo(other.Order));
}
