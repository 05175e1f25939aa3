using System.Collections.Immutable;
using Aumate.PolicyService.LoadTests.Driving;
using Aumate.PolicyService.Scenarios.Plan;
using Google.Protobuf;

namespace Aumate.PolicyService.LoadTests.Floors;

/// <summary>Rounds of a scenario on the floor, on the service and on the floor again, in turns.</summary>
internal static class FloorRun
{
    public static async Task<FloorRatios> Of(
        LoadPlan plan,
        PlannedScenario scenario,
        PlannedTurns turns,
        Launch service,
        CancellationToken bound
    )
    {
        var folder = Directory.CreateTempSubdirectory("floor");
        try
        {
            var floors = await Publication.Make("loadtests/Aumate.PolicyService.Floors", "floors", bound);
            var load = new PlannedLoad(0, turns.Phases);
            await using var decided = new PlainScenario(plan, scenario, load, Target.Of(service));
            await decided.Init(bound);
            foreach (var method in scenario.Mix.Keys)
            {
                await Keep(decided, method, folder.FullName, bound);
            }

            var launch = new Launch(floors, ["--answers", folder.FullName], "floor", IsPinned: true);
            await using var floor = new PlainScenario(plan, scenario, load, Target.Of(launch, isTheService: false));
            await floor.Init(bound);
            return await Turns(turns, floor, decided, bound);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // What the service answers to the corpus is what the floor has ready: messages of the same sizes and shapes.
    private static async Task Keep(PlainScenario decided, string method, string folder, CancellationToken bound)
    {
        for (var number = 0; number < Corpus.Claims.Length; number++)
        {
            var answer = await decided.Answer(method, number, bound);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{method}.{number:D3}.bin"), answer.ToByteArray(), bound);
        }
    }

    private static async Task<FloorRatios> Turns(PlannedTurns turns, PlainScenario floor, PlainScenario decided, CancellationToken bound)
    {
        var counted = ImmutableArray.CreateBuilder<Turn>();
        for (var turn = -turns.WarmUpTurns; turn < turns.Turns; turn++)
        {
            var made = new Turn(await Round(floor, bound), await Round(decided, bound), await Round(floor, bound));
            if (turn >= 0)
            {
                counted.Add(made);
            }
        }

        return new FloorRatios(counted.ToImmutable());
    }

    private static async Task<Round> Round(PlainScenario scenario, CancellationToken bound)
    {
        var before = scenario.CpuTime!.Value;
        var recorder = new Recorder(scenario.Load.During);
        await new Driver(new MonotonicClock()).Make(scenario, scenario.Load.Phases, recorder, bound);
        return recorder.All is { Failed: 0, Calls: > 0 and var calls } all
            ? new Round(all.At(50), all.At(99), (scenario.CpuTime!.Value - before).TotalMicroseconds / calls)
            : throw new UnmeasurableException($"{recorder.All.Failed} of {recorder.All.Calls} calls failed beside the floor");
    }
}
