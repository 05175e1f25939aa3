using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Aumate.Warranty.Tests.Claims;

/// <summary>
/// The date arithmetic on which windows and warranty rest (R4, R7, R9), held against a second calendar on every day of the century.
/// </summary>
public sealed class DateArithmeticTests
{
    private static readonly LocalDate Start = new(2000, 1, 1);
    private static readonly IReadOnlyList<LocalDate> Century = [.. Enumerable.Range(0, 36_525).Select(Start.PlusDays)];

    [Fact]
    public void The_century_runs_from_2000_through_2099()
    {
        Assert.Equal(new LocalDate(2099, 12, 31), Century[^1]);
        Assert.All(Century.Index(), day => Assert.Equal(new DateOnly(2000, 1, 1).AddDays(day.Index), day.Item.ToDateOnly()));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    public void Days_added_agree_with_a_second_calendar_on_every_day(int days) =>
        Assert.DoesNotContain(Century, day => day.PlusDays(days).ToDateOnly() != day.ToDateOnly().AddDays(days));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(24)]
    public void Months_added_agree_with_a_second_calendar_on_every_day(int months) =>
        Assert.DoesNotContain(Century, day => day.PlusMonths(months).ToDateOnly() != day.ToDateOnly().AddMonths(months));

    [Theory]
    [InlineData("2024-11-30", 3, "2025-02-28")]
    [InlineData("2023-11-30", 3, "2024-02-29")]
    [InlineData("2026-11-30", 3, "2027-02-28")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2024-02-29", 48, "2028-02-29")]
    [InlineData("2025-03-10", 12, "2026-03-10")]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    public void A_day_that_does_not_exist_becomes_the_last_of_its_month(string from, int months, string expected) =>
        Assert.Equal(Day(expected), Day(from).PlusMonths(months));

    [Theory]
    [InlineData("2026-03-10", 7, "2026-03-17")]
    [InlineData("2026-03-10", 30, "2026-04-09")]
    [InlineData("2026-03-01", 7, "2026-03-08")]
    [InlineData("2026-03-01", 30, "2026-03-31")]
    [InlineData("2026-12-28", 7, "2027-01-04")]
    [InlineData("2028-02-22", 7, "2028-02-29")]
    public void A_window_of_N_days_ends_on_day_N_after_the_purchase(string purchase, int days, string lastDay) =>
        Assert.Equal(Day(lastDay), Day(purchase).PlusDays(days));

    [Fact]
    public void Three_months_are_89_to_92_days()
    {
        var lengths = Century.CountBy(day => Period.DaysBetween(day, day.PlusMonths(3))).ToDictionary();
        Assert.Equal(
            new Dictionary<int, int>
            {
                [89] = 2_175,
                [90] = 5_432,
                [91] = 7_794,
                [92] = 21_124,
            },
            lengths
        );
    }

    [Fact]
    public void A_longer_period_never_ends_earlier_and_a_later_day_never_ends_sooner()
    {
        Assert.DoesNotContain(Century, day => day.PlusMonths(12) >= day.PlusMonths(13));
        Assert.DoesNotContain(Century, day => day.PlusMonths(3) > day.PlusDays(1).PlusMonths(3));
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
