using Aumate.PolicyService.LoadTests.Driving;
using Aumate.PolicyService.LoadTests.Floors;
using Aumate.PolicyService.LoadTests.Reports;
using Aumate.PolicyService.Scenarios.Plan;
using Aumate.PolicyService.Scenarios.Verdicts;
using Grpc.Core;

namespace Aumate.PolicyService.LoadTests;

/// <summary>Runs scenarios one after the other, reports them, and holds them against their thresholds.</summary>
internal static class RunCommand
{
    private const double LongerThanPlanned = 2;
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        if (RunOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync($"run {RunOptions.Usage}");
            return ExitCodes.NotMeasured;
        }

        try
        {
            var plan = LoadPlan.Read();
            var chosen = plan.Named(options.Names);
            using var bound = new CancellationTokenSource(Bound(options, chosen));
            return await Run(options, plan, chosen, bound.Token);
        }
        catch (Exception failed) when (IsFailure(failed))
        {
            await Console.Error.WriteLineAsync($"not measured: {failed.Message}");
            return ExitCodes.NotMeasured;
        }
    }

    private static async Task<int> Run(RunOptions options, LoadPlan plan, IReadOnlyList<PlannedScenario> chosen, CancellationToken bound)
    {
        var limits = Limits.Read(options.Profile);
        var service = options.Target is null
            ? new Launch(options.Server ?? await Publication.Make(bound), [], IsPinned: options.Floor)
            : null;
        var pinned = options.Floor ? await Cores.PinClient(bound) : "nothing pinned to a core";
        var scenarios = new LoadScenarios(plan, options.Profile, service, options.Target);
        var measured = new List<Measured>();
        foreach (var scenario in chosen)
        {
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"{scenario.Name}: {scenario.About}"));
            var one = await Measure(scenarios.Of(scenario), limits.GetValueOrDefault(scenario.Name), bound);
            measured.Add(
                options.Floor && scenario.In(options.Profile).Floor is { } turns
                    ? await Compare(one, () => FloorRun.Of(plan, scenario, turns, service!, bound))
                    : one
            );
        }

        var folder = options.Report ?? Path.Combine(Publication.Artifacts(), "load");
        var report = new Report(measured, options.Profile, pinned);
        report.Write(folder);
        await Console.Out.WriteLineAsync(report.Markdown);
        await Console.Error.WriteLineAsync($"reports are in {folder}");
        foreach (var sentence in measured.SelectMany(each => each.Exceeded))
        {
            await Console.Error.WriteLineAsync(sentence);
        }

        return Verdict(measured);
    }

    /// <summary>What a run ends with.</summary>
    public static int Verdict(IReadOnlyList<Measured> measured) =>
        measured.All(each => each.Recorder is null) ? ExitCodes.NotMeasured
        : measured.Any(each => each.Exceeded.Length > 0) ? ExitCodes.Exceeded
        : measured.Any(each => each.IsTooNoisy) ? ExitCodes.TooNoisy
        : ExitCodes.Kept;

    // A scenario that cannot be measured does not keep the others from it.
    private static async Task<Measured> Measure(LoadScenario scenario, Limits? limits, CancellationToken bound)
    {
        await using (scenario)
        {
            try
            {
                await scenario.Init(bound);
                var recorder = await new Driver(new MonotonicClock()).Run(scenario, bound);
                return Measured.Of(scenario, recorder, limits);
            }
            catch (Exception failed) when (IsFailure(failed))
            {
                var why = bound.IsCancellationRequested ? "it took too long (--minutes)" : failed.Message;
                return Measured.Not(scenario, limits, why);
            }
        }
    }

    private static async Task<Measured> Compare(Measured measured, Func<Task<FloorRatios>> floor)
    {
        try
        {
            return measured.Beside(await floor());
        }
        catch (Exception failed) when (IsFailure(failed))
        {
            return measured with
            {
                Exceeded = [.. measured.Exceeded, $"{measured.Name} was not compared with the floor: {failed.Message}"],
            };
        }
    }

    private static TimeSpan Bound(RunOptions options, IEnumerable<PlannedScenario> chosen) =>
        options.Minutes is { } minutes
            ? TimeSpan.FromMinutes(minutes)
            : LongerThanPlanned * TimeSpan.FromTicks(chosen.Sum(each => Planned(each.In(options.Profile), options.Floor).Ticks)) + Slack;

    private static TimeSpan Planned(PlannedLoad load, bool beside) =>
        load.WarmUp + load.During + (beside && load.Floor is { } floor ? floor.During : TimeSpan.Zero);

    private static bool IsFailure(Exception failed) =>
        failed is UnmeasurableException or RpcException or OperationCanceledException or IOException or System.Text.Json.JsonException;
}
