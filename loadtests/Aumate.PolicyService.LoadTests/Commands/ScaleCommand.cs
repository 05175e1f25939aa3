using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Aumate.PolicyService.LoadTests.Calling;
using Aumate.PolicyService.LoadTests.Catalogs;
using Aumate.PolicyService.LoadTests.Proxies;
using Aumate.PolicyService.LoadTests.Races;
using Aumate.PolicyService.LoadTests.Ways;
using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.LoadTests.Commands;

/// <summary>Measures what a decision costs as replicas and products become more: both curves should be flat.</summary>
internal static class ScaleCommand
{
    private const int SmallestCatalog = 100;
    private const int Claims = 1000;

    private static readonly ImmutableArray<int> Replicas = [1, 2, 4];
    private static readonly Way Evaluate = new("evaluate", "EvaluateClaim", ["decision"]);

    public static Task<int> Run(IReadOnlyList<string> args) => Measuring.Run("scale", args, new RaceOptions(), Measure);

    private static async Task Measure(Stage stage)
    {
        // Published before this program and its proxies are left with one core.
        await stage.ServicePath();
        var pinned = await Cores.PinClient(stage.Bound);
        await Console.Out.WriteLineAsync(Measuring.Head(stage, pinned, $"{Level.Loaded} calls under way for each replica"));
        await Measure("replicas", "replicas behind HAProxy", await ReplicaLanes(stage), stage);
        await Measure("catalogs", "products of the catalog", await CatalogLanes(stage), stage);
    }

    // Each replica brings its own callers, for that is why there are more of them. All replicas have the servers' core, and the proxies the client's: what the
    // replicas use together is counted, and not what stands before them.
    private static async Task<List<Lane>> ReplicaLanes(Stage stage)
    {
        var servers = new List<ServerProcess>();
        for (var at = 0; at < Replicas[^1]; at++)
        {
            servers.Add(await stage.Service(places: 1));
        }

        var way = await Prepared.Of(Evaluate, Corpus.Claims, servers[0].Address, null, stage.Bound);
        // Behind a proxy the last of them would get a share of the calls and stay cold.
        var direct = servers.Select(each => new Lane("", [each], each.Address, way.Calls, stage.Options.Caller, Level.Loaded));
        await Race.WarmUp(direct, stage.Options, stage.Bound);
        var lanes = new List<Lane> { await Behind("1", 1), await Behind("1 (again)", 1) };
        foreach (var count in Replicas[1..])
        {
            lanes.Add(await Behind(count.ToString(CultureInfo.InvariantCulture), count));
        }

        return lanes;

        async Task<Lane> Behind(string name, int count)
        {
            ImmutableArray<ServerProcess> behind = [.. servers[..count]];
            var proxy = await stage.Add(
                HaProxy.Before(behind.Select(each => each.Address), stage.PathOf($"haproxy {name}.cfg"), stage.Bound)
            );
            var level = Level.Loaded with { Connections = count * Level.Loaded.Connections };
            return new Lane(name, behind, proxy.Address, way.Calls, stage.Options.Caller, level);
        }
    }

    private static async Task<List<Lane>> CatalogLanes(Stage stage)
    {
        var lanes = new List<Lane> { await Of("100", SmallestCatalog), await Of("100 (again)", SmallestCatalog) };
        for (var products = 10 * SmallestCatalog; products <= stage.Options.Largest; products *= 10)
        {
            lanes.Add(await Of(products.ToString("N0", CultureInfo.InvariantCulture), products));
        }

        await Race.WarmUp(lanes, stage.Options, stage.Bound);
        return lanes;

        async Task<Lane> Of(string name, int products)
        {
            var catalog = new SyntheticCatalog(products);
            var path = stage.PathOf($"catalog-{products}.json");
            if (!File.Exists(path))
            {
                await using var file = File.Create(path);
                catalog.Write(file);
            }

            var server = await stage.Service(
                places: 1,
                $"--Policy:Catalog:Path={path}",
                "--Policy:Catalog:PollSeconds=3600",
                "--Policy:Catalog:StaleAfterSeconds=86400"
            );
            var way = await Prepared.Of(Evaluate, [.. Asked(catalog)], server.Address, null, stage.Bound);
            // What replaces a product is longer where there is more to choose from.
            return new Lane(
                FormattableString.Invariant($"{name}, {way.AnswerBytes:F0} B answered"),
                [server],
                server.Address,
                way.Calls,
                stage.Options.Caller,
                Level.Loaded
            );
        }
    }

    // The corpus, about products of all categories that have any.
    private static IEnumerable<EvaluateClaimRequest> Asked(SyntheticCatalog catalog)
    {
        int[] categories = [.. Enumerable.Range(0, SyntheticCatalog.Categories).Where(category => catalog.SizeOf(category) > 0)];
        for (var at = 0; at < Claims; at++)
        {
            var category = categories[at % categories.Length];
            var request = Corpus.Claims[at % Corpus.Claims.Length].Clone();
            request.Claim.Product ??= new Product();
            request.Claim.Product.Model = SyntheticCatalog.ModelOf(category, at * 37 % catalog.SizeOf(category));
            yield return request;
        }
    }

    private static async Task Measure(string curve, string what, IReadOnlyList<Lane> lanes, Stage stage)
    {
        var results = await Race.Run(lanes, stage.Options, stage.Bound);
        var first = results[0];
        stage.Figures.AddSame(results[1].To(first));
        stage.Figures.Add($"{curve}: lowest to the first", results.Min(each => each.To(first).Median));
        stage.Figures.Add($"{curve}: highest to the first", results.Max(each => each.To(first).Median));
        await Console.Out.WriteLineAsync(Curve(what, results));
    }

    private static string Curve(string what, IReadOnlyList<Result> results)
    {
        const int width = 30;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | CPU µs a claim | to the first | | p99 ms | most MiB of one |")
            .AppendLine("|---|---|---|---|---|---|");
        var highest = results.Max(each => each.To(results[0]).Median);
        foreach (var each in results)
        {
            var ratio = each.To(results[0]);
            var bar = new string('█', (int)Math.Round(width * ratio.Median / highest));
            text.AppendLine(
                FormattableString.Invariant(
                    $"| {each.Lane.Name} | {RaceTable.Of(each.Of(turn => turn.Micros), "F1")} | {RaceTable.Of(ratio, "F2")} | `{bar}` "
                )
                    + FormattableString.Invariant(
                        $"| {each.Of(turn => turn.P99).Median:F2} | {each.Lane.Servers.Max(server => server.PeakMebibytes):F0} |"
                    )
            );
        }

        return text.ToString();
    }
}
