using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>How much a batch may be, and what becomes of one that is more.</summary>
public sealed class BatchLimitsTests(SharedService service) : IClassFixture<SharedService>
{
    private const int MostClaims = 500;
    private const int MostRequestBytes = 16 * 1024 * 1024;
    private const int MostAnswerBytes = 32 * 1024 * 1024;
    private const int DefaultClientBytes = 4 * 1024 * 1024;

    private static readonly Method<byte[], byte[]> Batch = RawCalls.Of("aumate.policy.v1.PolicyDecisionService", "EvaluateClaims");

    [Theory]
    [InlineData(0)]
    [InlineData(MostClaims + 1)]
    [InlineData(20 * MostClaims)]
    public async Task A_batch_of_no_claims_or_of_too_many_is_refused_as_a_whole(int count)
    {
        var batch = new EvaluateClaimsRequest { Requests = { Enumerable.Repeat(Evaluate(InOrder()), count) } };
        var refused = await Refused.Of(service.Client.EvaluateClaimsAsync(batch).ResponseAsync);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_REQUEST"), (refused.Code, refused.Reason));
        Assert.Equal([("requests", $"has {count} claims; a batch has 1 to 500")], refused.Violations);
    }

    [Theory]
    [InlineData(MostRequestBytes, StatusCode.OK)]
    [InlineData(MostRequestBytes + 1, StatusCode.ResourceExhausted)]
    public async Task A_batch_of_16_MiB_is_read_and_a_larger_one_is_refused_for_its_size(int bytes, StatusCode status)
    {
        // The long id is no id, which is that claim's own matter.
        var batch = new EvaluateClaimsRequest
        {
            Requests =
            {
                Evaluate(InOrder()),
                new EvaluateClaimRequest { RequestId = "x" },
            },
        };
        batch.Requests[1].RequestId = new string('x', bytes - batch.CalculateSize() - 10);
        batch.Requests[1].RequestId += new string('x', bytes - batch.CalculateSize());
        Assert.Equal(bytes, batch.CalculateSize());
        if (status == StatusCode.OK)
        {
            var answer = EvaluateClaimsResponse.Parser.ParseFrom(await service.Running.Channel.Send(Batch, batch.ToByteArray()));
            Assert.Equal([true, false], answer.Outcomes.Select(outcome => outcome.Decision is not null));
            Assert.Empty(answer.Outcomes[1].RequestId);
            return;
        }

        var refused = await Assert.ThrowsAsync<RpcException>(() => service.Running.Channel.Send(Batch, batch.ToByteArray()));
        Assert.Equal(status, refused.StatusCode);
    }

    [Fact]
    public async Task A_field_that_the_contract_does_not_define_in_any_claim_makes_the_batch_malformed()
    {
        byte[] stranger = [.. Evaluate(InOrder()).ToByteArray(), 0x78, 0x01];
        byte[] batch = [.. MixedRequests.Batch(0, 100).ToByteArray(), 0x0a, (byte)stranger.Length, .. stranger];
        Assert.InRange(stranger.Length, 1, 127);
        var refused = await Refused.Of(service.Running.Channel.Send(Batch, batch));
        Assert.Equal((StatusCode.InvalidArgument, "MALFORMED_MESSAGE"), (refused.Code, refused.Reason));
    }

    /// <summary>A client takes 4 MiB unless it is told otherwise.</summary>
    [Fact]
    public async Task The_longest_answers_of_the_sample_catalog_fit_into_what_a_client_takes_by_default()
    {
        await using var signing = await RunningService.Start(null, "--environment", "Development");
        var claims = new List<EvaluateClaimRequest>();
        for (var seed = 0; seed < 2000; seed++)
        {
            var request = Table.DrawnRequests.Draw(seed);
            request.IncludeReceipt = true;
            claims.Add(request);
        }

        var answers = new List<(EvaluateClaimRequest Request, int Bytes)>();
        foreach (var batch in claims.Chunk(MostClaims))
        {
            var answer = await signing.Client.EvaluateClaimsAsync(new EvaluateClaimsRequest { Requests = { batch } });
            answers.AddRange(batch.Zip(answer.Outcomes.Select(outcome => outcome.CalculateSize())));
        }

        var (longest, bytes) = answers.MaxBy(answer => answer.Bytes);
        var most = new EvaluateClaimsRequest { Requests = { Enumerable.Repeat(longest, MostClaims) } };
        var whole = await signing.Client.EvaluateClaimsAsync(most);
        var report =
            $"500 drawn: {answers.Take(MostClaims).Sum(answer => answer.Bytes)} bytes; 500 of the longest, {bytes}: {whole.CalculateSize()}";
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(whole.CalculateSize() < DefaultClientBytes, report);
    }

    [Fact]
    public async Task A_batch_whose_answers_are_too_long_together_is_answered_as_far_as_they_fit()
    {
        await using var wordy = await RunningService.Start(WordyCatalog.Source);
        using var channel = GrpcChannel.ForAddress(wordy.Address, new GrpcChannelOptions { MaxReceiveMessageSize = null });
        var client = new PolicyDecisionService.PolicyDecisionServiceClient(channel);
        var batch = new EvaluateClaimsRequest { Requests = { Enumerable.Range(0, MostClaims).Select(WordyCatalog.Request) } };
        var answer = await client.EvaluateClaimsAsync(batch);
        Assert.Equal(batch.Requests.Select(one => one.RequestId), answer.Outcomes.Select(outcome => outcome.RequestId));
        var decided = answer.Outcomes.TakeWhile(outcome => outcome.Decision is not null).ToList();
        Assert.InRange(decided.Sum(outcome => outcome.CalculateSize()), MostAnswerBytes - 1_100_000, MostAnswerBytes);
        Assert.All(
            answer.Outcomes.Skip(decided.Count),
            outcome =>
            {
                Assert.Equal((int)StatusCode.ResourceExhausted, outcome.Error.Code);
                Assert.Equal("BATCH_TOO_LARGE", outcome.Error.GetDetail<Google.Rpc.ErrorInfo>().Reason);
                Assert.InRange(outcome.CalculateSize(), 1, 1_100);
            }
        );
        Assert.InRange(decided.Count, 1, MostClaims - 1);
        // From there on it is asked again.
        var rest = new EvaluateClaimsRequest { Requests = { batch.Requests.Skip(decided.Count).Take(1) } };
        Assert.NotNull((await client.EvaluateClaimsAsync(rest)).Outcomes.Single().Decision);
    }
}
