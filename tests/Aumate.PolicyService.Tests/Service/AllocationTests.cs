extern alias host;
using System.Buffers;
using Google.Protobuf;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Hosting;
using host::Aumate.PolicyService.HotPath;
using host::Aumate.PolicyService.Refresh;
using host::Aumate.PolicyService.Wire;
using host::Aumate.PolicyService.Wire.Answer;
using host::Aumate.PolicyService.Wire.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>
/// What a call allocates in the service itself, without HTTP: the bytes of a request in, the bytes of its answer out. The ceilings are a tenth above what was
/// measured when they were set; whoever makes a call cheaper lowers its ceiling.
/// </summary>
public sealed class AllocationTests : IDisposable
{
    private const int Calls = 500;
    private const int Rounds = 3;
    private const int BatchClaims = 100;

    private readonly WebApplication app = PolicyHost.Build(["--environment=Development"]);
    private readonly ArrayBufferWriter<byte> written = new(64 * 1024);
    private readonly byte[] claim = RequestOf(EvaluateClaimRequest.Parser, "evaluate");
    private readonly PolicyDecisionEndpoint endpoint;

    public AllocationTests()
    {
        var held = new HeldCatalog(
            EmbeddedCatalogSource.Read().Snapshot!,
            host::Aumate.PolicyService.Refresh.CatalogOrigin.Embedded,
            default,
            default
        );
        app.Services.GetRequiredService<CatalogInForce>().Replace(new CatalogState { Held = held });
        endpoint = app.Services.GetRequiredService<PolicyDecisionEndpoint>();
    }

    public void Dispose() => ((IDisposable)app).Dispose();

    /// <summary>The fast way makes no garbage at all; of a product that is not sold any more, what is remembered is asked by a key.</summary>
    [Fact]
    public void Evaluating_a_claim_of_a_known_shape()
    {
        var ordinary = EvaluateClaimRequest.Parser.ParseFrom(claim);
        ordinary.Claim.Product.Model = "DX-120";
        var bytes = ordinary.ToByteArray();
        var (hot, catalog) = (
            app.Services.GetRequiredService<HotDecisions>(),
            app.Services.GetRequiredService<CatalogInForce>().Current!.Snapshot
        );
        ClaimBytes.TryRead(bytes, out var first);
        Assert.False(hot.TryDecide(in first, bytes, catalog, out _));
        Assert.False(hot.TryDecide(in first, bytes, catalog, out _));
        var place = new byte[4096];
        Assert.Equal(0, LeastOf(Decide));

        void Decide()
        {
            ClaimBytes.TryRead(bytes, out var read);
            Assert.True(hot.TryDecide(in read, bytes, catalog, out var decision));
            var answer = new HotAnswer(decision, null);
            answer.Write(in read, place.AsSpan(0, answer.Length(in read)));
        }
    }

    [Fact]
    public void Evaluating_a_claim() => Holds(Ceiling.Evaluate, () => Evaluate(claim));

    [Fact]
    public void Evaluating_a_claim_with_a_receipt()
    {
        var request = EvaluateClaimRequest.Parser.ParseFrom(claim);
        request.IncludeReceipt = true;
        var bytes = request.ToByteArray();
        Holds(Ceiling.EvaluateWithReceipt, () => Evaluate(bytes));
    }

    [Fact]
    public void Evaluating_a_claim_of_a_batch()
    {
        var one = EvaluateClaimRequest.Parser.ParseFrom(claim);
        var bytes = new EvaluateClaimsRequest { Requests = { Enumerable.Repeat(one, BatchClaims) } }.ToByteArray();
        var batches = app.Services.GetRequiredService<ClaimBatches>();
        Holds(
            Ceiling.ClaimOfABatch,
            () => Write(batches.Decide(ClaimRequests.Parser.ParseFrom(bytes), CancellationToken.None).OrThrow()),
            BatchClaims
        );
    }

    [Fact]
    public void Explaining_a_decision()
    {
        var bytes = RequestOf(ExplainDecisionRequest.Parser, "evaluate");
        Holds(Ceiling.Explain, () => Write(endpoint.WriteExplanation(ExplainDecisionRequest.Parser.ParseFrom(bytes), null!)));
    }

    [Fact]
    public async Task Verifying_a_receipt()
    {
        var request = EvaluateClaimRequest.Parser.ParseFrom(claim);
        request.IncludeReceipt = true;
        var answer = await endpoint.EvaluateClaim(request, null!);
        var bytes = new VerifyDecisionRequest { RequestId = "r-2", Receipt = answer.Receipt }.ToByteArray();
        Holds(Ceiling.Verify, () => Write(endpoint.VerifyDecision(VerifyDecisionRequest.Parser.ParseFrom(bytes), null!)));
    }

    [Fact]
    public void Previewing_a_cart()
    {
        var coverage = app.Services.GetRequiredService<CoverageEndpoint>();
        var bytes = RequestOf(PreviewCoverageRequest.Parser, "coverage");
        Holds(Ceiling.Preview, () => Write(coverage.PreviewCoverage(PreviewCoverageRequest.Parser.ParseFrom(bytes), null!)));
    }

    private void Evaluate(byte[] request) => Write(endpoint.EvaluateClaim(EvaluateClaimRequest.Parser.ParseFrom(request), null!));

    // Each of them answers at once, so all that is allocated is allocated on this thread.
    private void Write<T>(Task<T> answered)
        where T : IMessage
    {
        Assert.True(answered.IsCompletedSuccessfully);
        Write(answered.Result);
    }

    private void Write(IMessage answer)
    {
        written.ResetWrittenCount();
        answer.WriteTo(written);
    }

    // The runtime compiles in steps, and allocates less in the later ones: the least of some rounds is what stays.
    private static void Holds(long ceiling, Action call, int operations = 1) => Assert.InRange(LeastOf(call) / operations, 1, ceiling);

    private static long LeastOf(Action call) => Enumerable.Range(0, Rounds + 1).Select(_ => BytesOf(call)).Skip(1).Min();

    private static long BytesOf(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at < Calls; at++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    private static byte[] RequestOf<T>(MessageParser<T> parser, string name)
        where T : IMessage<T> =>
        parser.ParseJson(File.ReadAllText(Repository.PathOf(".ci", "smoke.d", $"{name}.request.json"))).ToByteArray();

    /// <summary>Bytes a call, or a claim of a batch.</summary>
    private static class Ceiling
    {
        public const long Evaluate = 14_000;
        public const long EvaluateWithReceipt = 48_700;
        public const long ClaimOfABatch = 15_800;
        public const long Explain = 166_000;
        public const long Verify = 67_400;
        public const long Preview = 111_200;
    }
}
