using System.Diagnostics;
using Aumate.PolicyService.LoadTests.Catalogs;
using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Plan;
using Aumate.PolicyService.Scenarios.Processes;
using Aumate.PolicyService.Wire.V1;
using Google.Type;

namespace Aumate.PolicyService.Scenarios.Swaps;

/// <summary>Two editions of a large catalog take each other's place under the service while it answers; every answer must be its revision's.</summary>
internal sealed class SwapScenario(LoadPlan plan, PlannedScenario scenario, PlannedLoad load, PlannedSwap swap, Launch launch)
    : LoadScenario(scenario, load)
{
    private const int Claims = 1000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("swap");
    private ServerProcess? server;
    private Connections? connections;
    private KnownAnswers? known;
    private Editions? editions;

    public override TimeSpan? CpuTime => server?.CpuTime;

    public override async Task Init(CancellationToken bound)
    {
        editions = new Editions(folder.FullName, swap.Products);
        string[] settings = [.. launch.Arguments, $"--Policy:Catalog:Path={editions.Path}", "--Policy:Catalog:PollSeconds=2"];
        var begun = Stopwatch.GetTimestamp();
        server = await ServerProcess.Start(launch with { Arguments = settings }, bound);
        connections = new Connections(server.Address, plan.Connections);
        known = new KnownAnswers(connections, Requests(), plan.Patience);
        await known.UntilServing(bound);
        Remark($"{swap.Products} products; the first answer {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s after the start.");
        await known.Learn(bound);
        await Next(bound);
        await known.Learn(bound);
        Remark($"At most {server.PeakMegabytes} MB with the first swap.");
    }

    public override async Task Disturb(Action<string> enter, CancellationToken over)
    {
        var swaps = new List<double>();
        enter("calm");
        while (await Pass(swap.CalmSeconds, over))
        {
            enter("swapping");
            var begun = Stopwatch.GetTimestamp();
            if (!await Swapped(over))
            {
                break;
            }

            swaps.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            await Pass(swap.AfterSeconds, over);
            enter("calm");
        }

        if (swaps.Count == 0)
        {
            throw new UnmeasurableException("no swap was done before the calls were over");
        }

        Remark(
            $"{swaps.Count} swaps, of {swaps.Average():F1} s from the file to the first answer on it; at most {server!.PeakMegabytes} MB."
        );
    }

    public override async ValueTask DisposeAsync()
    {
        connections?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (Directory.Exists(folder.FullName))
        {
            folder.Delete(recursive: true);
        }
    }

    protected override ScenarioCall Call(long number) => new("EvaluateClaim", bound => known!.Make(number, bound));

    private async Task<bool> Swapped(CancellationToken over)
    {
        try
        {
            await Next(over);
            return true;
        }
        catch (Exception cancelled) when (over.IsCancellationRequested && cancelled is OperationCanceledException or Grpc.Core.RpcException)
        {
            return false;
        }
    }

    private async Task Next(CancellationToken bound)
    {
        var before = known!.Revision;
        editions!.Swap();
        await known.UntilNot(before, bound);
    }

    // About products of all categories, every second one of the largest; many wait for what replaces a product that is no longer sold.
    private EvaluateClaimRequest[] Requests()
    {
        var catalog = new SyntheticCatalog(swap.Products);
        return [.. Enumerable.Range(0, Claims).Select(Request)];

        EvaluateClaimRequest Request(int number)
        {
            var category = number % 2 == 0 ? 0 : number % SyntheticCatalog.Categories;
            var request = Corpus.Claims[0].Clone();
            request.RequestId = FormattableString.Invariant($"swap-{number}");
            request.Claim.Product.Model = SyntheticCatalog.ModelOf(category, number * 37 % catalog.SizeOf(category));
            request.Claim.Purchase.PurchaseDate = new Date
            {
                Year = 2026,
                Month = 3,
                Day = 12,
            };
            return request;
        }
    }
}
