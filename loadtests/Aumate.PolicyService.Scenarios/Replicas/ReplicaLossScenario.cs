using System.Diagnostics;
using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Plan;
using Aumate.PolicyService.Scenarios.Processes;

namespace Aumate.PolicyService.Scenarios.Replicas;

/// <summary>Replicas behind a client that takes them in turns; one after the other is killed, without a word, and started again where it was.</summary>
internal sealed class ReplicaLossScenario(LoadPlan plan, PlannedScenario scenario, PlannedLoad load, PlannedLoss loss, Launch launch)
    : LoadScenario(scenario, load)
{
    private readonly Mix mix = new(scenario.Mix);
    private readonly List<ServerProcess> replicas = [];
    private Connections? connections;
    private Caller? caller;
    private long failed;
    private long lastFailure;

    public override async Task Init(CancellationToken bound)
    {
        for (var replica = 0; replica < loss.Replicas; replica++)
        {
            replicas.Add(await Serving(launch with { Address = Ports.Free() }, bound));
        }

        connections = new Connections([Balanced.To(replicas.Select(each => each.Address), loss.Attempts)]);
        caller = new Caller(connections, plan.Patience, Planned.Batch);
        await caller.UntilServing(bound);
    }

    public override async Task Disturb(Action<string> enter, CancellationToken over)
    {
        var losses = 0;
        enter("all there");
        while (await Pass(loss.CalmSeconds, over))
        {
            enter("one lost");
            await Lose(losses % replicas.Count, over);
            losses++;
            enter("all there");
        }

        if (losses == 0)
        {
            throw new UnmeasurableException("no replica was lost before the calls were over");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        connections?.Dispose();
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }
    }

    protected override ScenarioCall Call(long number)
    {
        var call = caller!.Call(mix.Of(number), number);
        return call with { Make = bound => Noted(call.Make(bound)) };
    }

    private async Task Lose(int replica, CancellationToken over)
    {
        var before = Interlocked.Read(ref failed);
        var killed = Stopwatch.GetTimestamp();
        var address = replicas[replica].Address;
        await replicas[replica].DisposeAsync();
        await Pass(loss.LostSeconds, over);
        var restarted = Stopwatch.GetTimestamp();
        // Even when the calls are over: what was killed is there again for whoever calls next.
        replicas[replica] = await Serving(launch with { Address = address }, CancellationToken.None);
        var back = Stopwatch.GetElapsedTime(restarted).TotalMilliseconds;
        var lost = Interlocked.Read(ref failed) - before;
        var sinceKilled = Stopwatch.GetElapsedTime(killed, Interlocked.Read(ref lastFailure)).TotalMilliseconds;
        var felt =
            lost == 0 ? "no call failed" : FormattableString.Invariant($"{lost} calls failed, the last of them {sinceKilled:F0} ms later");
        Remark($"Replica {replica + 1} killed: {felt}; it answered again {back:F0} ms after its start.");
    }

    private async Task<ServerProcess> Serving(Launch replica, CancellationToken bound)
    {
        var server = await ServerProcess.Start(replica, bound);
        using var direct = new Connections(server.Address, 1);
        await new Caller(direct, plan.Patience).UntilServing(bound);
        return server;
    }

    private async Task<Outcome> Noted(Task<Outcome> call)
    {
        var outcome = await call;
        if (!outcome.IsOk)
        {
            Interlocked.Increment(ref failed);
            Interlocked.Exchange(ref lastFailure, Stopwatch.GetTimestamp());
        }

        return outcome;
    }
}
