using HdrHistogram;

namespace Aumate.PolicyService.LoadTests.Calling;

/// <summary>
/// A closed loop: as many calls under way as the level says, and the next one when one is answered. Any error ends the measurement, for an error would be fast.
/// </summary>
internal interface ICaller
{
    /// <summary>Opens the connections of a level.</summary>
    Task<ICalling> Open(Uri address, ReadyCalls calls, Level level, CancellationToken bound);
}

/// <summary>Connections that are open.</summary>
internal interface ICalling : IDisposable
{
    /// <summary>Calls for a while, and waits for the last answer.</summary>
    Task<Called> For(TimeSpan duration, CancellationToken bound);
}

/// <summary>How many calls are under way.</summary>
/// <param name="Connections">Connections.</param>
/// <param name="Streams">Calls on each of them.</param>
internal sealed record Level(int Connections, int Streams)
{
    public static readonly Level Alone = new(1, 1);
    public static readonly Level Loaded = new(8, 16);
    public static readonly Level Crowded = new(32, 32);

    public override string ToString() => $"{Connections} x {Streams}";
}

/// <summary>What became of a round of calls.</summary>
/// <param name="Calls">How many were answered.</param>
/// <param name="Took">How long it took.</param>
/// <param name="P50">Median latency in milliseconds.</param>
/// <param name="P99">99th percentile of it.</param>
internal sealed record Called(long Calls, TimeSpan Took, double P50, double P99)
{
    private const long HighestMicroseconds = 60_000_000;
    private const int SignificantDigits = 3;

    public static LongHistogram Latencies() => new(1, HighestMicroseconds, SignificantDigits);

    /// <summary>What connections did together.</summary>
    /// <param name="latencies">Latencies in microseconds, by connection.</param>
    /// <param name="took">How long it took.</param>
    public static Called Of(IReadOnlyList<HistogramBase> latencies, TimeSpan took)
    {
        var all = Latencies();
        foreach (var each in latencies)
        {
            all.Add(each);
        }

        return new Called(all.TotalCount, took, all.GetValueAtPercentile(50) / 1000.0, all.GetValueAtPercentile(99) / 1000.0);
    }
}
