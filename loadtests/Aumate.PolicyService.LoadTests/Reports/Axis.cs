namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>An axis of a plot.</summary>
/// <param name="Name">What it shows, with its unit.</param>
/// <param name="Place">Where a value is, from 0 to 1.</param>
/// <param name="Ticks">Values that are written beside it.</param>
internal sealed record Axis(string Name, Func<double, double> Place, IReadOnlyList<(double Value, string Label)> Ticks)
{
    private const int MostTicks = 8;

    /// <summary>From 0 to a value, evenly.</summary>
    public static Axis Even(string name, double highest)
    {
        var most = Math.Max(highest, 1e-9);
        var step = Step(most / MostTicks);
        var count = (int)Math.Ceiling(most / step);
        return new Axis(name, value => value / (step * count), [.. Enumerable.Range(0, count + 1).Select(at => Tick(at * step))]);
    }

    /// <summary>By powers of ten.</summary>
    public static Axis Logarithmic(string name, double lowest, double highest)
    {
        var from = Math.Floor(Math.Log10(Math.Max(lowest, 1e-3)));
        var to = Math.Max(from + 1, Math.Ceiling(Math.Log10(Math.Max(highest, 1e-3))));
        return new Axis(
            name,
            value => (Math.Log10(Math.Max(value, Math.Pow(10, from))) - from) / (to - from),
            [.. Enumerable.Range((int)from, (int)(to - from) + 1).Select(power => Tick(Math.Pow(10, power)))]
        );
    }

    /// <summary>Percentiles, so that each further nine has as much room.</summary>
    public static Axis OfPercentiles(IReadOnlyList<double> percentiles)
    {
        var last = percentiles.Count - 1;
        return new Axis(
            "percentile",
            value => percentiles.TakeWhile(each => each < value).Count() / (double)last,
            [.. percentiles.Select(each => (each, Figure.Name(each)))]
        );
    }

    // 1, 2 or 5, and as many noughts as it takes.
    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power
            * (
                least <= power ? 1
                : least <= 2 * power ? 2
                : least <= 5 * power ? 5
                : 10
            );
    }

    private static (double Value, string Label) Tick(double value) =>
        (value, value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture));
}
