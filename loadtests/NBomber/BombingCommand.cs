using Aumate.PolicyService.Scenarios;
using Aumate.PolicyService.Scenarios.Plan;
using Aumate.PolicyService.Scenarios.Processes;
using Aumate.PolicyService.Scenarios.Verdicts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;

namespace Aumate.PolicyService.Bombing;

/// <summary>Has NBomber run the scenarios one after the other, and holds what it measured against the thresholds that all drivers share.</summary>
internal static class BombingCommand
{
    public static async Task<int> Run(BombingOptions options)
    {
        try
        {
            var plan = LoadPlan.Read();
            var chosen = plan.Named(options.Names);
            var limits = Limits.Read(options.Profile);
            var service = options.Target is null ? new Launch(options.Server ?? await Publication.Make(CancellationToken.None), []) : null;
            var scenarios = new LoadScenarios(plan, options.Profile, service, options.Target);
            var reports = options.Report ?? Path.Combine(Publication.Artifacts(), "nbomber");
            var outcomes = new List<int>();
            foreach (var scenario in chosen)
            {
                outcomes.Add(await Outcome(scenario, scenarios, limits, reports, options.NBomber ?? []));
            }

            return Verdict(outcomes);
        }
        catch (UnmeasurableException failed)
        {
            await Console.Error.WriteLineAsync($"not measured: {failed.Message}");
            return ExitCodes.NotMeasured;
        }
    }

    private static int Verdict(IReadOnlyList<int> outcomes) =>
        outcomes.All(each => each == ExitCodes.NotMeasured) ? ExitCodes.NotMeasured
        : outcomes.All(each => each == ExitCodes.Kept) ? ExitCodes.Kept
        : ExitCodes.Exceeded;

    private static async Task<int> Outcome(
        PlannedScenario planned,
        LoadScenarios scenarios,
        IReadOnlyDictionary<string, Limits> limits,
        string reports,
        IReadOnlyList<string> args
    )
    {
        try
        {
            var measured = await Measure(scenarios.Of(planned), reports, args);
            string[] exceeded = limits.TryGetValue(planned.Name, out var limit)
                ? [.. limit.Exceeded(planned.Name, measured)]
                : [$"{planned.Name} has no thresholds"];
            foreach (var sentence in exceeded)
            {
                await Console.Error.WriteLineAsync(sentence);
            }

            await Console.Error.WriteLineAsync(
                $"{planned.Name}: {(exceeded.Length == 0 ? "every threshold is kept" : "not every threshold is kept")}"
            );
            return exceeded.Length == 0 ? ExitCodes.Kept : ExitCodes.Exceeded;
        }
        // NBomber ends a run that it cannot make with an exception of no kind of its own.
        catch (Exception failed)
        {
            await Console.Error.WriteLineAsync($"{planned.Name} was not measured: {failed.Message}");
            return ExitCodes.NotMeasured;
        }
    }

    // A session for each scenario: NBomber runs those of one session at once. And a folder for each: it empties the one that it is given.
    private static async Task<Figures> Measure(LoadScenario scenario, string reports, IReadOnlyList<string> args)
    {
        // It clears a scenario away that it could run, and no other.
        await using (scenario)
        {
            using var bombed = new Bombed(scenario);
            var stats = NBomberRunner
                .RegisterScenarios(bombed.Props)
                .WithReportFolder(Path.Combine(reports, scenario.Name))
                .WithReportFormats(ReportFormat.Html, ReportFormat.Md, ReportFormat.Csv)
                .Run([.. args]);
            foreach (var remark in scenario.Remarks)
            {
                await Console.Error.WriteLineAsync(remark);
            }

            return bombed.Failure is { } failure
                ? throw new UnmeasurableException(failure)
                : Read(stats.ScenarioStats.First(each => each.ScenarioName == scenario.Name));
        }
    }

    // NBomber counts from when a call begins, not from when it was planned, and tells no 99.9th percentile.
    private static Figures Read(ScenarioStats stats) =>
        new(
            Calls: stats.Ok.Request.Count + stats.Fail.Request.Count,
            Errors: stats.Fail.Request.Count,
            Rate: stats.Ok.Request.RPS,
            P50: stats.Ok.Latency.Percent50,
            P95: stats.Ok.Latency.Percent95,
            P99: stats.Ok.Latency.Percent99,
            P999: null
        );
}
