extern alias host;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using host::Aumate.PolicyService.Hosting;
using Xunit;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>The largest valid requests fit into the limits, over gRPC and over HTTP alike.</summary>
public sealed class LargestMessageTests(WebService service) : IClassFixture<WebService>
{
    private const int Most = 500;

    [Fact]
    public async Task The_largest_claim_is_decided_over_both()
    {
        var request = Largest.Request();
        var answer = await service.Running.Client.EvaluateClaimAsync(request);
        Assert.NotNull(answer.Decision);
        var json = JsonOf(request, Limits.Ordinary);
        Assert.Equal(answer, (await service.Http.PostJson("/v1/claims:evaluate", json)).As<EvaluateClaimResponse>());
    }

    [Fact]
    public async Task As_many_of_the_largest_claims_as_a_batch_may_have_are_decided_over_both()
    {
        var batch = new EvaluateClaimsRequest { Requests = { Enumerable.Repeat(Largest.Request(), Most) } };
        var answer = await service.Running.Client.EvaluateClaimsAsync(batch);
        Assert.Equal(Most, answer.Outcomes.Count(outcome => outcome.Decision is not null));
        var json = JsonOf(batch, Limits.ManyClaims);
        Assert.Equal(answer, (await service.Http.PostJson("/v1/claims:evaluateBatch", json)).As<EvaluateClaimsResponse>());
    }

    [Fact]
    public async Task The_largest_cart_is_answered_over_both()
    {
        var cart = Largest.Cart();
        var answer = await service.Running.Coverage.PreviewCoverageAsync(cart);
        var json = JsonOf(cart, Limits.Cart);
        Assert.Equal(answer, (await service.Http.PostJson("/v1/coverage:preview", json)).As<PreviewCoverageResponse>());
    }

    [Fact]
    public async Task The_largest_receipt_is_read_over_both()
    {
        var request = new VerifyDecisionRequest
        {
            RequestId = Largest.Text,
            CorrelationId = Largest.Text,
            Receipt = ByteString.CopyFrom(new byte[60 * 1024]),
        };
        var refused = await Refused.Of(service.Running.Client.VerifyDecisionAsync(request).ResponseAsync);
        Assert.Equal("MALFORMED_RECEIPT", refused.Reason);
        var json = JsonOf(request, Limits.Ordinary);
        Assert.Equal("MALFORMED_RECEIPT", (await service.Http.PostJson("/v1/receipts:verify", json)).Reason);
    }

    // With every letter escaped, which is the longest form that tools write.
    private static string JsonOf(IMessage message, MessageLimits limits)
    {
        var json = JsonFormatter.Default.Format(message);
        var report =
            $"the largest {message.Descriptor.Name}: {message.CalculateSize()} bytes, {json.Length} as JSON with its letters escaped";
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(message.CalculateSize() <= limits.Request && json.Length <= limits.Json, report);
        Assert.Contains("\\ud83d", json, StringComparison.Ordinal);
        return json;
    }
}
