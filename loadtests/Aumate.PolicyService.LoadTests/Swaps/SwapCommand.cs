using Aumate.PolicyService.LoadTests.Catalogs;
using Aumate.PolicyService.Wire.V1;
using Google.Type;

namespace Aumate.PolicyService.LoadTests.Swaps;

/// <summary>Swaps large catalogs under the service while it answers, and says what a swap adds to the latencies.</summary>
internal static class SwapCommand
{
    private const int Claims = 1000;

    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        if (SwapOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync($"swap {SwapOptions.Usage}");
            return ExitCodes.NotMeasured;
        }

        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes));
        var folder = Directory.CreateTempSubdirectory("swap");
        try
        {
            return await Measure(options, new Editions(folder.FullName, options.Products), bound.Token);
        }
        catch (Exception failed) when (failed is UnmeasurableException or Grpc.Core.RpcException or OperationCanceledException)
        {
            var why = bound.IsCancellationRequested ? $"not done in {options.Minutes} minutes (--minutes)" : failed.Message;
            await Console.Error.WriteLineAsync($"not measured: {why}");
            return ExitCodes.NotMeasured;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> Measure(SwapOptions options, Editions editions, CancellationToken bound)
    {
        string[] settings = [$"--Policy:Catalog:Path={editions.Path}", "--Policy:Catalog:PollSeconds=2"];
        var program = options.Server ?? await Publication.Make(bound);
        await using var server = await ServerProcess.Start(program, settings, isPinned: false, bound);
        using var connections = new Connections(server.Address, 2);
        var run = new SwapRun(options, editions, new Asked(connections, Requests(options)));
        await run.Learn(bound);
        var ready = server.PeakMegabytes;
        await run.Swap(bound);
        await Console.Out.WriteLineAsync(SwapReport.Write(options, run, ready, server.PeakMegabytes));
        return run.Loop is { Failed: 0, Wrong: 0 } && run.AddedMilliseconds <= SwapReport.MostAddedMilliseconds
            ? ExitCodes.Kept
            : ExitCodes.Exceeded;
    }

    // About products of all categories, every second one of the largest; many wait for what replaces a product that is no longer sold.
    private static EvaluateClaimRequest[] Requests(SwapOptions options)
    {
        var catalog = new SyntheticCatalog(options.Products);
        var claim = EvaluateClaimRequest.Parser.ParseJson(File.ReadLines(DataFile.PathOf("corpus.jsonl")).First());
        return [.. Enumerable.Range(0, Claims).Select(Request)];

        EvaluateClaimRequest Request(int number)
        {
            var category = number % 2 == 0 ? 0 : number % SyntheticCatalog.Categories;
            var request = claim.Clone();
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
