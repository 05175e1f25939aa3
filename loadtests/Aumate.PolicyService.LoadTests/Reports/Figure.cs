using System.Globalization;

namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>Numbers as every report writes them: in no culture.</summary>
internal static class Figure
{
    /// <summary>The percentiles that are told.</summary>
    public static readonly double[] Percentiles = [50, 75, 90, 95, 99, 99.9, 99.99, 100];

    public static string Of(double number, int decimals = 2) => number.ToString("F" + decimals, CultureInfo.InvariantCulture);

    public static string Of(double? number, int decimals = 2) => number is { } known ? Of(known, decimals) : "";

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString("P3", CultureInfo.InvariantCulture);

    /// <summary>With its quartiles.</summary>
    public static string Of(Quartiles quartiles, int decimals = 2) =>
        $"{Of(quartiles.Median, decimals)} ({Of(quartiles.Lower, decimals)} to {Of(quartiles.Upper, decimals)})";

    /// <summary>A percentile's name.</summary>
    public static string Name(double percentile) =>
        percentile == 100 ? "max" : "p" + percentile.ToString("0.##", CultureInfo.InvariantCulture);
}
