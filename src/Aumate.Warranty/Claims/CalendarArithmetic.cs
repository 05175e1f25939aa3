using NodaTime;

namespace Aumate.Warranty.Claims;

/// <summary>
/// Days and months added to a date (R7). Beyond the calendar's last day, 9999-12-31, the result is that day: no claim can be later, so every
/// comparison with a claim date comes out as it would without the limit. The same holds before its first day.
/// </summary>
public static class CalendarArithmetic
{
    /// <summary>The first day of a claim's calendar, 0001-01-01.</summary>
    public static LocalDate FirstDay { get; } = new(1, 1, 1);

    /// <summary>The last day of a claim's calendar.</summary>
    public static LocalDate LastDay { get; } = LocalDate.MaxIsoValue;

    /// <summary>A day some days later, or for a negative number earlier.</summary>
    public static LocalDate PlusDays(LocalDate day, int days) =>
        Period.DaysBetween(day, LastDay) < days ? LastDay
        : days < 0 && Period.DaysBetween(FirstDay, day) < -days ? FirstDay
        : day.PlusDays(days);

    /// <summary>A day some months later; a day that does not exist becomes the month's last (R7).</summary>
    public static LocalDate PlusMonths(LocalDate day, int months) =>
        ((LastDay.Year - day.Year) * 12) + LastDay.Month - day.Month < months ? LastDay : day.PlusMonths(months);

    /// <summary>The earliest day from which so many months reach a given day.</summary>
    public static LocalDate EarliestReaching(LocalDate day, int months)
    {
        var first = (day.Year * 12) + day.Month - months < MonthsToSecondYear ? FirstDay : day.PlusMonths(-months);
        // The month may be too short: one month from 28 February reaches 28 March, and it takes 1 March to reach the 31st.
        while (PlusMonths(first, months) < day)
        {
            first = first.PlusDays(1);
        }

        return first;
    }

    /// <summary>The least number of months, 1 or more, that reach a given day from an earlier one.</summary>
    public static int MonthsReaching(LocalDate from, LocalDate day)
    {
        var months = Math.Max(1, ((day.Year - from.Year) * 12) + day.Month - from.Month);
        return PlusMonths(from, months) < day ? months + 1 : months;
    }

    private const int MonthsToSecondYear = 25;
}
