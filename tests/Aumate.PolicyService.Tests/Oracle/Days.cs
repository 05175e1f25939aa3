namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Date arithmetic of R4 and R7 that stays inside the years 1 to 9999.</summary>
internal static class Days
{
    public static DateOnly Plus(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    public static DateOnly PlusMonths(DateOnly day, int months)
    {
        int month = (day.Year * 12) + (day.Month - 1) + months;
        if (month < 12)
        {
            return DateOnly.MinValue;
        }
        return month >= 10000 * 12 ? DateOnly.MaxValue : day.AddMonths(months);
    }

    /// <summary>The first day from which the months reach the target. Adding months never goes back, so this is one edge.</summary>
    public static DateOnly FirstReaching(DateOnly target, int months)
    {
        var day = Plus(PlusMonths(target, -months), -4);
        while (PlusMonths(day, months) < target)
        {
            day = day.AddDays(1);
        }
        return day;
    }

    public static DateOnly FarBefore(DateOnly day) => PlusMonths(day, -12 * 61);
}
