namespace Aumate.Warranty.Letter;

/// <summary>The largest numbers that claims, terms and catalogs may give (R29); all begin at 1.</summary>
public static class Bounds
{
    /// <summary>Longest warranty period, and longest cover after a service: fifty years, in months.</summary>
    public const int PeriodMonths = 600;

    /// <summary>Longest return or exchange window in days.</summary>
    public const int WindowDays = 3650;
}
