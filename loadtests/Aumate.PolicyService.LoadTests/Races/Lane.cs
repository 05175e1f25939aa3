using System.Collections.Immutable;
using Aumate.PolicyService.LoadTests.Calling;

namespace Aumate.PolicyService.LoadTests.Races;

/// <summary>What is measured beside something else.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Servers">The processes whose CPU time is counted.</param>
/// <param name="Address">Where it is called.</param>
/// <param name="Calls">What is called.</param>
/// <param name="Caller">Who calls.</param>
/// <param name="Level">How many calls are under way.</param>
internal sealed record Lane(string Name, ImmutableArray<ServerProcess> Servers, Uri Address, ReadyCalls Calls, ICaller Caller, Level Level)
{
    public TimeSpan CpuTime => Servers.Aggregate(TimeSpan.Zero, (sum, server) => sum + server.CpuTime);
}

/// <summary>What a round came to.</summary>
/// <param name="Micros">CPU time of the servers for a claim, in microseconds.</param>
/// <param name="Rate">Claims a second.</param>
/// <param name="P50">Median latency in milliseconds.</param>
/// <param name="P99">99th percentile of it.</param>
internal sealed record Turn(double Micros, double Rate, double P50, double P99);

/// <summary>The rounds of a lane that count.</summary>
internal sealed record Result(Lane Lane, ImmutableArray<Turn> Turns)
{
    public Quartiles Of(Func<Turn, double> figure) => Quartiles.Of(Turns.Select(figure));

    /// <summary>The ratios to another lane, each within a turn.</summary>
    public Quartiles To(Result other, Func<Turn, double> figure) =>
        Quartiles.Of(Turns.Zip(other.Turns, (one, another) => figure(one) / figure(another)));

    /// <summary>The ratios of CPU time to another lane.</summary>
    public Quartiles To(Result other) => To(other, turn => turn.Micros);
}
