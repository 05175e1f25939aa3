using System.Diagnostics;
using System.Globalization;
using System.Text;
using Aumate.PolicyService.LoadTests.Calling;
using Aumate.PolicyService.LoadTests.Races;
using Aumate.PolicyService.LoadTests.Ways;

namespace Aumate.PolicyService.LoadTests.Commands;

/// <summary>
/// Measures cold starts beside those of the floor: from the start of the process to the first answer, the memory then, and the memory under load. Nothing is pinned, for
/// nobody starts a service so.
/// </summary>
internal static class StartCommand
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(1);
    private static readonly RaceOptions Usual = new(Rounds: 15, Seconds: 5);

    public static Task<int> Run(IReadOnlyList<string> args) => Measuring.Run("start", args, Usual, Measure);

    private static async Task Measure(Stage stage)
    {
        var way = await Asked(stage);
        var floor = new Launch(await stage.FloorsPath(), ["--answers", stage.Answers(way)], Verb: "floor");
        Starter[] starters = [new("floor", floor), new("floor (again)", floor), new("service", new Launch(await stage.ServicePath(), []))];
        // The first start of each reads files that the others find in memory.
        for (var round = -1; round < stage.Options.Rounds; round++)
        {
            for (var place = 0; place < starters.Length; place++)
            {
                await starters[(round + 1 + place) % starters.Length].Start(round >= 0, stage.Bound);
            }
        }

        foreach (var starter in starters)
        {
            await starter.Load(way.Calls, stage.Options, stage.Bound);
        }

        await Report(starters, stage);
    }

    private static async Task<Prepared> Asked(Stage stage)
    {
        await using var service = await ServerProcess.Start(new Launch(await stage.ServicePath(), []), stage.Bound);
        await Serving.Until(service.Address, stage.Bound);
        return await Prepared.Of(new Way("evaluate", "EvaluateClaim", ["decision"]), Corpus.Claims, service.Address, null, stage.Bound);
    }

    private static async Task Report(Starter[] starters, Stage stage)
    {
        var (floor, again, service) = (starters[0], starters[1], starters[2]);
        stage.Figures.AddSame(again.To(floor));
        stage.Figures.Add("first answer, ms", Quartiles.Of(service.Milliseconds).Median);
        stage.Figures.Add("first answer to floor's", service.To(floor).Median);
        stage.Figures.Add("MiB under load", service.Loaded);
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{stage.Options.Rounds} cold starts of each, in turns, nothing pinned; {stage.Options.Seconds} s of {Level.Loaded} calls. Medians, with quartiles."
        );
        text.AppendLine()
            .AppendLine("| | ms to the first answer | to floor's | MiB then | most MiB under load |")
            .AppendLine("|---|---|---|---|---|");
        foreach (var each in starters)
        {
            text.AppendLine(
                FormattableString.Invariant(
                    $"| {each.Name} | {RaceTable.Of(Quartiles.Of(each.Milliseconds), "F0")} | {RaceTable.Of(each.To(floor), "F2")} | {Quartiles.Of(each.Mebibytes).Median:F0} | {each.Loaded:F0} |"
                )
            );
        }

        await Console.Out.WriteLineAsync(text);
    }

    private sealed class Starter(string name, Launch launch)
    {
        public string Name => name;

        public List<double> Milliseconds { get; } = [];

        public List<double> Mebibytes { get; } = [];

        public double Loaded { get; private set; }

        public Quartiles To(Starter other) => Quartiles.Of(Milliseconds.Zip(other.Milliseconds, (one, another) => one / another));

        public async Task Start(bool counts, CancellationToken bound)
        {
            var begun = Stopwatch.GetTimestamp();
            await using var server = await Answering(bound);
            if (counts)
            {
                Milliseconds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                Mebibytes.Add(server.Mebibytes);
            }
        }

        public async Task Load(ReadyCalls calls, RaceOptions options, CancellationToken bound)
        {
            await using var server = await Answering(bound);
            using var calling = await options.Caller.Open(server.Address, calls, Level.Loaded, bound);
            await calling.For(options.Round, bound);
            Loaded = server.PeakMebibytes;
        }

        private async Task<ServerProcess> Answering(CancellationToken bound)
        {
            var server = await ServerProcess.Start(launch, bound);
            try
            {
                await Serving.Until(server.Address, BetweenTries, bound);
                return server;
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
    }
}
