using Aumate.PolicyService.Scenarios;
using Aumate.PolicyService.Scenarios.Plan;
using NBomber.Contracts;
using NBomber.CSharp;

namespace Aumate.PolicyService.Bombing;

/// <summary>A scenario as NBomber runs it.</summary>
internal sealed class Bombed(LoadScenario scenario) : IDisposable
{
    // NBomber takes no warm-up that is shorter.
    private static readonly TimeSpan ShortestWarmUp = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource over = new();
    private Task disturbing = Task.CompletedTask;

    /// <summary>Why what befalls the service could not be carried out. Null: it was, or there is nothing.</summary>
    public string? Failure { get; private set; }

    public ScenarioProps Props =>
        Scenario
            .Create(scenario.Name, Call)
            .WithInit(_ => Init())
            .WithClean(_ => Clean())
            .WithWarmUpDuration(scenario.Load.WarmUp > ShortestWarmUp ? scenario.Load.WarmUp : ShortestWarmUp)
            .WithLoadSimulations([.. scenario.Load.Phases.Select(Simulated)]);

    public void Dispose() => over.Dispose();

    private static LoadSimulation Simulated(LoadPhase phase) =>
        phase switch
        {
            Inject inject => Simulation.Inject(inject.Rate, TimeSpan.FromSeconds(inject.Interval), phase.During),
            RampingInject ramp => Simulation.RampingInject(ramp.Rate, TimeSpan.FromSeconds(ramp.Interval), phase.During),
            KeepConstant constant => Simulation.KeepConstant(constant.Copies, phase.During),
            _ => throw new UnmeasurableException($"NBomber has no {phase.GetType().Name}"),
        };

    private async Task<IResponse> Call(IScenarioContext context)
    {
        var call = scenario.Next();
        return await Step.Run(
            call.Step,
            context,
            async () =>
            {
                var outcome = await call.Make(CancellationToken.None);
                return outcome.IsOk
                    ? Response.Ok(statusCode: outcome.StatusCode, message: outcome.Message, sizeBytes: outcome.SizeBytes)
                    : Response.Fail(statusCode: outcome.StatusCode, message: outcome.Message, sizeBytes: outcome.SizeBytes);
            }
        );
    }

    private async Task Init()
    {
        await scenario.Init(CancellationToken.None);
        // NBomber does not say when the warm-up is over, so the service is befallen from the beginning. Nobody hears of the episodes: NBomber knows none.
        disturbing = scenario.Disturb(_ => { }, over.Token);
    }

    private async Task Clean()
    {
        await over.CancelAsync();
        try
        {
            await disturbing;
        }
        // NBomber logs what is thrown here, and goes on.
        catch (UnmeasurableException failed)
        {
            Failure = failed.Message;
        }

        await scenario.DisposeAsync();
    }
}
