using System.Diagnostics;
using HdrHistogram;

namespace Aumate.PolicyService.LoadTests.Swaps;

/// <summary>
/// Calm times and swaps in turn, under the same calls. Every answer is held against the one that the very revision it names gave before the calls began.
/// </summary>
internal sealed class SwapRun
{
    private const double Percentile = 99.9;

    // What a swap leaves behind is cleared away after it.
    private static readonly TimeSpan After = TimeSpan.FromSeconds(5);

    private readonly SwapOptions options;
    private readonly Editions editions;
    private readonly Asked asked;

    public SwapRun(SwapOptions options, Editions editions, Asked asked)
    {
        (this.options, this.editions, this.asked) = (options, editions, asked);
        Loop = new OpenLoop(options.Rate, asked.IsRight);
    }

    /// <summary>The calls.</summary>
    public OpenLoop Loop { get; }

    /// <summary>How long the first catalog took, from the start of the service to its first answer.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>How long a swap took, from the new file to the first answer on it.</summary>
    public List<TimeSpan> SwapTimes { get; } = [];

    /// <summary>Latencies in microseconds while nothing is swapped.</summary>
    public LongHistogram Calm { get; } = OpenLoop.Latencies();

    /// <summary>Latencies in microseconds from a new file to a while after it is in force.</summary>
    public LongHistogram Swapping { get; } = OpenLoop.Latencies();

    /// <summary>What a swap adds.</summary>
    public double AddedMilliseconds => (Swapping.GetValueAtPercentile(Percentile) - Calm.GetValueAtPercentile(Percentile)) / 1000.0;

    /// <summary>Waits for the service, and takes the answers of both editions.</summary>
    public async Task Learn(CancellationToken bound)
    {
        var begun = Stopwatch.GetTimestamp();
        await asked.UntilServing(bound);
        FirstAnswer = Stopwatch.GetElapsedTime(begun);
        await asked.Learn(bound);
        await Next(bound);
        await asked.Learn(bound);
    }

    /// <summary>Swaps as often as the options say.</summary>
    public async Task Swap(CancellationToken bound)
    {
        for (var swap = 0; swap < options.Swaps; swap++)
        {
            Calm.Add(await During(Task.Delay(TimeSpan.FromSeconds(options.Calm), bound)));
            Swapping.Add(await During(NextAndAfter(bound)));
        }
    }

    private async Task NextAndAfter(CancellationToken bound)
    {
        var begun = Stopwatch.GetTimestamp();
        await Next(bound);
        SwapTimes.Add(Stopwatch.GetElapsedTime(begun));
        await Task.Delay(After, bound);
    }

    private async Task Next(CancellationToken bound)
    {
        var before = asked.Revision;
        editions.Swap();
        await asked.UntilNot(before, bound);
    }

    private async Task<HistogramBase> During(Task happening)
    {
        using var over = new CancellationTokenSource();
        var running = Loop.Run(over.Token);
        await happening;
        await over.CancelAsync();
        return await running;
    }
}
