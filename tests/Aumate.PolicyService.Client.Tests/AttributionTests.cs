using System.Globalization;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>No answer is taken for another claim's, also where the caller gives no ids.</summary>
public sealed class AttributionTests
{
    private static readonly string Huge = new('x', 9 * 1024 * 1024);

    private static readonly string[] Ways = ["batch", "many"];

    public static TheoryData<string> Many => [.. Ways];

    [Theory]
    [MemberData(nameof(Many))]
    public async Task A_claim_that_is_too_large_is_not_known_and_its_neighbours_are_decided(string way)
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server, options => options.BatchSize = 3);
        EvaluateClaimRequest[] requests = [Nameless(Huge), Nameless("a"), Nameless("b"), Nameless("c"), Nameless(Huge), Nameless("d")];
        var answers = await All(client, way, requests);
        Assert.Equal(requests, answers.Select(answer => answer.Request));
        Assert.Equal([true, false, false, false, true, false], answers.Select(answer => Ask.FailureOf(answer) is not null));
        var failure = Ask.FailureOf(answers[0])!;
        Assert.Equal((StatusCode.ResourceExhausted, false), (failure.Status, failure.IsRetriable));
    }

    [Fact]
    public async Task After_a_batch_that_cannot_be_written_no_answer_is_read()
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { MaxSendMessageSize = 1000 });
        var service = new PolicyDecisionService.PolicyDecisionServiceClient(channel);
        using var link = new StreamLink(service, CancellationToken.None);
        link.Send([AskedClaim.Alone(Nameless("first"))]);
        link.Send([AskedClaim.Alone(Nameless(new string('x', 2000)))]);
        link.Send([AskedClaim.Alone(Nameless("third"))]);
        Assert.NotNull(await link.Receive(TimeSpan.FromSeconds(30)));
        Assert.Null(await link.Receive(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("batch", false)]
    [InlineData("batch", true)]
    [InlineData("many", false)]
    [InlineData("many", true)]
    public async Task Answers_in_another_order_are_not_known_with_and_without_ids_of_the_caller(string way, bool areErrors)
    {
        await using var server = await FaultyServer.Start(async call =>
        {
            while (await call.Read(StreamClaimsRequest.Parser) is { } batch)
            {
                var outcomes = Answers.To(batch.Requests.Reverse()).Select(one => areErrors ? Failed(one) : one);
                await call.Write(new StreamClaimsResponse { Outcomes = { outcomes } });
            }

            await call.End(StatusCode.OK);
        });
        using var client = Ask.Client(server, options => options.BatchSize = 2);
        foreach (var requests in new[] { [Nameless("a"), Nameless("b"), Nameless("c"), Nameless("d")], Answers.Requests(4).ToArray() })
        {
            var answers = await All(client, way, requests);
            Assert.Equal(requests, answers.Select(answer => answer.Request));
            Assert.All(answers, answer => Assert.Equal(CallFailure.Unreadable, Ask.FailureOf(answer)?.Reason));
        }
    }

    [Theory]
    [MemberData(nameof(Many))]
    public async Task An_object_that_is_filled_anew_for_every_claim_is_taken_as_it_was(string way)
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server, options => options.BatchSize = 10);
        var one = Answers.Request();
        var answers = await All(client, way, Enumerable.Range(1, 35).Select(id => Filled(one, id)));
        Assert.Equal(Enumerable.Range(1, 35).Select(id => $"{id}"), answers.Select(answer => answer.Request.RequestId));
        Assert.All(answers, answer => Assert.Null(Ask.FailureOf(answer)));
    }

    [Theory]
    [MemberData(nameof(Many))]
    public async Task A_null_among_the_claims_is_thrown(string way)
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server);
        await Assert.ThrowsAsync<ArgumentNullException>(() => All(client, way, [Answers.Request(), null!]));
    }

    [Fact]
    public async Task What_a_source_gave_before_it_failed_is_answered_first()
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server, options => options.BatchSize = 10);
        var answers = new List<ClaimAnswer>();
        var requests = Answers.Requests(99).Select((request, at) => at < 25 ? request : throw new IOException("source"));
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var answer in client.EvaluateManyAsync(requests))
            {
                answers.Add(answer);
            }
        });
        Assert.Equal(Answers.Requests(25), answers.Select(answer => answer.Request));
        Assert.All(answers, answer => Assert.Null(Ask.FailureOf(answer)));
    }

    private static async Task<IReadOnlyList<ClaimAnswer>> All(
        PolicyClient client,
        string way,
        IEnumerable<EvaluateClaimRequest> requests
    ) => way == "batch" ? await client.EvaluateBatchAsync(requests) : await client.EvaluateManyAsync(requests).ToListAsync();

    private static EvaluateClaimRequest Nameless(string model) => new() { Claim = new Claim { Product = new Product { Model = model } } };

    private static EvaluateClaimRequest Filled(EvaluateClaimRequest request, int id)
    {
        request.RequestId = id.ToString(CultureInfo.InvariantCulture);
        return request;
    }

    private static ClaimOutcome Failed(ClaimOutcome outcome) =>
        new()
        {
            RequestId = outcome.RequestId,
            CorrelationId = outcome.CorrelationId,
            Error = Answers.Refusal(StatusCode.InvalidArgument),
        };
}
