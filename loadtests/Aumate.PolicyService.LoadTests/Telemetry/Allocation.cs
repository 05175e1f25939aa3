using Aumate.PolicyService.LoadTests.Races;

namespace Aumate.PolicyService.LoadTests.Telemetry;

/// <summary>What a call allocates in the whole process: on its heap, by all that the server, the framework and the service do for it.</summary>
internal static class Allocation
{
    public static async Task<double> OfCall(Lane lane, TimeSpan duration, CancellationToken bound)
    {
        using var calling = await lane.Caller.Open(lane.Address, lane.Calls, lane.Level, bound);
        using var meter = await RuntimeMeter.Of(lane.Servers[0].Id, bound);
        var before = await meter.Allocated(bound);
        var called = await calling.For(duration, bound);
        return (await meter.Allocated(bound) - before) / called.Calls;
    }
}
