using Aumate.PolicyService.LoadTests.Calling;
using Aumate.PolicyService.LoadTests.Races;
using Aumate.PolicyService.LoadTests.Telemetry;
using Aumate.PolicyService.LoadTests.Ways;

namespace Aumate.PolicyService.LoadTests.Commands;

/// <summary>
/// Measures what everything else costs beside <c>EvaluateClaim</c>: receipts, explanations, batches, carts, other carriers, and telemetry that somebody listens to.
/// </summary>
internal static class CostsCommand
{
    public static Task<int> Run(IReadOnlyList<string> args) => Measuring.Run("costs", args, new RaceOptions(), Measure);

    private static async Task Measure(Stage stage)
    {
        if (stage.Options.Client == RaceOptions.H2Load)
        {
            throw new UnmeasurableException("h2load sends one body, and what is compared here has many");
        }

        var plan = CostPlan.Read();
        var servers = new Dictionary<(Listened Listened, bool Again), ServerProcess>();
        var lanes = new List<Lane>();
        foreach (var way in plan.Ways)
        {
            // Whoever listens to a process listens to all of it, so each has its own.
            if (!servers.TryGetValue((way.Listened, way.Again), out var server))
            {
                server = servers[(way.Listened, way.Again)] = await stage.Service(places: 2, [.. plan.Server]);
            }

            var (grpc, web) = (server.Addresses[0], server.Addresses[1]);
            var prepared = await Prepared.Of(way, Corpus.Claims, grpc, web, stage.Bound);
            var (address, caller) = way.Over == Carrier.Grpc ? (grpc, stage.Options.Caller) : (web, new Http1Caller());
            lanes.Add(new Lane(way.Name, [server], address, prepared.Calls, caller, way.Alone ? Level.Alone : Level.Loaded));
        }

        using var metrics = await Listener.To(servers[(Listened.Metrics, false)].Id, Listened.Metrics, stage.Bound);
        using var spans = await Listener.To(servers[(Listened.Spans, false)].Id, Listened.Spans, stage.Bound);
        var pinned = await Cores.PinClient(stage.Bound);
        await Console.Out.WriteLineAsync(
            Measuring.Head(stage, pinned, $"{Corpus.Claims.Length} claims in turn; {Level.Loaded} calls under way but for those alone")
        );
        await Race.WarmUp(lanes, stage.Options, stage.Bound);
        await Report(await Race.Run(lanes, stage.Options, stage.Bound), stage);
    }

    private static async Task Report(IReadOnlyList<Result> results, Stage stage)
    {
        var evaluate = results[0];
        var alone = results.First(each => each.Lane.Level == Level.Alone);
        foreach (var each in results)
        {
            stage.Figures.Add($"{each.Lane.Name}: CPU to evaluate", each.To(evaluate).Median);
            stage.Figures.Add($"{each.Lane.Name}: CPU to evaluate alone", each.To(alone).Median);
        }

        stage.Figures.AddSame(results[1].To(evaluate));
        await Console.Out.WriteLineAsync(RaceTable.Write("costs", results, evaluate));
    }
}
