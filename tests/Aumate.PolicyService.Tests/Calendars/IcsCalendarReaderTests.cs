extern alias host;
using host::Aumate.PolicyService.Calendars;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Aumate.PolicyService.Tests.Calendars;

public sealed class IcsCalendarReaderTests
{
    private static readonly LocalDate First = new(2025, 1, 1);
    private static readonly LocalDate Last = new(2028, 12, 31);

    public static TheoryData<string, string> BrokenFiles =>
        new()
        {
            { "hello", "The holiday file is no iCalendar file: Could not parse line: 'hello'." },
            { "", "The holiday file holds 0 calendars, not one." },
            { """{"holidays": []}""", "The holiday file is no iCalendar file: Could not parse line*" },
            { "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "The holiday file is no iCalendar file: Unclosed component VEVENT." },
            { Ics.File(Ics.On("20260501")) + Ics.File(Ics.On("20260502")), "The holiday file holds 2 calendars, not one." },
            { Ics.File(), "The holiday file has no events." },
            { Ics.File("BEGIN:VTODO\nDTSTART;VALUE=DATE:20260501\nEND:VTODO"), "The holiday file has no events." },
            { Ics.File(Ics.Event("SUMMARY:May Day")), "The holiday file event 1 \"May Day\" has no date." },
            { Ics.File(Ics.On("2026-05-01")), "The holiday file event 1 has no date." },
            { Ics.File(Ics.On("20260230")), "The holiday file is no iCalendar file: *" },
            { Ics.File(Ics.Event("DTSTART:20260501T100000Z")), "The holiday file event 1 is at a time of day, not all day." },
            { Ics.File(Ics.Event("DTSTART;TZID=Mars/Olympus:20260501T100000")), "The holiday file event 1 *" },
            { Ics.File(Ics.On("20260501", "DTEND:20260501T180000Z")), "The holiday file event 1 ends at a time of day." },
            { Ics.File(Ics.On("20260501", "DURATION:PT36H")), "The holiday file event 1 ends at a time of day." },
            { Ics.File(Ics.On("20260501", "DTEND;VALUE=DATE:20260501")), "The holiday file event 1 ends before it begins." },
            { Ics.File(Ics.On("20260501", "DURATION:P0D")), "The holiday file event 1 ends before it begins." },
            { Ics.File(Ics.On("20260501", "DURATION:-P1D")), "The holiday file event 1 ends before it begins." },
            { Ics.File(Ics.On("20260501", "DTEND;VALUE=DATE:soon")), "The holiday file event 1 has a value of DTEND that cannot be read." },
            {
                Ics.File(Ics.On("20260501", "EXDATE;VALUE=DATE:soon")),
                "The holiday file event 1 has a value of EXDATE that cannot be read."
            },
            { Ics.File(Ics.On("20260501", "RRULE:FREQ=SOMETIMES")), "The holiday file is no iCalendar file: *" },
            { Ics.File(Ics.On("20260501", "RRULE:FREQ=HOURLY")), "The holiday file event 1 repeats within a day." },
            { Ics.File(Ics.On("20260501", "RRULE:FREQ=YEARLY", "RRULE:FREQ=MONTHLY")), "The holiday file event 1 has more than one rule." },
            {
                Ics.File(Ics.On("20260701", "RRULE:FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=3;BYDAY=FR")),
                "The holiday file event 1 begins on a day that its rule does not give."
            },
            { Ics.File(Ics.On("20260101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")), "The holiday file event 1 *" },
            { Ics.File(Ics.On("20260501", "RDATE:20260504T100000")), "The holiday file event 1 has a date with a time of day." },
            {
                Ics.File(Ics.On("20260501", "RDATE;VALUE=PERIOD:20260504T100000Z/PT2H")),
                "The holiday file event 1 has a date with a time of day."
            },
            {
                Ics.File(Ics.On("20260501", "RRULE:FREQ=YEARLY", "EXDATE:20270501T000000Z")),
                "The holiday file event 1 has a date with a time of day."
            },
            { Ics.Calendar("X-A:b", Ics.On("20260501")), "The holiday file does not name itself (X-WR-CALNAME)." },
            { Ics.Calendar("X-WR-CALNAME: ", Ics.On("20260501")), "The holiday file does not name itself (X-WR-CALNAME)." },
            {
                Ics.Calendar("X-WR-CALNAME:" + new string('x', 65), Ics.On("20260501")),
                "The holiday file has a name (X-WR-CALNAME) of more than 64*"
            },
            { Ics.Calendar("X-WR-CALNAME:two\\nlines", Ics.On("20260501")), "The holiday file has a name (X-WR-CALNAME) of more than 64*" },
            { Ics.File(Ics.On("19990501")), "The holiday file has no holiday in the years to be covered." },
            {
                Ics.File(Ics.On("20250501"), Ics.On("20280501")),
                "The holiday file has no holiday in 2026, 2027, between years that have some."
            },
        };

    public static TheoryData<string, string> BrokenCompanyFiles =>
        new()
        {
            { "hello", "The company file is no iCalendar file: Could not parse line: 'hello'." },
            { Ics.File(), "The company file has no events." },
            { Ics.File(Ics.On("20260504")), "The company file event 1 must have one of the categories HOLIDAY and WORKDAY." },
            {
                Ics.File(Ics.On("20260504", "CATEGORIES:PARTY")),
                "The company file event 1 must have one of the categories HOLIDAY and WORKDAY."
            },
            {
                Ics.File(Ics.On("20260501", "CATEGORIES:HOLIDAY,WORKDAY")),
                "The company file event 1 must have one of the categories HOLIDAY and WORKDAY."
            },
            {
                Ics.File(Ics.On("20260502", "CATEGORIES:WORKDAY", "SUMMARY:Busy Saturday")),
                "The company file event 1 \"Busy Saturday\" is a working day, but there is no holiday for it to remove."
            },
            {
                Ics.File(Ics.On("20260501", "CATEGORIES:WORKDAY"), Ics.On("20260501", "CATEGORIES:HOLIDAY")),
                "The company file makes 2026-05-01 both a holiday and a working day."
            },
        };

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public void A_broken_file_is_refused_with_its_fault(string text, string fault) => AssertRefused(fault, Read(text));

    [Theory]
    [MemberData(nameof(BrokenCompanyFiles))]
    public void A_broken_file_of_company_days_is_refused_with_its_fault(string text, string fault) =>
        AssertRefused(fault, Read(Ics.File(Ics.On("20260501")), text));

    [Fact]
    public void Every_fault_of_both_files_is_named_at_once() =>
        Assert.Equal(
            [
                "The holiday file event 1 has no date.",
                "The holiday file event 3 \"Late\" is at a time of day, not all day.",
                "The company file event 2 must have one of the categories HOLIDAY and WORKDAY.",
            ],
            Read(
                Ics.File(Ics.Event(), Ics.On("20260501"), Ics.Event("SUMMARY:Late", "DTSTART:20260501T220000Z")),
                Ics.File(Ics.On("20260504", "CATEGORIES:WORKDAY"), Ics.On("20260505"))
            ).Errors
        );

    [Theory]
    [InlineData("", "2026-05-01")]
    [InlineData("DTEND;VALUE=DATE:20260504", "2026-05-01 2026-05-02 2026-05-03")]
    [InlineData("DURATION:P1W", "2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05 2026-05-06 2026-05-07")]
    [InlineData("RRULE:FREQ=YEARLY;UNTIL=20270501", "2026-05-01 2027-05-01")]
    [InlineData("RRULE:FREQ=YEARLY", "2026-05-01 2027-05-01 2028-05-01")]
    [InlineData("RRULE:FREQ=YEARLY\nDURATION:P2D", "2026-05-01 2026-05-02 2027-05-01 2027-05-02 2028-05-01 2028-05-02")]
    [InlineData("RRULE:FREQ=MONTHLY;COUNT=3\nEXDATE;VALUE=DATE:20260601", "2026-05-01 2026-07-01")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260501", "2026-05-02 2026-05-03")]
    [InlineData("RDATE;VALUE=DATE:20260511,20260513", "2026-05-01 2026-05-11 2026-05-13")]
    public void The_days_of_an_event_are_holidays(string lines, string days) =>
        Assert.Equal(Days(days), Read(Ics.File(Ics.On("20260501", lines.Split('\n')))).Calendar!.Holidays);

    [Fact]
    public void An_event_without_a_rule_may_begin_before_and_end_after_the_covered_years() =>
        Assert.Equal(1461, Read(Ics.File(Ics.On("20000101", "DTEND;VALUE=DATE:99991231"))).Calendar!.Holidays.Length);

    [Fact]
    public void An_occurrence_that_was_moved_counts_where_it_was_moved_to() =>
        Assert.Equal(
            Days("2026-05-01 2027-05-03 2028-05-01"),
            Read(
                Ics.File(Ics.On("20260501", "UID:1", "RRULE:FREQ=YEARLY"), Ics.On("20270503", "UID:1", "RECURRENCE-ID;VALUE=DATE:20270501"))
            ).Calendar!.Holidays
        );

    [Fact]
    public void A_cancelled_event_is_no_holiday() =>
        Assert.Equal(Days("2026-05-01"), Read(Ics.File(Ics.On("20260501"), Ics.On("20260504", "STATUS:CANCELLED"))).Calendar!.Holidays);

    [Fact]
    public void A_calendar_covers_only_the_years_that_its_file_has_holidays_in()
    {
        var calendar = Read(Ics.File(Ics.On("20260501"), Ics.On("20270501"))).Calendar!;
        Assert.Equal(new LocalDate(2026, 1, 1), calendar.First);
        Assert.Equal(new LocalDate(2027, 12, 31), calendar.Last);
        Assert.Null(calendar.AddWorkingDays(new LocalDate(2027, 12, 27), 7));
    }

    [Fact]
    public void Lines_may_end_as_the_standard_has_them_and_be_folded()
    {
        var lines = Ics.File(Ics.On("20260501", "SUMMARY:May", " Day"), Ics.On("20260504"));
        Assert.Equal(Days("2026-05-01 2026-05-04"), Read(lines.ReplaceLineEndings("\r\n")).Calendar!.Holidays);
    }

    [Fact]
    public void A_calendar_is_named_by_its_file() =>
        Assert.StartsWith("test-", Read(Ics.File(Ics.On("20260501"))).Calendar!.Id, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_company_days_adds_and_removes_holidays()
    {
        var reading = Read(
            Ics.File(Ics.On("20260501"), Ics.On("20260525"), Ics.On("20270501")),
            Ics.File(
                Ics.On("20260525", "CATEGORIES:WORKDAY"),
                Ics.On("20261224", "CATEGORIES:HOLIDAY,PARTY", "DURATION:P2D"),
                Ics.On("20260501", "CATEGORIES:holiday")
            )
        );
        Assert.Equal(Days("2026-05-01 2026-12-24 2026-12-25 2027-05-01"), reading.Calendar!.Holidays);
    }

    [Fact]
    public void A_holiday_removed_is_worked_even_where_it_was_the_only_one_of_the_last_year()
    {
        var calendar = Read(Ics.File(Ics.On("20260501"), Ics.On("20270503")), Ics.File(Ics.On("20270503", "CATEGORIES:WORKDAY"))).Calendar!;
        Assert.True(calendar.IsWorkingDay(new LocalDate(2027, 5, 3)));
        Assert.Equal(new LocalDate(2027, 12, 31), calendar.Last);
    }

    [Fact]
    public void A_working_day_of_a_year_that_is_not_covered_changes_nothing() =>
        Assert.Equal(
            Days("2026-05-01"),
            Read(Ics.File(Ics.On("20260501")), Ics.File(Ics.On("20240501", "CATEGORIES:WORKDAY"))).Calendar!.Holidays
        );

    [Fact]
    public void A_yearly_working_day_need_not_meet_a_holiday_in_every_year() =>
        Assert.Equal(
            Days("2027-05-03"),
            Read(
                Ics.File(Ics.On("20260501"), Ics.On("20270503")),
                Ics.File(Ics.On("20260501", "CATEGORIES:WORKDAY", "RRULE:FREQ=YEARLY"))
            ).Calendar!.Holidays
        );

    private static CalendarReading Read(string holidays, string? companyDays = null) =>
        IcsCalendarReader.Read(holidays, companyDays, First, Last);

    private static void AssertRefused(string fault, CalendarReading reading)
    {
        Assert.Null(reading.Calendar);
        var error = Assert.Single(reading.Errors);
        if (fault.EndsWith('*'))
        {
            Assert.StartsWith(fault[..^1], error, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(fault, error);
        }
    }

    private static IEnumerable<LocalDate> Days(string days) =>
        days.Split(' ').Select(day => LocalDatePattern.Iso.Parse(day).GetValueOrThrow());
}
