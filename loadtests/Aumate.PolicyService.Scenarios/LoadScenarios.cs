using Aumate.PolicyService.Scenarios.Plan;
using Aumate.PolicyService.Scenarios.Processes;
using Aumate.PolicyService.Scenarios.Replicas;
using Aumate.PolicyService.Scenarios.Swaps;

namespace Aumate.PolicyService.Scenarios;

/// <summary>The scenarios of a plan, ready to be driven.</summary>
/// <param name="plan">The plan.</param>
/// <param name="profile">How much of each.</param>
/// <param name="service">The service as it is started. Null: it runs at the address.</param>
/// <param name="running">Where it runs. Null: it is started.</param>
internal sealed class LoadScenarios(LoadPlan plan, string profile, Launch? service, Uri? running)
{
    public LoadScenario Of(PlannedScenario scenario)
    {
        var load = scenario.In(profile);
        return load switch
        {
            { Swap: { } swap } => new SwapScenario(plan, scenario, load, swap, Started(scenario)),
            { Loss: { } loss } => new ReplicaLossScenario(plan, scenario, load, loss, Started(scenario)),
            _ => new PlainScenario(plan, scenario, load, running is null ? Target.Of(Started(scenario)) : Target.At(running)),
        };
    }

    private Launch Started(PlannedScenario scenario) =>
        service ?? throw new UnmeasurableException($"{scenario.Name} starts services of its own, so it takes --server and not --target");
}
