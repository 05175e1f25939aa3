using System.Collections.Immutable;
using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Refresh;
using Aumate.PolicyService.Wire;
using Aumate.PolicyService.Wire.V1;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Decisions;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Claim = Aumate.Warranty.Claims.Claim;

namespace Aumate.PolicyService.Benchmarks;

/// <summary>
/// What the service itself does for a call, without HTTP: the bytes of a request in, the bytes of the answer out. An operation is one call; each
/// invocation goes through the claims of the load tests once.
/// </summary>
[MemoryDiagnoser]
public class EndpointBenchmarks : IDisposable
{
    // As many as there are lines in corpus.jsonl; an attribute needs it at compile time, and the setup checks it.
    private const int Claims = 100;

    private const int BatchClaims = 100;

    private readonly WebApplication host = PolicyHost.Build(["--environment=Development"]);
    private ImmutableArray<byte[]> evaluations;
    private ImmutableArray<byte[]> explanations;
    private ImmutableArray<byte[]> issued;
    private ImmutableArray<byte[]> verifications;
    private ImmutableArray<Claim> claims;
    private byte[] batch = [];
    private byte[] cart = [];
    private CatalogSnapshot catalog = null!;
    private Evaluator evaluator = null!;
    private ReplacementMemo memo = null!;
    private PolicyDecisionEndpoint endpoint = null!;
    private ClaimBatches batches = null!;
    private ClaimDecisions decisions = null!;
    private CoverageEndpoint coverage = null!;

    /// <summary>Puts the sample catalog in force and writes the requests.</summary>
    [GlobalSetup]
    public async Task Prepare()
    {
        catalog = EmbeddedCatalogSource.Read().Snapshot!;
        var held = new HeldCatalog(catalog, Refresh.CatalogOrigin.Embedded, default, default);
        host.Services.GetRequiredService<CatalogInForce>().Replace(new CatalogState { Held = held });
        endpoint = host.Services.GetRequiredService<PolicyDecisionEndpoint>();
        batches = host.Services.GetRequiredService<ClaimBatches>();
        decisions = host.Services.GetRequiredService<ClaimDecisions>();
        coverage = host.Services.GetRequiredService<CoverageEndpoint>();
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "corpus.jsonl"));
        evaluations = [.. lines.Select(line => EvaluateClaimRequest.Parser.ParseJson(line).ToByteArray())];
        explanations = [.. lines.Select(line => ExplainDecisionRequest.Parser.ParseJson(line).ToByteArray())];
        issued = [.. lines.Select(WithReceipt).Select(request => request.ToByteArray())];
        verifications = [.. await Task.WhenAll(lines.Select(WithReceipt).Select(Verification))];
        batch = BatchOf(lines).ToByteArray();
        evaluator = host.Services.GetRequiredService<Policy>().Evaluator;
        memo = host.Services.GetRequiredService<ReplacementMemo>();
        claims = [.. lines.Select(EvaluateClaimRequest.Parser.ParseJson).Select(ClaimOf)];
        cart = CartOf(lines.Select(EvaluateClaimRequest.Parser.ParseJson)).ToByteArray();
        if (lines.Length != Claims)
        {
            throw new InvalidDataException($"the corpus has {lines.Length} claims, and {nameof(Claims)} says {Claims}");
        }
    }

    /// <summary>Decides every claim, and neither reads a message nor writes one.</summary>
    [Benchmark(OperationsPerInvoke = Claims)]
    public int Decide()
    {
        var findings = 0;
        foreach (var claim in claims)
        {
            findings += evaluator.Evaluate(claim, catalog, memo.Find)!.Decision.Remedies.Length;
        }

        return findings;
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

    /// <summary>Decides a hundred claims in one call.</summary>
    [Benchmark(OperationsPerInvoke = BatchClaims)]
    public int Batch() =>
        batches.Decide(Wire.Answer.ClaimRequests.Parser.ParseFrom(batch), CancellationToken.None).OrThrow().ToByteArray().Length;

    /// <summary>Decides every claim and gives a receipt.</summary>
    [Benchmark(OperationsPerInvoke = Claims)]
    public async Task<int> Issue()
    {
        var bytes = 0;
        foreach (var request in issued)
        {
            var answer = await endpoint.EvaluateClaim(EvaluateClaimRequest.Parser.ParseFrom(request), null!);
            bytes += answer.ToByteArray().Length;
        }

        return bytes;
    }

    /// <summary>Verifies the receipt of every claim, which decides it again.</summary>
    [Benchmark(OperationsPerInvoke = Claims)]
    public async Task<int> Verify()
    {
        var bytes = 0;
        foreach (var request in verifications)
        {
            var answer = await endpoint.VerifyDecision(VerifyDecisionRequest.Parser.ParseFrom(request), null!);
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
            var answer = await endpoint.WriteExplanation(ExplainDecisionRequest.Parser.ParseFrom(request), null!);
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

    private static EvaluateClaimRequest WithReceipt(string line)
    {
        var request = EvaluateClaimRequest.Parser.ParseJson(line);
        request.IncludeReceipt = true;
        return request;
    }

    private async Task<byte[]> Verification(EvaluateClaimRequest request)
    {
        var answer = await endpoint.EvaluateClaim(request, null!);
        return new VerifyDecisionRequest { RequestId = request.RequestId, Receipt = answer.Receipt }.ToByteArray();
    }

    private Claim ClaimOf(EvaluateClaimRequest request) =>
        decisions.Evaluate(catalog, request.RequestId, request.CorrelationId, request.Claim, new Violations()).OrThrow().Claim;

    private static EvaluateClaimsRequest BatchOf(string[] lines) =>
        new()
        {
            Requests = { Enumerable.Range(0, BatchClaims).Select(at => EvaluateClaimRequest.Parser.ParseJson(lines[at % lines.Length])) },
        };

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
