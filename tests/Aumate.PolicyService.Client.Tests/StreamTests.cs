using System.Collections.Concurrent;
using Aumate.PolicyService.Wire.V1;
using CsCheck;
using Grpc.Core;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>A stream that breaks, wherever it does: every claim gets one answer, in the order of the claims.</summary>
public sealed class StreamTests
{
    private static readonly string[] Breaks = ["end", "unavailable", "aborted", "cancelled", "cut"];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task Every_claim_is_answered_in_its_order(int batchSize)
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server, options => options.BatchSize = batchSize);
        await AnswersAll(client, 1001);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Wherever_a_stream_breaks_nothing_is_lost_and_nothing_is_answered_twice() =>
        await Gen.Select(Gen.Int[0, 3].Array[0, 12], Gen.Int[0, Breaks.Length - 1].Select(i => Breaks[i]), Gen.Int[0, 60], Gen.Int[1, 4])
            .SampleAsync(
                async (answered, fault, claims, underWay) =>
                {
                    // What a cut stream had answered may be lost on its way, so every other stream ends well after a batch: there is progress.
                    var lasts = new ConcurrentQueue<(int Batches, string Fault)>(
                        answered.SelectMany(batches => new[] { (batches, fault), (1, "end") })
                    );
                    await using var server = await FaultyServer.Start(call =>
                        lasts.TryDequeue(out var last) ? BreakAfter(call, last.Batches, last.Fault) : Answers.Soundly(call)
                    );
                    using var client = Ask.Client(
                        server,
                        options =>
                        {
                            options.BatchSize = 3;
                            options.BatchesUnderWay = underWay;
                        }
                    );
                    await AnswersAll(client, claims);
                },
                iter: 60,
                threads: 2
            );

    [Fact]
    public async Task What_was_answered_is_not_sent_again()
    {
        var seen = new ConcurrentQueue<string>();
        await using var server = await FaultyServer.Start(async call =>
        {
            while (await call.Read(StreamClaimsRequest.Parser) is { } batch)
            {
                seen.Enqueue(batch.Requests[0].RequestId);
                await call.Write(new StreamClaimsResponse { Outcomes = { Answers.To(batch.Requests) } });
                if (seen.Count == 2)
                {
                    call.Cut();
                    return;
                }
            }

            await call.End(StatusCode.OK);
        });
        using var client = Ask.Client(
            server,
            options =>
            {
                options.BatchSize = 1;
                options.BatchesUnderWay = 1;
            }
        );
        await AnswersAll(client, 4);
        // The second may have been cut off on its way back.
        Assert.Equal(["r-1", "r-2", "r-3", "r-4"], seen.Distinct());
        Assert.Single(seen, id => id == "r-1");
        Assert.Single(seen, id => id == "r-3");
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("unknown")]
    [InlineData("dataloss")]
    public async Task A_fault_holds_the_batch_that_met_it_and_no_other(string fault)
    {
        await using var server = await FaultyServer.Start(call => call.Number == 1 ? BreakAfter(call, 1, fault) : Answers.Soundly(call));
        using var client = Ask.Client(server, options => (options.BatchSize, options.BatchesUnderWay) = (2, 1));
        var answers = await client.EvaluateManyAsync(Answers.Requests(8)).ToListAsync();
        Assert.Equal(Answers.Requests(8), answers.Select(answer => answer.Request));
        Assert.Equal([2, 3], Enumerable.Range(0, 8).Where(at => Ask.FailureOf(answers[at]) is not null));
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task A_service_that_stays_away_leaves_every_claim_not_known_and_ends()
    {
        await using var server = await FaultyServer.Failing(StatusCode.Unavailable);
        using var client = Ask.Client(server, options => (options.BatchSize, options.BatchTimeout) = (2, TimeSpan.FromMilliseconds(300)));
        var answers = await client.EvaluateManyAsync(Answers.Requests(9)).ToListAsync();
        Assert.Equal(Answers.Requests(9), answers.Select(answer => answer.Request));
        Assert.All(answers, answer => Assert.Equal(StatusCode.Unavailable, Ask.FailureOf(answer)?.Status));
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.ResourceExhausted)]
    public async Task One_claim_that_spoils_its_batch_spoils_no_other(StatusCode code)
    {
        await using var server = await FaultyServer.Start(call => SpoiltBy("r-4", call, code));
        using var client = Ask.Client(server, options => options.BatchSize = 3);
        var streamed = await client.EvaluateManyAsync(Answers.Requests(9)).ToListAsync();
        var batched = await client.EvaluateBatchAsync(Answers.Requests(9));
        foreach (var answers in new[] { streamed, batched })
        {
            Assert.Equal(Answers.Requests(9), answers.Select(answer => answer.Request));
            Assert.All(answers, answer => Assert.Equal(answer.Request.RequestId == "r-4" ? code : null, Ask.FailureOf(answer)?.Status));
        }
    }

    [Fact]
    public async Task What_found_no_room_in_the_answer_to_its_batch_is_asked_alone()
    {
        var full = new Google.Rpc.Status { Code = (int)StatusCode.ResourceExhausted };
        full.Details.Add(
            Google.Protobuf.WellKnownTypes.Any.Pack(new Google.Rpc.ErrorInfo { Domain = "policy.aumate.com", Reason = "BATCH_TOO_LARGE" })
        );
        await using var server = await FaultyServer.Start(async call =>
        {
            if (call.Method == "EvaluateClaim")
            {
                await Answers.Soundly(call);
                return;
            }

            while (await call.Read(StreamClaimsRequest.Parser) is { } batch)
            {
                var outcomes = Answers
                    .To(batch.Requests)
                    .Select(
                        (outcome, at) =>
                            at < 2
                                ? outcome
                                : new ClaimOutcome
                                {
                                    RequestId = outcome.RequestId,
                                    CorrelationId = outcome.CorrelationId,
                                    Error = full,
                                }
                    );
                await call.Write(new StreamClaimsResponse { Outcomes = { outcomes } });
            }

            await call.End(StatusCode.OK);
        });
        using var client = Ask.Client(server, options => options.BatchSize = 3);
        await AnswersAll(client, 9);
        Assert.All(await client.EvaluateBatchAsync(Answers.Requests(9)), answer => Assert.Null(Ask.FailureOf(answer)));
        Assert.Equal(6, server.Calls.Count(method => method == "EvaluateClaim"));
    }

    [Fact]
    public async Task A_caller_that_reads_slowly_is_not_overrun()
    {
        var taken = 0;
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server, options => options.BatchSize = 10);
        await using var answers = client
            .EvaluateManyAsync(Answers.Requests(1000).Select(request => (taken++, request).request))
            .GetAsyncEnumerator();
        for (var read = 1; read <= 1000; read++)
        {
            Assert.True(await answers.MoveNextAsync());
            // What is read, two batches under way, the one that is being read, and the first claim of the next.
            Assert.InRange(taken, read, read + (3 * 10) + 1);
        }
    }

    [Fact]
    public async Task Large_batches_pass_while_answers_are_large()
    {
        // More than the windows of HTTP/2 hold on either way, so that a side that wrote before it read would wait for ever.
        var padding = new string('x', 200_000);
        await using var server = await FaultyServer.Start(async call =>
        {
            while (await call.Read(StreamClaimsRequest.Parser) is { } batch)
            {
                var answer = new StreamClaimsResponse { Outcomes = { Answers.To(batch.Requests) } };
                answer.Outcomes[0].Receipt = Google.Protobuf.ByteString.CopyFromUtf8(padding);
                await call.Write(answer);
            }

            await call.End(StatusCode.OK);
        });
        using var client = Ask.Client(server, options => (options.BatchSize, options.BatchesUnderWay) = (20, 16));
        var requests = Answers.Requests(400).Select(request => Padded(request, padding));
        Assert.Equal(400, await client.EvaluateManyAsync(requests).CountAsync(answer => Ask.FailureOf(answer) is null));
    }

    private static EvaluateClaimRequest Padded(EvaluateClaimRequest request, string padding)
    {
        request.Claim.Product.SerialNumber = padding;
        return request;
    }

    private static async Task AnswersAll(PolicyClient client, int claims)
    {
        var answers = await client.EvaluateManyAsync(Answers.Requests(claims)).ToListAsync();
        Assert.Equal(Answers.Requests(claims), answers.Select(answer => answer.Request));
        Assert.All(answers, answer => Assert.Null(Ask.FailureOf(answer)));
    }

    private static async Task BreakAfter(ScriptedCall call, int batches, string fault)
    {
        await Answers.SoundlyFor(call, batches);
        switch (fault)
        {
            case "cut":
                call.Cut();
                break;
            default:
                await call.End(Enum.TryParse<StatusCode>(fault, ignoreCase: true, out var code) ? code : StatusCode.OK);
                break;
        }
    }

    private static async Task SpoiltBy(string id, ScriptedCall call, StatusCode code)
    {
        if (call.Method == "EvaluateClaim")
        {
            var request = (await call.Read(EvaluateClaimRequest.Parser))!;
            await (request.RequestId == id ? call.End(code, Answers.Refusal(code)) : call.Answer(Answers.To(request)));
            return;
        }

        // A batch of one call and a batch of a stream are the same message by another name.
        while (await call.Read(StreamClaimsRequest.Parser) is { } batch)
        {
            if (batch.Requests.Any(request => request.RequestId == id))
            {
                await call.End(code, Answers.Refusal(code));
                return;
            }

            await call.Write(new StreamClaimsResponse { Outcomes = { Answers.To(batch.Requests) } });
        }

        await call.End(StatusCode.OK);
    }
}
