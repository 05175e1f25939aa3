using System.Collections.Immutable;
using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Refresh;
using Aumate.PolicyService.Wire;
using Aumate.PolicyService.Wire.V1;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Aumate.PolicyService.Benchmarks;

/// <summary>
/// What the service itself does for a call, without HTTP: the bytes of a request in, the bytes of the answer out. An operation is one call; each
/// invocation goes through the claims of the load tests once.
/// </summary>
[MemoryDiagnoser]
public class EndpointBenchmarks : IDisposable
{
    // As many as there are lines in corpus.jsonl; an attribute needs it at compile time, and the setup checks it.
    private const int Claims = 24;

    private readonly WebApplication host = PolicyHost.Build([]);
    private ImmutableArray<byte[]> evaluations;
    private ImmutableArray<byte[]> explanations;
    private byte[] cart = [];
    private PolicyDecisionEndpoint endpoint = null!;
    private CoverageEndpoint coverage = null!;

    /// <summary>Puts the sample catalog in force and writes the requests.</summary>
    [GlobalSetup]
    public async Task Prepare()
    {
        var held = new HeldCatalog(EmbeddedCatalogSource.Read().Snapshot!, Refresh.CatalogOrigin.Embedded, default, default);
        host.Services.GetRequiredService<CatalogInForce>().Replace(new CatalogState { Held = held });
        endpoint = host.Services.GetRequiredService<PolicyDecisionEndpoint>();
        coverage = host.Services.GetRequiredService<CoverageEndpoint>();
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "corpus.jsonl"));
        evaluations = [.. lines.Select(line => EvaluateClaimRequest.Parser.ParseJson(line).ToByteArray())];
        explanations = [.. lines.Select(line => ExplainDecisionRequest.Parser.ParseJson(line).ToByteArray())];
        cart = CartOf(lines.Select(EvaluateClaimRequest.Parser.ParseJson)).ToByteArray();
        if (lines.Length != Claims)
        {
            throw new InvalidDataException($"the corpus has {lines.Length} claims, and {nameof(Claims)} says {Claims}");
        }
    }

    /// <summary>Decides every claim.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Claims)]
    public async Task<int> Evaluate()
    {
        var bytes = 0;
        foreach (var request in evaluations)
        {
            var answer = await endpoint.EvaluateClaim(EvaluateClaimRequest.Parser.ParseFrom(request), null!);
            bytes += answer.ToByteArray().Length;
        }

        return bytes;
    }

    /// <summary>Explains every claim.</summary>
    [Benchmark(OperationsPerInvoke = Claims)]
    public async Task<int> Explain()
    {
        var bytes = 0;
        foreach (var request in explanations)
        {
            var answer = await endpoint.ExplainDecision(ExplainDecisionRequest.Parser.ParseFrom(request), null!);
            bytes += answer.ToByteArray().Length;
        }

        return bytes;
    }

    /// <summary>Says before the purchase what the letter would give for the products of every claim, as lines of one cart.</summary>
    [Benchmark(OperationsPerInvoke = Claims)]
    public async Task<int> Preview()
    {
        var answer = await coverage.PreviewCoverage(PreviewCoverageRequest.Parser.ParseFrom(cart), null!);
        return answer.ToByteArray().Length;
    }

    private static PreviewCoverageRequest CartOf(IEnumerable<EvaluateClaimRequest> requests) =>
        new()
        {
            PurchaseDate = new Google.Type.Date
            {
                Year = 2026,
                Month = 3,
                Day = 10,
            },
            Lines =
            {
                requests.Select(request => new CartLine
                {
                    Model = request.Claim.Product.Model,
                    PriceKind = request.Claim.Purchase?.PriceKind ?? default,
                    UnitKind = request.Claim.Purchase?.UnitKind ?? default,
                    Title = request.Claim.Purchase?.Title ?? default,
                }),
            },
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        ((IDisposable)host).Dispose();
        GC.SuppressFinalize(this);
    }
}
