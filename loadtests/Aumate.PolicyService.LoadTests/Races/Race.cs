using System.Collections.Immutable;
using System.Diagnostics;
using Aumate.PolicyService.LoadTests.Calling;

namespace Aumate.PolicyService.LoadTests.Races;

/// <summary>
/// Rounds in turns: each turn makes one round of every lane, and the next turn begins with another of them. What the machine does to one it does to its
/// neighbours, and a ratio is taken within a turn.
/// </summary>
internal static class Race
{
    private const double StillFalls = 0.95;
    private const int LongestWarmUp = 5;
    private const int Settled = 3;

    // What new connections cost is not the price of a call.
    private static readonly TimeSpan LeadIn = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Calls every lane for a while, and then until it no longer becomes cheaper, so that it is compiled as it will stay. On a core of its own the compiler of a
    /// server gets time only when there is some left, so most of the time there is one call at a time.
    /// </summary>
    public static async Task WarmUp(IEnumerable<Lane> lanes, RaceOptions options, CancellationToken bound)
    {
        foreach (var lane in lanes)
        {
            var cheapest = double.MaxValue;
            var settled = 0;
            var begun = Stopwatch.GetTimestamp();
            while (IsCold(Stopwatch.GetElapsedTime(begun).TotalSeconds / options.Warmup, settled))
            {
                await Round(lane with { Level = Level.Alone }, Calm, bound);
                var loaded = await Round(lane with { Level = Level.Loaded }, Burst, bound);
                settled = loaded.Micros < StillFalls * cheapest ? 0 : settled + 1;
                cheapest = Math.Min(cheapest, loaded.Micros);
            }
        }
    }

    private static bool IsCold(double share, int settled) => share < 1 || (settled < Settled && share < LongestWarmUp);

    /// <returns>What was measured, lane by lane.</returns>
    public static async Task<IReadOnlyList<Result>> Run(IReadOnlyList<Lane> lanes, RaceOptions options, CancellationToken bound)
    {
        var turns = lanes.Select(_ => ImmutableArray.CreateBuilder<Turn>()).ToList();
        for (var turn = 0; turn < options.Rounds; turn++)
        {
            for (var place = 0; place < lanes.Count; place++)
            {
                var at = (turn + place) % lanes.Count;
                turns[at].Add(await Round(lanes[at], options.Round, bound));
            }

            Report(turn, turns.Select(each => each[^1]));
        }

        return [.. lanes.Select((lane, at) => new Result(lane, turns[at].ToImmutable()))];
    }

    private static async Task<Turn> Round(Lane lane, TimeSpan duration, CancellationToken bound)
    {
        using var calling = await lane.Caller.Open(lane.Address, lane.Calls, lane.Level, bound);
        await calling.For(LeadIn, bound);
        var before = lane.CpuTime;
        var called = await calling.For(duration, bound);
        var claims = called.Calls * lane.Calls.Claims;
        return new Turn((lane.CpuTime - before).TotalMicroseconds / claims, claims / called.Took.TotalSeconds, called.P50, called.P99);
    }

    private static void Report(int turn, IEnumerable<Turn> all) =>
        Console.Error.WriteLine(
            FormattableString.Invariant($"turn {turn + 1}: ")
                + string.Join(", ", all.Select(each => FormattableString.Invariant($"{each.Micros:F1}")))
                + " us a claim"
        );
}
