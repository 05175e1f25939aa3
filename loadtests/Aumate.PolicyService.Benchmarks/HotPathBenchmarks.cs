using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.HotPath;
using Aumate.PolicyService.Refresh;
using Aumate.PolicyService.Wire.V1;
using Aumate.Warranty.Catalog;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Aumate.PolicyService.Benchmarks;

/// <summary>
/// What the fast way to a decision does with a median claim, step by step: it reads the request, decides, names the decision, writes the answer.
/// </summary>
[MemoryDiagnoser]
public class HotPathBenchmarks : IDisposable
{
    private readonly WebApplication host = PolicyHost.Build([]);
    private readonly byte[] place = new byte[4096];
    private byte[] request = [];
    private HotDecisions decisions = null!;
    private CatalogSnapshot catalog = null!;

    /// <summary>Makes the form of the claim's shape.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        catalog = EmbeddedCatalogSource.Read().Snapshot!;
        var held = new HeldCatalog(catalog, Refresh.CatalogOrigin.Embedded, default, default);
        host.Services.GetRequiredService<CatalogInForce>().Replace(new CatalogState { Held = held });
        decisions = host.Services.GetRequiredService<HotDecisions>();
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "corpus.jsonl"));
        request = EvaluateClaimRequest.Parser.ParseJson(lines[0]).ToByteArray();
        ClaimBytes.TryRead(request, out var claim);
        for (var seen = 0; seen < 2; seen++)
        {
            decisions.TryDecide(in claim, request, catalog, out _);
        }

        if (Whole() == 0)
        {
            throw new InvalidDataException("the first claim of the corpus is not decided by the fast way");
        }
    }

    /// <summary>Reads the request.</summary>
    [Benchmark]
    public int Read() => ClaimBytes.TryRead(request, out var claim) ? claim.Model.Length : 0;

    /// <summary>Reads the request and decides.</summary>
    [Benchmark]
    public bool ReadAndDecide() => ClaimBytes.TryRead(request, out var claim) && decisions.TryDecide(in claim, request, catalog, out _);

    /// <summary>All of it: the bytes of the request in, the bytes of the answer out.</summary>
    [Benchmark(Baseline = true)]
    public int Whole()
    {
        if (!ClaimBytes.TryRead(request, out var claim) || !decisions.TryDecide(in claim, request, catalog, out var decision))
        {
            return 0;
        }

        var answer = new HotAnswer(decision, null);
        var length = answer.Length(in claim);
        answer.Write(in claim, place.AsSpan(0, length));
        return length;
    }

    /// <summary>Ends the host.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        ((IDisposable)host).Dispose();
        GC.SuppressFinalize(this);
    }
}
