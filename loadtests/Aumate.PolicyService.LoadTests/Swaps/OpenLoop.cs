using System.Diagnostics;
using HdrHistogram;

namespace Aumate.PolicyService.LoadTests.Swaps;

/// <summary>
/// An open loop: calls begin at their planned instants, whatever became of those before, and each is timed from its instant; a stalled service is
/// not asked less, and its stall is not left out.
/// </summary>
/// <param name="rate">Calls a second.</param>
/// <param name="call">Makes the call of a number; false: the answer is wrong.</param>
internal sealed class OpenLoop(int rate, Func<int, Task<bool>> call)
{
    private const long HighestMicroseconds = 120_000_000;
    private const int SignificantDigits = 3;

    private int made;
    private int failed;
    private int wrong;

    /// <summary>How many calls failed.</summary>
    public int Failed => failed;

    /// <summary>How many answers were wrong.</summary>
    public int Wrong => wrong;

    /// <summary>How many calls were made.</summary>
    public int Made => made;

    /// <summary>An empty histogram of latencies in microseconds.</summary>
    public static LongHistogram Latencies() => new(1, HighestMicroseconds, SignificantDigits);

    /// <summary>Calls until it is told to stop, and waits for the last answer.</summary>
    /// <param name="until">Ends the calling.</param>
    /// <returns>Latencies in microseconds.</returns>
    public async Task<HistogramBase> Run(CancellationToken until)
    {
        var latencies = new LongConcurrentHistogram(1, HighestMicroseconds, SignificantDigits);
        var under = new List<Task>();
        var begun = Stopwatch.GetTimestamp();
        for (var planned = 0L; !until.IsCancellationRequested; planned++)
        {
            var due = begun + planned * Stopwatch.Frequency / rate;
            await Wait(due);
            under.Add(Timed(made++, due, latencies));
            if (under.Count > rate)
            {
                under.RemoveAll(each => each.IsCompleted);
            }
        }

        await Task.WhenAll(under);
        return latencies;
    }

    private static async Task Wait(long due)
    {
        // The timer's grain is a millisecond; who is late makes up for it at once.
        while (Stopwatch.GetTimestamp() < due)
        {
            await Task.Delay(1);
        }
    }

    private async Task Timed(int number, long due, LongConcurrentHistogram latencies)
    {
        try
        {
            if (!await call(number))
            {
                Interlocked.Increment(ref wrong);
            }
        }
        catch (Grpc.Core.RpcException)
        {
            Interlocked.Increment(ref failed);
        }

        var took = Stopwatch.GetElapsedTime(due);
        latencies.RecordValue(Math.Clamp((long)took.TotalMicroseconds, 1, HighestMicroseconds));
    }
}
