using Aumate.Warranty.Claims;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Aumate.Warranty.Tests.Claims;

public sealed class WorkingCalendarTests
{
    private static readonly LocalDate First = new(2000, 1, 1);
    private static readonly LocalDate Last = new(2100, 12, 31);
    private static readonly WorkingCalendar Calendar = new("us-federal", First, Last, FederalHolidays.Observed(2000, 2100));

    [Theory]
    [InlineData("2026-11-20", true)] // An ordinary Friday.
    [InlineData("2026-11-21", false)] // Saturday.
    [InlineData("2026-11-22", false)] // Sunday.
    [InlineData("2026-11-26", false)] // Thanksgiving.
    [InlineData("2026-11-27", true)] // The day after it is no federal holiday.
    [InlineData("2026-07-03", false)] // 4 July 2026 is a Saturday.
    [InlineData("2027-12-31", false)] // 1 January 2028 is a Saturday.
    [InlineData("1999-12-30", false)] // A Thursday that is not covered.
    [InlineData("2101-01-03", false)] // A Monday that is not covered.
    public void Work_is_done_Monday_to_Friday_but_not_on_holidays(string day, bool works) =>
        Assert.Equal(works, Calendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2026-11-20", "2026-12-02")]
    [InlineData("2026-11-23", "2026-12-03")]
    [InlineData("2026-12-18", "2026-12-30")]
    [InlineData("2026-12-24", "2027-01-06")]
    [InlineData("2027-12-27", "2028-01-06")]
    [InlineData("2026-07-01", "2026-07-13")]
    [InlineData("2028-02-24", "2028-03-06")]
    public void A_repair_is_due_on_the_seventh_working_day_after_receipt(string received, string due) =>
        Assert.Equal(Day(due), Calendar.AddWorkingDays(Day(received), 7));

    [Fact]
    public void Seven_working_days_agree_with_a_walk_day_by_day_from_every_day_of_the_century()
    {
        var holidays = FederalHolidays.Observed(2000, 2100).ToHashSet();
        Assert.DoesNotContain(Century(), start => Calendar.AddWorkingDays(start, 7) != Walk(start, 7, holidays));
    }

    [Fact]
    public void Seven_working_days_span_9_to_13_calendar_days()
    {
        var spans = Century().ToDictionary(start => start, start => Period.DaysBetween(start, Calendar.AddWorkingDays(start, 7)!.Value));
        Assert.Equal(9, spans.Values.Min());
        Assert.Equal(13, spans.Values.Max());
        Assert.Equal(13, spans[new LocalDate(2000, 12, 20)]);
    }

    [Theory]
    [InlineData("1999-12-31", 1, null)] // Starts before the first covered day.
    [InlineData("2000-01-01", 1, "2000-01-03")]
    [InlineData("2100-12-29", 1, "2100-12-30")]
    [InlineData("2100-12-30", 1, null)] // 31 December 2100 is a holiday: 1 January 2101 is a Saturday.
    [InlineData("2100-12-31", 1, null)]
    [InlineData("2101-01-01", 1, null)] // Starts after the last covered day.
    [InlineData("2100-12-29", 2, null)]
    [InlineData("2000-01-01", int.MaxValue, null)]
    public void Nothing_is_counted_through_days_that_are_not_covered(string start, int count, string? expected) =>
        Assert.Equal(expected is null ? null : Day(expected), Calendar.AddWorkingDays(Day(start), count));

    [Fact]
    public void The_first_and_the_last_covered_day_count()
    {
        var calendar = Small(); // 1 January and 31 December 2026 are Thursdays, and no holidays in it.
        Assert.True(calendar.IsWorkingDay(calendar.First));
        Assert.True(calendar.IsWorkingDay(calendar.Last));
        Assert.Equal(calendar.Last, calendar.AddWorkingDays(Day("2026-12-30"), 1));
    }

    [Theory]
    [InlineData("2026-11-17T09:30:00", "2026-11-18T09:30:00")] // Tuesday.
    [InlineData("2026-11-13T15:00:00", "2026-11-16T15:00:00")] // Friday.
    [InlineData("2026-01-16T15:00:00", "2026-01-20T15:00:00")] // Friday before a Monday holiday.
    [InlineData("2026-11-25T23:59:59.999", "2026-11-27T23:59:59.999")] // Wednesday before Thanksgiving.
    [InlineData("2026-11-14T00:00:00", "2026-11-17T00:00:00")] // Saturday counts as Monday at its start.
    [InlineData("2026-11-14T23:59:00", "2026-11-17T00:00:00")]
    [InlineData("2026-11-15T12:00:00", "2026-11-17T00:00:00")] // Sunday.
    [InlineData("2026-01-17T10:00:00", "2026-01-21T00:00:00")] // Saturday before a Monday holiday.
    [InlineData("2026-01-19T10:00:00", "2026-01-21T00:00:00")] // The holiday itself.
    [InlineData("2026-03-06T15:00:00", "2026-03-09T15:00:00")] // Clocks go forward on Sunday.
    [InlineData("2026-10-30T15:00:00", "2026-11-02T15:00:00")] // Clocks go back on Sunday.
    [InlineData("2100-12-30T10:00:00", null)]
    [InlineData("2100-12-31T10:00:00", null)]
    [InlineData("1999-12-31T10:00:00", null)]
    public void A_reply_is_due_on_the_next_working_day_at_the_same_time(string received, string? due) =>
        Assert.Equal(due is null ? null : Time(due), Calendar.SupportReplyDue(Time(received)));

    [Fact]
    public void A_reply_is_due_as_a_walk_day_by_day_says_from_every_day_of_the_century()
    {
        var holidays = FederalHolidays.Observed(2000, 2100).ToHashSet();
        LocalDateTime Expected(LocalDate day) =>
            Works(day, holidays) ? Walk(day, 1, holidays).At(new LocalTime(15, 0)) : Walk(day, 2, holidays).AtMidnight();
        Assert.DoesNotContain(Century(), day => Calendar.SupportReplyDue(day.At(new LocalTime(15, 0))) != Expected(day));
    }

    [Fact]
    public void Two_working_days_for_a_reply_are_one_more_than_one()
    {
        Assert.Equal(Time("2026-11-17T15:00:00"), Calendar.SupportReplyDue(Time("2026-11-13T15:00:00"), 2));
        Assert.Equal(Time("2026-11-18T00:00:00"), Calendar.SupportReplyDue(Time("2026-11-14T15:00:00"), 2));
    }

    [Fact]
    public void The_id_is_the_name_and_a_digest_of_the_content() =>
        // printf 'c\n2026-01-01\n2026-12-31\n2026-05-01' | sha256sum
        Assert.Equal("c-ad01eb22ee86", Small().Id);

    [Fact]
    public void Equal_content_has_an_equal_id_in_whatever_order_it_is_given()
    {
        LocalDate[] days = [.. FederalHolidays.Observed(2000, 2100), new(1999, 12, 31), new(2101, 5, 30)];
        Assert.Equal(Calendar.Id, new WorkingCalendar("us-federal", First, Last, [.. days.Reverse(), .. days]).Id);
    }

    [Fact]
    public void Any_difference_in_content_is_a_different_id()
    {
        WorkingCalendar[] calendars =
        [
            Small(),
            Small(name: "d"),
            Small(first: "2026-01-02"),
            Small(last: "2026-12-30"),
            Small(holidays: ["2026-05-02"]),
            Small(holidays: []),
            Small(holidays: ["2026-05-01", "2026-05-02"]),
        ];
        Assert.Equal(calendars.Length, calendars.Select(calendar => calendar.Id).Distinct().Count());
    }

    [Fact]
    public void Holidays_are_those_of_the_covered_range_ascending_and_each_once() =>
        Assert.Equal(
            [Day("2026-05-01"), Day("2026-07-04")],
            Small(holidays: ["2026-07-04", "2025-12-31", "2026-05-01", "2026-07-04", "2027-01-01"]).Holidays
        );

    [Fact]
    public void A_calendar_of_nonsense_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Small(name: " "));
        Assert.ThrowsAny<ArgumentException>(() => Small(first: "2027-01-01"));
        Assert.ThrowsAny<ArgumentException>(() => Calendar.AddWorkingDays(First, 0));
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        var received = Time("2026-11-14T15:00:00");
        Ask(received);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(received);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Ask(LocalDateTime received)
    {
        _ = Calendar.IsWorkingDay(received.Date);
        _ = Calendar.AddWorkingDays(received.Date, 7);
        _ = Calendar.SupportReplyDue(received);
    }

    private static WorkingCalendar Small(
        string name = "c",
        string first = "2026-01-01",
        string last = "2026-12-31",
        string[]? holidays = null
    ) => new(name, Day(first), Day(last), (holidays ?? ["2026-05-01"]).Select(Day));

    private static LocalDate Walk(LocalDate start, int count, HashSet<LocalDate> holidays)
    {
        var day = start;
        for (var counted = 0; counted < count; counted += Works(day, holidays) ? 1 : 0)
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    private static bool Works(LocalDate day, HashSet<LocalDate> holidays) =>
        day.DayOfWeek != IsoDayOfWeek.Saturday && day.DayOfWeek != IsoDayOfWeek.Sunday && !holidays.Contains(day);

    private static IEnumerable<LocalDate> Century() => Enumerable.Range(0, 36_525).Select(First.PlusDays);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    private static LocalDateTime Time(string text) => LocalDateTimePattern.ExtendedIso.Parse(text).GetValueOrThrow();
}
