namespace Aumate.PolicyService.LoadTests;

/// <summary>Measures what the methods cost the service beside each other, says it as a Markdown table, and holds it against the thresholds.</summary>
internal static class RatioCommand
{
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        if (RatioOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync($"ratio {RatioOptions.Usage}");
            return ExitCodes.NotMeasured;
        }

        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes));
        try
        {
            return await Measure(options, bound.Token);
        }
        catch (Exception failed) when (failed is UnmeasurableException or Grpc.Core.RpcException or OperationCanceledException)
        {
            var why = bound.IsCancellationRequested ? $"not done in {options.Minutes} minutes (--minutes)" : failed.Message;
            await Console.Error.WriteLineAsync($"not measured: {why}");
            return ExitCodes.NotMeasured;
        }
    }

    private static async Task<int> Measure(RatioOptions options, CancellationToken bound)
    {
        var plan = ScenarioPlan.Read();
        var thresholds = Thresholds.Read();
        await using var server = await ServerProcess.Start(
            options.Server ?? await Publication.Make(bound),
            plan.Server,
            isPinned: true,
            bound
        );
        var pinned = await Cores.PinClient(bound);
        using var connections = new Connections(server.Address, options.Connections);
        var workloads = await Workloads.Prepare(plan, connections, bound);
        var run = await RatioRun.Of(workloads.Ready, server, new Load(connections, options), options, bound);
        var table = new RatioTable(run, thresholds);
        await Console.Out.WriteLineAsync(table.Write(options, pinned, workloads.Skipped));
        return Verdict(run, thresholds);
    }

    private static int Verdict(IReadOnlyList<Measurement> run, Thresholds thresholds)
    {
        if (thresholds.IsNoisy(run))
        {
            Console.Error.WriteLine(
                "too noisy: the same method, measured twice, differs by more than the thresholds allow; nothing follows"
            );
            return ExitCodes.TooNoisy;
        }

        var exceeded = thresholds.Exceeded(run).ToList();
        exceeded.ForEach(Console.Error.WriteLine);
        return exceeded.Count == 0 ? ExitCodes.Kept : ExitCodes.Exceeded;
    }
}
