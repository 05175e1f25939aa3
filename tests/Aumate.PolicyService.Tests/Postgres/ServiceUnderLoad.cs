using System.Collections.Concurrent;
using System.Diagnostics;
using Aumate.PolicyService.Tests.Service;
using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>A service on a database of numbered catalogs that is asked without a pause, over real connections, and every answer held to the oracle.</summary>
internal sealed class ServiceUnderLoad : IAsyncDisposable
{
    private const int Callers = 3;

    private readonly RunningService service;
    private readonly CancellationTokenSource over = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private readonly ConcurrentDictionary<int, int> seen = new();
    private readonly Task load;
    private int answers;
    private int failed;
    private volatile int latest;

    private ServiceUnderLoad(RunningService service)
    {
        this.service = service;
        load = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(Call)));
    }

    public static async Task<ServiceUnderLoad> On(string database, params string[] args) =>
        new(await RunningService.Start(null, [$"--Policy:Catalog:Database={database}", .. args]));

    /// <summary>How many answers were given.</summary>
    public int Answers => Volatile.Read(ref answers);

    /// <summary>On how many catalogs.</summary>
    public int CatalogsSeen => seen.Count;

    /// <summary>Waits until answers are given on a catalog.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> Until(int number, TimeSpan longest)
    {
        var clock = Stopwatch.StartNew();
        while (latest != number)
        {
            Assert.True(clock.Elapsed < longest, $"after {clock.Elapsed} answers are still given on catalog {latest}, not {number}");
            await Task.Delay(5);
        }

        return clock.Elapsed;
    }

    /// <summary>Ends the load, in which no call may have failed and no answer been wrong.</summary>
    public async Task End()
    {
        await over.CancelAsync();
        await load;
        Assert.Empty(wrong.Take(5));
        Assert.Equal(0, failed);
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await load;
        over.Dispose();
        await service.DisposeAsync();
    }

    private async Task Call()
    {
        var request = NumberedCatalogs.Request();
        while (!over.IsCancellationRequested)
        {
            try
            {
                // A call that hangs has failed, too.
                var answer = await service.Client.EvaluateClaimAsync(request, deadline: DateTime.UtcNow.AddSeconds(5));
                Interlocked.Increment(ref answers);
                if (NumberedCatalogs.Fault(answer) is { } fault)
                {
                    wrong.Enqueue(fault);
                }

                latest = NumberedCatalogs.Number(answer.Decision.Versions.CatalogRevision);
                seen.TryAdd(latest, 0);
            }
            catch (Grpc.Core.RpcException thrown)
            {
                wrong.Enqueue(thrown.Status.ToString());
                Interlocked.Increment(ref failed);
            }
        }
    }
}
