using NodaTime;

namespace Aumate.Warranty.Tests.Claims;

/// <summary>
/// The observed United States federal holidays, written from 5 U.S.C. 6103 and Pub. L. 117-17: the second opinion against which the
/// shipped calendar file is held. It shares nothing with that file and its recurrence rules.
/// </summary>
internal static class FederalHolidays
{
    private const int JuneteenthSince = 2021;

    /// <summary>Every observed day from 1 January of one year through 31 December of another.</summary>
    public static IEnumerable<LocalDate> Observed(int firstYear, int lastYear) =>
        Enumerable
            .Range(firstYear, lastYear - firstYear + 2) // The year after the last may have its New Year's Day observed in the last.
            .SelectMany(OfYear)
            .Where(day => firstYear <= day.Year && day.Year <= lastYear)
            .Order();

    /// <summary>The days observed for the holidays of one year; the first can be 31 December of the year before.</summary>
    private static IEnumerable<LocalDate> OfYear(int year)
    {
        yield return Shifted(new LocalDate(year, 1, 1));
        yield return Nth(year, 1, IsoDayOfWeek.Monday, 3);
        yield return Nth(year, 2, IsoDayOfWeek.Monday, 3);
        yield return DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)(new LocalDate(year, 5, 31));
        if (year >= JuneteenthSince)
        {
            yield return Shifted(new LocalDate(year, 6, 19));
        }

        yield return Shifted(new LocalDate(year, 7, 4));
        yield return Nth(year, 9, IsoDayOfWeek.Monday, 1);
        yield return Nth(year, 10, IsoDayOfWeek.Monday, 2);
        yield return Shifted(new LocalDate(year, 11, 11));
        yield return Nth(year, 11, IsoDayOfWeek.Thursday, 4);
        yield return Shifted(new LocalDate(year, 12, 25));
    }

    private static LocalDate Shifted(LocalDate day) =>
        day.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => day.PlusDays(-1),
            IsoDayOfWeek.Sunday => day.PlusDays(1),
            _ => day,
        };

    private static LocalDate Nth(int year, int month, IsoDayOfWeek weekday, int occurrence) =>
        LocalDate.FromYearMonthWeekAndDay(year, month, occurrence, weekday);
}
