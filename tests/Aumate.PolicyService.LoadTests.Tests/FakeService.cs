using Aumate.PolicyService.LoadTests.Driving;
using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Plan;

namespace Aumate.PolicyService.LoadTests.Tests;

/// <summary>A service in virtual time: when it answers, and how, is a matter of when it is asked.</summary>
internal sealed class FakeService(VirtualTime time, Func<TimeSpan, TimeSpan> answersAt, Func<TimeSpan, Outcome>? outcome = null)
    : LoadScenario(
        new PlannedScenario("fake", "a fake", new Dictionary<string, int>(), new Dictionary<string, PlannedLoad>()),
        new PlannedLoad(0, [])
    )
{
    /// <summary>When it was asked.</summary>
    public List<TimeSpan> Asked { get; } = [];

    /// <summary>Runs phases on it, until the last answer.</summary>
    public async Task<Recorder> Run(params LoadPhase[] phases)
    {
        var recorder = new Recorder(phases.Aggregate(TimeSpan.Zero, (all, phase) => all + phase.During));
        var underWay = new Driver(time).Begin(this, phases, recorder, CancellationToken.None);
        time.Drain();
        await underWay;
        return recorder;
    }

    public override Task Init(CancellationToken bound) => Task.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override ScenarioCall Call(long number) => new("Ask", _ => Answered());

    private Task<Outcome> Answered()
    {
        var asked = time.Now;
        Asked.Add(asked);
        var answered = new TaskCompletionSource<Outcome>();
        time.At(answersAt(asked), () => answered.SetResult(outcome?.Invoke(asked) ?? Outcome.Ok(1)));
        return answered.Task;
    }
}
