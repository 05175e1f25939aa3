using HdrHistogram;

namespace Aumate.PolicyService.LoadTests.Driving;

/// <summary>What became of some calls. Latencies are of those that were answered.</summary>
/// <param name="digits">Significant digits of a latency.</param>
internal sealed class Tally(int digits = 3)
{
    private const long HighestMicroseconds = 300_000_000;

    private readonly LongHistogram latencies = new(1, HighestMicroseconds, digits);

    /// <summary>Calls that were planned.</summary>
    public long Offered { get; private set; }

    /// <summary>Calls that were answered.</summary>
    public long Answered { get; private set; }

    /// <summary>Calls that failed.</summary>
    public long Failed { get; private set; }

    public long Calls => Answered + Failed;

    /// <summary>The longest, in milliseconds.</summary>
    public double Longest => Answered == 0 ? 0 : latencies.GetMaxValue() / 1000.0;

    /// <summary>A latency in milliseconds by its percentile.</summary>
    public double At(double percentile) => Answered == 0 ? 0 : latencies.GetValueAtPercentile(percentile) / 1000.0;

    public void Offer() => Offered++;

    public void Fail() => Failed++;

    public void Answer(TimeSpan latency)
    {
        Answered++;
        latencies.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 1, HighestMicroseconds));
    }
}
