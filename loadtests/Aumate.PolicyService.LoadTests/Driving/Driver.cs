using Aumate.PolicyService.Scenarios.Plan;

namespace Aumate.PolicyService.LoadTests.Driving;

/// <summary>Makes the calls of a scenario as its phases say.</summary>
internal sealed class Driver(IClock clock)
{
    private const int PrunedAt = 4096;

    /// <summary>Warms up, then makes the calls that count while the scenario does to the service what it is about.</summary>
    public async Task<Recorder> Run(LoadScenario scenario, CancellationToken bound)
    {
        var load = scenario.Load;
        var warmUp = Schedule.Beginning(load.Phases, load.WarmUp).ToList();
        await Make(scenario, warmUp, new Recorder(load.WarmUp), bound);
        var recorder = new Recorder(load.During);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(bound);
        var begun = clock.Now;
        var used = scenario.CpuTime;
        var disturbing = scenario.Disturb(episode => recorder.Enter(clock.Now - begun, episode), over.Token);
        await Make(scenario, load.Phases, recorder, bound);
        recorder.CpuTime = scenario.CpuTime - used;
        await over.CancelAsync();
        await disturbing;
        return recorder;
    }

    /// <summary>Makes the calls of some phases.</summary>
    public async Task Make(LoadScenario scenario, IReadOnlyList<LoadPhase> phases, Recorder recorder, CancellationToken bound)
    {
        // A thread of its own, which sleeps between calls and is in nobody's way.
        await await Task.Factory.StartNew(
            () => Begin(scenario, phases, recorder, bound),
            bound,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        bound.ThrowIfCancellationRequested();
    }

    /// <summary>Begins the calls of some phases, on this thread.</summary>
    /// <returns>Those that are still under way.</returns>
    public Task Begin(LoadScenario scenario, IReadOnlyList<LoadPhase> phases, Recorder recorder, CancellationToken bound)
    {
        var underWay = new List<Task>();
        var run = new Calls(scenario, recorder, clock.Now, bound);
        var from = run.Origin;
        var rate = 0.0;
        foreach (var phase in phases)
        {
            if (phase is KeepConstant { Copies: var copies })
            {
                var until = from + phase.During;
                underWay.AddRange(Enumerable.Range(0, copies).Select(_ => AskAgain(run, until)));
            }

            foreach (var instant in Schedule.Of(phase, rate).TakeWhile(_ => !bound.IsCancellationRequested))
            {
                clock.Until(from + instant, bound);
                underWay.Add(Timed(run, from + instant));
                if (underWay.Count > PrunedAt)
                {
                    underWay.RemoveAll(each => each.IsCompletedSuccessfully);
                }
            }

            from += phase.During;
            clock.Until(from, bound);
            rate = Schedule.RateAtTheEnd(phase);
        }

        return Task.WhenAll(underWay);
    }

    private async Task AskAgain(Calls run, TimeSpan until)
    {
        while (clock.Now < until && !run.Bound.IsCancellationRequested)
        {
            await Timed(run, clock.Now);
        }
    }

    private async Task Timed(Calls run, TimeSpan planned)
    {
        var begun = clock.Now;
        var call = run.Scenario.Next();
        var outcome = await call.Make(run.Bound);
        run.Recorder.Add(call.Step, planned - run.Origin, begun - run.Origin, clock.Now - run.Origin, outcome);
    }

    private readonly record struct Calls(LoadScenario Scenario, Recorder Recorder, TimeSpan Origin, CancellationToken Bound);
}
