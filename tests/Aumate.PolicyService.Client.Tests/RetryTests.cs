using Grpc.Core;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>What is asked again, how often, and when it ends.</summary>
public sealed class RetryTests
{
    public static TheoryData<string, StatusCode> WaysAndFinalCodes =>
        [
            .. from way in Ask.Ways
            from code in Enum.GetValues<StatusCode>()
            where code is not (StatusCode.OK or StatusCode.Unavailable) && !IsAskedAgainByStream(way.Data, code)
            select (way.Data, code),
        ];

    [Theory]
    [MemberData(nameof(Ask.Ways), MemberType = typeof(Ask))]
    public async Task A_service_that_comes_back_in_time_is_asked_again_and_answers(string way)
    {
        await using var server = await FaultyServer.Start(call =>
            call.Number <= 3 ? call.End(StatusCode.Unavailable) : Answers.Soundly(call)
        );
        using var client = Ask.Client(server);
        Assert.Null(await Ask.By(client, way));
        Assert.Equal(4, server.Calls.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_service_that_stays_away_is_asked_as_often_as_the_options_say(int attempts)
    {
        foreach (var way in Ask.Ways.Where(way => way.Data != "many"))
        {
            await using var server = await FaultyServer.Failing(StatusCode.Unavailable);
            using var client = Ask.Client(server, options => options.Attempts = attempts);
            Assert.Equal(StatusCode.Unavailable, (await Ask.By(client, way.Data))?.Status);
            Assert.Equal(attempts, server.Calls.Count);
        }
    }

    [Theory]
    [MemberData(nameof(WaysAndFinalCodes))]
    public async Task What_would_end_the_same_way_is_not_asked_again(string way, StatusCode code)
    {
        await using var server = await FaultyServer.Failing(code);
        using var client = Ask.Client(server);
        Assert.NotNull(await Ask.By(client, way));
        // What may be the fault of one claim is asked once more for each claim of the batch, here one.
        var isBatch = way is "batch" or "many";
        Assert.Equal(isBatch && code == StatusCode.InvalidArgument ? 2 : 1, server.Calls.Count);
    }

    [Fact]
    public async Task Where_one_replica_hangs_a_hedged_claim_is_answered_by_another()
    {
        var hangs = false;
        await using var hung = await FaultyServer.Start(call => hangs ? call.Hang() : Answers.Soundly(call));
        await using var sound = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client([hung, sound], options => options.HedgeAfter = TimeSpan.FromMilliseconds(20));
        // Until both are connected there is one to ask, for the second call too.
        for (var i = 0; i < 1000 && (hung.Calls.IsEmpty || sound.Calls.IsEmpty); i++)
        {
            Assert.Null(await Ask.By(client, "one"));
        }

        hangs = true;
        // Whichever replica is first in turn, one of two calls in a row begins at the one that hangs.
        for (var i = 0; i < 4; i++)
        {
            Assert.Null(await Ask.By(client, "one"));
            Assert.Null(await Ask.By(client, "coverage"));
        }

        Assert.NotEmpty(hung.Calls);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_hedged_claim_is_two_calls_at_most(int attempts)
    {
        await using var hung = await FaultyServer.Start(call => call.Hang());
        await using var other = await FaultyServer.Start(call => call.Hang());
        void Hedge(PolicyClientOptions options) =>
            (options.HedgeAfter, options.Attempts, options.Timeout) = (TimeSpan.Zero, attempts, TimeSpan.FromSeconds(1));
        using var client = Ask.Client([hung, other], Hedge);
        Assert.Equal(StatusCode.DeadlineExceeded, (await Ask.By(client, "one"))?.Status);
        Assert.Equal(2, hung.Calls.Count + other.Calls.Count);
    }

    [Fact]
    public async Task Calls_are_spread_over_all_replicas()
    {
        await using var first = await FaultyServer.Start(Answers.Soundly);
        await using var second = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client([first, second]);
        while (first.Calls.IsEmpty || second.Calls.IsEmpty)
        {
            Assert.Null(await Ask.By(client, "one"));
        }
    }

    [Theory]
    [MemberData(nameof(Ask.Ways), MemberType = typeof(Ask))]
    public async Task A_service_that_hangs_is_given_up_when_the_time_is_over(string way)
    {
        await using var server = await FaultyServer.Start(call => call.Hang());
        using var client = Ask.Client(server, options => options.Timeout = options.BatchTimeout = TimeSpan.FromMilliseconds(100));
        var failure = await Ask.By(client, way);
        Assert.Equal("DEADLINE_EXCEEDED", failure?.Reason);
        Assert.True(failure!.IsRetriable);
    }

    [Fact]
    public async Task The_callers_deadline_holds_where_it_is_sooner_and_travels_along()
    {
        await using var server = await FaultyServer.Start(call => call.Hang());
        using var client = Ask.Client(server, options => options.Timeout = TimeSpan.FromHours(1));
        var answer = await client.EvaluateAsync(Answers.Request(), DateTime.UtcNow.AddMilliseconds(100));
        Assert.Equal(StatusCode.DeadlineExceeded, Ask.FailureOf(answer)?.Status);
        answer = await client.EvaluateAsync(Answers.Request(), DateTime.UtcNow.AddSeconds(-1));
        Assert.Equal(StatusCode.DeadlineExceeded, Ask.FailureOf(answer)?.Status);
        Assert.All(server.Deadlines, deadline => Assert.Matches("^[0-9]+m$", deadline));
    }

    [Theory]
    [MemberData(nameof(Ask.Ways), MemberType = typeof(Ask))]
    public async Task The_callers_own_cancellation_is_thrown(string way)
    {
        using var stop = new CancellationTokenSource();
        await using var server = await FaultyServer.Start(async call =>
        {
            await stop.CancelAsync();
            await call.Hang();
        });
        using var client = Ask.Client(server);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask.By(client, way, stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask.By(client, way, stop.Token));
    }

    // A stream that breaks is begun anew, as a call would not be: what it had answered is kept.
    private static bool IsAskedAgainByStream(string way, StatusCode code) =>
        way == "many" && code is StatusCode.Cancelled or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.ResourceExhausted;
}
