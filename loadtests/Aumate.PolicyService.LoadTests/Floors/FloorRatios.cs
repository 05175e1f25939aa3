using System.Collections.Immutable;
using Aumate.PolicyService.Scenarios.Verdicts;

namespace Aumate.PolicyService.LoadTests.Floors;

/// <summary>What a round came to.</summary>
/// <param name="P50">The median latency in milliseconds.</param>
/// <param name="P99">The 99th percentile.</param>
/// <param name="CpuMicros">CPU time of the server for a call, in microseconds.</param>
internal readonly record struct Round(double P50, double P99, double CpuMicros);

/// <summary>Rounds of a turn, one after the other.</summary>
/// <param name="Floor">The floor.</param>
/// <param name="Service">The service.</param>
/// <param name="Again">The floor again.</param>
internal readonly record struct Turn(Round Floor, Round Service, Round Again);

/// <summary>The service beside the floor, in turns; the floor beside itself says how far that can be trusted.</summary>
internal sealed class FloorRatios(ImmutableArray<Turn> turns)
{
    public int Turns => turns.Length;

    public Quartiles FloorMicros => Quartiles.Of(turns.Select(turn => turn.Floor.CpuMicros));

    public Quartiles ServiceMicros => Quartiles.Of(turns.Select(turn => turn.Service.CpuMicros));

    public Quartiles P50 => Ratio(turn => turn.Service.P50 / turn.Floor.P50);

    public Quartiles P99 => Ratio(turn => turn.Service.P99 / turn.Floor.P99);

    public Quartiles Cpu => Ratio(turn => turn.Service.CpuMicros / turn.Floor.CpuMicros);

    /// <summary>The floor's 99th percentile beside its own.</summary>
    public Quartiles SameP99 => Ratio(turn => turn.Again.P99 / turn.Floor.P99);

    /// <summary>The floor's CPU time beside its own.</summary>
    public Quartiles SameCpu => Ratio(turn => turn.Again.CpuMicros / turn.Floor.CpuMicros);

    /// <summary>Whether the floor differs from itself by more than a measurement may.</summary>
    public bool IsNoisy(FloorLimits limits) => Math.Abs(SameCpu.Median - 1) > limits.Same;

    /// <summary>What is not kept, each as a sentence.</summary>
    public IEnumerable<string> Exceeded(string scenario, FloorLimits limits)
    {
        (string What, double Is, double? May)[] ratios = [("p99", P99.Median, limits.P99), ("CPU time of a call", Cpu.Median, limits.Cpu)];
        return ratios
            .Where(each => each.Is > each.May)
            .Select(each =>
                FormattableString.Invariant($"{scenario}: {each.What} is {each.Is:F2} times the floor's, and may be {each.May:F2}")
            );
    }

    private Quartiles Ratio(Func<Turn, double> of) => Quartiles.Of(turns.Select(of));
}
