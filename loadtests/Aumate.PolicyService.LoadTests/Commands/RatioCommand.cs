using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Aumate.PolicyService.LoadTests.Calling;
using Aumate.PolicyService.LoadTests.Races;
using Aumate.PolicyService.LoadTests.Telemetry;
using Aumate.PolicyService.LoadTests.Ways;
using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.LoadTests.Commands;

/// <summary>
/// Measures what a decision costs beside a stock server that only gives answers of the same sizes (the floor) and beside the server alone (the limit): the answers that
/// the service gave to the corpus are given to both, each as often as any other.
/// </summary>
internal static class RatioCommand
{
    private static readonly RaceOptions Usual = new();
    private static readonly Way Evaluate = new("evaluate", "EvaluateClaim", ["decision"]);
    private static readonly Way Explain = new("explain", "ExplainDecision", ["decision", "explanation"]);
    private static readonly ImmutableArray<Level> Levels = [Level.Alone, Level.Loaded, Level.Crowded];

    public static Task<int> Run(IReadOnlyList<string> args) => Measuring.Run("ratio", args, Usual, Measure);

    private static async Task Measure(Stage stage)
    {
        var service = await stage.Service(places: 1);
        var corpus = await Asked(stage, service);
        Prepared[] ways =
        [
            await Prepared.Of(Evaluate, corpus, service.Address, null, stage.Bound),
            await Prepared.Of(Explain, corpus, service.Address, null, stage.Bound),
        ];
        var answers = stage.Answers(ways);
        (string Name, ServerProcess Server)[] beside =
        [
            ("floor", await stage.Floor("floor", answers)),
            ("floor (again)", await stage.Floor("floor", answers)),
            ("limit", await stage.Floor("limit", answers)),
        ];
        (string Name, ServerProcess Server)[] servers = [.. beside, ("service", service)];
        var pinned = await Cores.PinClient(stage.Bound);
        await Console.Out.WriteLineAsync(Measuring.Head(stage, pinned, $"{corpus.Count} claims in turn"));
        foreach (var way in ways)
        {
            await Check(way, corpus, beside, stage);
            await Measure(way, servers, stage);
        }
    }

    // h2load sends one body, and is given the claim whose answer has the median size.
    private static async Task<IReadOnlyList<EvaluateClaimRequest>> Asked(Stage stage, ServerProcess service)
    {
        if (stage.Options.Client != RaceOptions.H2Load)
        {
            return Corpus.Claims;
        }

        var all = await Prepared.Of(Evaluate, Corpus.Claims, service.Address, null, stage.Bound);
        var bySize = Corpus.Claims.Zip(all.Answers).OrderBy(each => each.Second.Length).ToList();
        return [bySize[bySize.Count / 2].First];
    }

    // A ratio means something only between messages of one size.
    private static async Task Check(
        Prepared way,
        IReadOnlyList<EvaluateClaimRequest> corpus,
        IEnumerable<(string Name, ServerProcess Server)> beside,
        Stage stage
    )
    {
        foreach (var (name, server) in beside)
        {
            var same = await Prepared.Of(way.Way, corpus, server.Address, null, stage.Bound);
            if (Math.Abs(same.AnswerBytes - way.AnswerBytes) > 0.01)
            {
                throw new UnmeasurableException($"{name} does not answer as many bytes as the service");
            }
        }
    }

    private static async Task Measure(Prepared way, IReadOnlyList<(string Name, ServerProcess Server)> servers, Stage stage)
    {
        var name = way.Way.Name;
        Lane[] warm = [.. servers.Select(each => LaneOf(each, Level.Loaded))];
        await Race.WarmUp(warm, stage.Options, stage.Bound);
        foreach (var level in Levels)
        {
            var results = await Race.Run([.. servers.Select(each => LaneOf(each, level))], stage.Options, stage.Bound);
            var (floor, service) = (results[0], results[^1]);
            stage.Figures.AddSame(results[1].To(floor));
            stage.Figures.Add($"{name}, {level}: CPU to floor", service.To(floor).Median);
            stage.Figures.Add($"{name}, {level}: p99 to floor", service.To(floor, turn => turn.P99).Median);
            await Console.Out.WriteLineAsync(RaceTable.Write($"{name}, {level}, {way.AnswerBytes:F0} bytes answered", results, floor));
        }

        await Console.Out.WriteLineAsync(await Allocations(name, warm, stage));

        Lane LaneOf((string Name, ServerProcess Server) one, Level level) =>
            new(one.Name, [one.Server], one.Server.Address, way.Calls, stage.Options.Caller, level);
    }

    private static async Task<string> Allocations(string way, IEnumerable<Lane> lanes, Stage stage)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"### {way}, memory").AppendLine();
        text.AppendLine("| | bytes allocated a call, whole process | MiB resident |").AppendLine("|---|---|---|");
        foreach (var lane in lanes)
        {
            var bytes = await Allocation.OfCall(lane, stage.Options.Round, stage.Bound);
            stage.Figures.Add($"{way}: bytes allocated a call, {lane.Name}", bytes);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {lane.Name} | {bytes:F0} | {lane.Servers[0].Mebibytes:F0} |");
        }

        return text.ToString();
    }
}
