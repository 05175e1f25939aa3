using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>Batches that are refused whole, and what is never sent.</summary>
public sealed class SplitTests
{
    private const string Broken = "a\ud800b";

    private static readonly Dictionary<string, Action<EvaluateClaimRequest>> Texts = new()
    {
        ["request_id"] = request => request.RequestId = Broken,
        ["claim.product.model"] = request => request.Claim.Product.Model = "JS-\udc00",
        ["claim.product.serial_number"] = request => request.Claim.Product.SerialNumber = "\ud83d\ude00\ud83d",
        ["claim.written_exceptions[1].reference"] = request =>
            request.Claim.WrittenExceptions.Add([new WrittenException(), new WrittenException { Reference = Broken }]),
    };

    public static TheoryData<string> Fields => [.. Texts.Keys];

    [Fact]
    public async Task One_claim_that_spoils_its_batch_is_found_by_halves()
    {
        await using var server = await FaultyServer.Start(call => SpoiltBy("r-40", call));
        using var client = Ask.Client(server, options => options.BatchSize = 64);
        var answers = await client.EvaluateBatchAsync(Answers.Requests(64));
        Assert.Equal("r-40", Assert.Single(answers, answer => Ask.FailureOf(answer) is not null).Request.RequestId);
        // The whole, and two halves of each of 64, 32, 16, 8, 4 and 2.
        Assert.Equal(1 + (2 * 6), server.Calls.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Parts_of_a_batch_end_within_its_time(bool isStream)
    {
        await using var server = await FaultyServer.Start(call =>
            call.Method == "EvaluateClaim" ? call.Hang() : call.End(StatusCode.InvalidArgument)
        );
        using var client = Ask.Client(server, options => options.BatchTimeout = TimeSpan.FromMilliseconds(500));
        var requests = Answers.Requests(20);
        var answers = isStream ? await client.EvaluateManyAsync(requests).ToListAsync() : await client.EvaluateBatchAsync(requests);
        Assert.All(answers, answer => Assert.Equal("DEADLINE_EXCEEDED", Ask.FailureOf(answer)?.Reason));
        Assert.All(answers, answer => Assert.True(Ask.FailureOf(answer)!.IsRetriable));
        Assert.InRange(server.Calls.Count(method => method == "EvaluateClaim"), 0, 1);
    }

    [Fact]
    public async Task A_limit_of_calls_is_not_met_with_more_calls()
    {
        await using var server = await FaultyServer.Start(call =>
            call.Number <= 2 ? call.End(StatusCode.ResourceExhausted) : Answers.Soundly(call)
        );
        using var client = Ask.Client(server);
        var answers = await client.EvaluateBatchAsync(Answers.Requests(50));
        Assert.All(answers, answer => Assert.True(Ask.FailureOf(answer)?.IsRetriable));
        Assert.Single(server.Calls);
        // A stream asks again after a pause.
        Assert.Equal(50, await client.EvaluateManyAsync(Answers.Requests(50)).CountAsync(answer => Ask.FailureOf(answer) is null));
        Assert.Equal(["EvaluateClaims", "StreamClaims", "StreamClaims"], server.Calls);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_text_that_is_no_unicode_is_not_sent(string field)
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server);
        var request = Answers.Request();
        Texts[field](request);
        EvaluateClaimRequest[] three = [Answers.Request(2), request, Answers.Request(3)];
        var many = await client.EvaluateManyAsync(three).ToListAsync();
        Assert.Equal([true, false, true], many.Select(answer => Ask.FailureOf(answer) is null));
        foreach (var answer in new[] { await client.EvaluateAsync(request), (await client.EvaluateBatchAsync(three))[1], many[1] })
        {
            var failure = Ask.FailureOf(answer)!;
            Assert.Equal((StatusCode.InvalidArgument, false), (failure.Status, failure.IsRetriable));
            Assert.Equal(field, Assert.Single(failure.Violations).Field);
        }

        Assert.DoesNotContain("EvaluateClaim", server.Calls);
    }

    [Fact]
    public async Task A_cart_with_a_text_that_is_no_unicode_is_not_sent_and_a_pair_is()
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server);
        var cart = Answers.Cart();
        cart.Lines[0].LineId = "\ud83d\ude00";
        Assert.Null(Ask.FailureOf(await client.PreviewCoverageAsync(cart)));
        cart.Lines[0].LineId = "\ude00\ud83d";
        Assert.Equal("lines[0].line_id", Assert.Single(Ask.FailureOf(await client.PreviewCoverageAsync(cart))!.Violations).Field);
        Assert.Single(server.Calls);
    }

    private static async Task SpoiltBy(string id, ScriptedCall call)
    {
        if (call.Method == "EvaluateClaim")
        {
            var request = (await call.Read(EvaluateClaimRequest.Parser))!;
            await (request.RequestId == id ? call.End(StatusCode.InvalidArgument) : call.Answer(Answers.To(request)));
            return;
        }

        var batch = (await call.Read(EvaluateClaimsRequest.Parser))!;
        await (
            batch.Requests.Any(request => request.RequestId == id)
                ? call.End(StatusCode.InvalidArgument)
                : call.Answer(new EvaluateClaimsResponse { Outcomes = { Answers.To(batch.Requests) } })
        );
    }
}
