extern alias host;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Tests.Claims;
using host::Aumate.PolicyService.Calendars;
using host::Aumate.PolicyService.Reference;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Aumate.PolicyService.Tests.Calendars;

public sealed class ShippedCalendarTests
{
    private static readonly WorkingCalendar Shipped = CalendarFiles.Read().Calendar!;

    [Fact]
    public void Its_holidays_from_2000_through_2100_are_those_of_the_law()
    {
        Assert.Equal(FederalHolidays.Observed(2000, 2100), Shipped.Holidays);
        Assert.Equal(1_090, Shipped.Holidays.Length);
    }

    [Theory]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    public void It_has_the_days_observed_in_a_year(int year, string days) =>
        Assert.Equal(
            days.Split(' ').Select(day => LocalDatePattern.Iso.Parse($"{year}-{day}").GetValueOrThrow()),
            Shipped.Holidays.Where(day => day.Year == year)
        );

    [Theory]
    [InlineData(2021, 6, 18, false)] // The first Juneteenth, a Saturday, was observed on the Friday.
    [InlineData(2020, 6, 19, true)] // A Friday, before Juneteenth was a holiday.
    [InlineData(2021, 12, 31, false)] // 1 January 2022 is a Saturday.
    [InlineData(2022, 1, 3, true)] // Which is not observed on the Monday too.
    [InlineData(2023, 1, 2, false)] // 1 January 2023 is a Sunday.
    [InlineData(2100, 12, 31, false)] // 1 January 2101 is a Saturday.
    [InlineData(2025, 1, 20, false)] // Inauguration Day, but also Martin Luther King's birthday.
    [InlineData(2033, 1, 20, true)] // Inauguration Day alone is no holiday in California.
    [InlineData(2026, 3, 31, true)] // Nor is Cesar Chavez Day, which is California's own, in this file.
    public void It_shifts_a_holiday_of_a_weekend_and_has_no_others(int year, int month, int day, bool works) =>
        Assert.Equal(works, Shipped.IsWorkingDay(new LocalDate(year, month, day)));

    [Fact]
    public void No_holiday_falls_on_a_weekend() =>
        Assert.All(Shipped.Holidays, day => Assert.InRange(day.DayOfWeek, IsoDayOfWeek.Monday, IsoDayOfWeek.Friday));

    [Fact]
    public void It_covers_2000_through_2100()
    {
        Assert.Equal(new LocalDate(2000, 1, 1), Shipped.First);
        Assert.Equal(new LocalDate(2100, 12, 31), Shipped.Last);
    }

    [Fact]
    public void Its_id_is_its_name_and_a_digest_of_what_the_law_gives() =>
        Assert.Equal(
            new WorkingCalendar("us-federal", CalendarFiles.First, CalendarFiles.Last, FederalHolidays.Observed(2000, 2100)).Id,
            Shipped.Id
        );

    /// <summary>The list of days stands in for the file, so neither may change without the other.</summary>
    [Fact]
    public void It_is_what_the_shipped_file_gives()
    {
        var file = IcsCalendarReader.Read(EmbeddedText.Of("us-federal-holidays.ics"), null, CalendarFiles.First, CalendarFiles.Last);
        Assert.Empty(file.Errors);
        Assert.Equal(file.Calendar!.Holidays, Shipped.Holidays);
        Assert.Equal(file.Calendar.Id, Shipped.Id);
    }

    /// <summary>A due time on the clock of El Monte names one instant, since its clocks change on Sundays.</summary>
    [Fact]
    public void No_day_on_which_the_clocks_of_California_change_is_a_working_day()
    {
        var zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];
        var changes = zone.GetZoneIntervals(
                Shipped.First.AtStartOfDayInZone(zone).ToInstant(),
                Shipped.Last.AtStartOfDayInZone(zone).ToInstant()
            )
            .Where(interval => interval.HasEnd)
            .Select(interval => interval.End.InZone(zone).Date)
            .ToList();
        Assert.InRange(changes.Count, 200, 203);
        Assert.All(changes, day => Assert.False(Shipped.IsWorkingDay(day)));
    }
}
