using System.Diagnostics;
using System.Globalization;

namespace Aumate.PolicyService.Benchmarks.Catalogs;

/// <summary>How long each of many like things took.</summary>
internal sealed class Timings
{
    private readonly List<long> ticks = [];

    /// <summary>Times one of them.</summary>
    public T Of<T>(Func<T> work)
    {
        var begun = Stopwatch.GetTimestamp();
        var result = work();
        ticks.Add(Stopwatch.GetTimestamp() - begun);
        return result;
    }

    /// <summary>Median, 99th percentile and maximum in microseconds, as cells of a Markdown table.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At(0.5):F1} | {At(0.99):F1} | {At(1):F1}");

    private double At(double part)
    {
        ticks.Sort();
        return ticks[(int)Math.Min(ticks.Count - 1, part * ticks.Count)] * 1e6 / Stopwatch.Frequency;
    }
}
