extern alias host;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using host::Aumate.PolicyService.Hosting;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>The client against the real service.</summary>
public sealed class RealServiceTests : IAsyncLifetime
{
    private static readonly EvaluateClaimRequest[] Corpus =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "corpus.jsonl")).Select(EvaluateClaimRequest.Parser.ParseJson),
    ];

    private readonly WebApplication app = PolicyHost.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
    private PolicyClient client = null!;

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        client = new PolicyClient(new PolicyClientOptions { Addresses = { new Uri(app.Urls.First()) }, BatchSize = 7 });
        await Serving.Until(async () => Ask.FailureOf(await client.EvaluateAsync(new EvaluateClaimRequest()))?.Reason != "NOT_READY");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_claim_has_the_same_decision_alone_in_a_batch_and_on_a_stream()
    {
        var batched = await client.EvaluateBatchAsync(Corpus);
        var streamed = await client.EvaluateManyAsync(Corpus).ToListAsync();
        Assert.Equal(Corpus.Length, batched.Count);
        Assert.Equal(Corpus.Length, streamed.Count);
        for (var i = 0; i < Corpus.Length; i++)
        {
            var alone = DecisionOf(await client.EvaluateAsync(Corpus[i]));
            Assert.Equal(alone, DecisionOf(batched[i]));
            Assert.Equal(alone, DecisionOf(streamed[i]));
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_claim_is_told_by_its_field_and_holds_up_no_other()
    {
        EvaluateClaimRequest[] requests = [Corpus[0], new EvaluateClaimRequest { RequestId = "bad" }, Corpus[1]];
        foreach (var answers in new[] { await client.EvaluateBatchAsync(requests), await client.EvaluateManyAsync(requests).ToListAsync() })
        {
            Assert.Equal([true, false, true], answers.Select(answer => answer is ClaimAnswer.Decided));
            var failure = Assert.IsType<ClaimAnswer.NotKnown>(answers[1]).Failure;
            Assert.Equal(("INVALID_CLAIM", StatusCode.InvalidArgument, false), (failure.Reason, failure.Status, failure.IsRetriable));
            Assert.Equal(["claim"], failure.Violations.Select(violation => violation.Field));
        }
    }

    [Fact]
    public async Task A_service_that_stops_in_the_middle_leaves_the_rest_not_known()
    {
        var answers = new List<ClaimAnswer>();
        using var hasty = new PolicyClient(
            new PolicyClientOptions
            {
                Addresses = { new Uri(app.Urls.First()) },
                BatchSize = 7,
                BatchTimeout = TimeSpan.FromSeconds(2),
            }
        );
        await foreach (var answer in hasty.EvaluateManyAsync(Enumerable.Repeat(Corpus[0], 100)))
        {
            if (answers.Count == 0)
            {
                await app.StopAsync();
            }

            answers.Add(answer);
        }

        Assert.Equal(100, answers.Count);
        Assert.IsType<ClaimAnswer.Decided>(answers[0]);
        Assert.Equal(StatusCode.Unavailable, Assert.IsType<ClaimAnswer.NotKnown>(answers[^1]).Failure.Status);
        Assert.Equal(answers.OrderBy(answer => answer is ClaimAnswer.NotKnown), answers);
    }

    private static Decision DecisionOf(ClaimAnswer answer) => Assert.IsType<ClaimAnswer.Decided>(answer).Decision;
}
