using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Plan;
using Aumate.PolicyService.Scenarios.Processes;

namespace Aumate.PolicyService.Scenarios;

/// <summary>Calls to one service that nothing befalls.</summary>
internal sealed class PlainScenario(LoadPlan plan, PlannedScenario scenario, PlannedLoad load, Target target) : LoadScenario(scenario, load)
{
    private readonly Mix mix = new(scenario.Mix);
    private Connections? connections;
    private Caller? caller;

    public override TimeSpan? CpuTime => target.CpuTime;

    public override async Task Init(CancellationToken bound)
    {
        connections = new Connections(await target.Start(bound), plan.Connections);
        caller = new Caller(connections, plan.Patience, Planned.Batch, target.IsTheService);
        await caller.UntilServing(bound);
    }

    /// <summary>The answer to the call of a number by a method.</summary>
    public Task<Google.Protobuf.IMessage> Answer(string method, long number, CancellationToken bound) =>
        caller!.Answer(method, number, bound);

    public override async ValueTask DisposeAsync()
    {
        connections?.Dispose();
        await target.DisposeAsync();
    }

    protected override ScenarioCall Call(long number) => caller!.Call(mix.Of(number), number);
}
