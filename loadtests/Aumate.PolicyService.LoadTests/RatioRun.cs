using System.Collections.Immutable;

namespace Aumate.PolicyService.LoadTests;

/// <summary>What was measured of a scenario.</summary>
/// <param name="Workload">What was called.</param>
/// <param name="Turns">CPU time of the service for a claim, in microseconds, by round.</param>
/// <param name="Micros">The same as quartiles.</param>
/// <param name="Ratios">That, over the first scenario's of the same turn, by round.</param>
internal sealed record Measurement(Workload Workload, ImmutableArray<double> Turns, Quartiles Micros, Quartiles Ratios)
{
    /// <summary>The ratios to another scenario, each within a turn.</summary>
    public Quartiles To(Measurement other) => Quartiles.Of(Turns.Zip(other.Turns, (one, another) => one / another));
}

/// <summary>
/// Rounds in turns: each turn makes one round of every scenario, in the order of the plan. What the machine does to one it does to its neighbours,
/// and a ratio is taken within a turn.
/// </summary>
internal static class RatioRun
{
    public static async Task<IReadOnlyList<Measurement>> Of(
        ImmutableArray<Workload> workloads,
        ServerProcess server,
        Load load,
        RatioOptions options,
        CancellationToken bound
    )
    {
        var turns = new List<ImmutableArray<double>>();
        for (var turn = -options.Warmup; turn < options.Rounds; turn++)
        {
            var micros = ImmutableArray.CreateBuilder<double>();
            foreach (var workload in workloads)
            {
                var before = server.CpuTime;
                var claims = await load.Round(workload, bound);
                micros.Add((server.CpuTime - before).TotalMicroseconds / claims);
            }

            Report(turn, micros);
            turns.Add(micros.ToImmutable());
        }

        var counted = turns[options.Warmup..];
        return [.. workloads.Select((workload, at) => Measure(workload, at, counted))];
    }

    private static Measurement Measure(Workload workload, int at, List<ImmutableArray<double>> turns) =>
        new(
            workload,
            [.. turns.Select(turn => turn[at])],
            Quartiles.Of(turns.Select(turn => turn[at])),
            Quartiles.Of(turns.Select(turn => turn[at] / turn[0]))
        );

    private static void Report(int turn, IEnumerable<double> micros) =>
        Console.Error.WriteLine(
            FormattableString.Invariant($"{(turn < 0 ? "warm-up" : $"turn {turn + 1}")}: ")
                + string.Join(", ", micros.Select(each => FormattableString.Invariant($"{each:F1}")))
                + " us a claim"
        );
}
