using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>A service that goes away in the middle of a run.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task A_restart_in_the_middle_of_a_run_costs_no_claim_anything()
    {
        var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server, options => (options.BatchSize, options.Attempts) = (10, 2));
        var answers = new List<ClaimAnswer>();
        Task<FaultyServer>? restarted = null;
        await foreach (var answer in client.EvaluateManyAsync(Answers.Requests(1000)))
        {
            answers.Add(answer);
            if (answers.Count == 155)
            {
                var address = server.Address;
                await server.DisposeAsync();
                restarted = Restart(address);
            }
        }

        await using var second = await restarted!;
        Assert.Equal(Answers.Requests(1000), answers.Select(answer => answer.Request));
        Assert.All(answers, answer => Assert.Null(Ask.FailureOf(answer)));
        Assert.Single(second.Calls);
    }

    [Fact]
    public async Task A_batch_is_tried_for_as_long_as_it_has_and_not_for_some_attempts()
    {
        await using var server = await FaultyServer.Start(call =>
            call.Number % 10 != 0 ? call.End(StatusCode.Unavailable) : AnswerOne(call)
        );
        using var client = Ask.Client(server, options => (options.BatchSize, options.Attempts) = (5, 1));
        Assert.Equal(15, await client.EvaluateManyAsync(Answers.Requests(15)).CountAsync(answer => Ask.FailureOf(answer) is null));
    }

    [Fact]
    public async Task After_two_batches_in_vain_the_rest_is_not_known_without_being_asked()
    {
        var asked = new ConcurrentDictionary<string, bool>();
        await using var server = await FaultyServer.Start(async call =>
        {
            asked[(await call.Read(StreamClaimsRequest.Parser))!.Requests[0].RequestId] = true;
            await call.End(StatusCode.Unavailable);
        });
        using var client = Ask.Client(server, options => (options.BatchSize, options.BatchTimeout) = (10, Soon));
        var answers = await client.EvaluateManyAsync(Answers.Requests(5000)).ToListAsync();
        Assert.Equal(Answers.Requests(5000), answers.Select(answer => answer.Request));
        Assert.All(answers, answer => Assert.True(Ask.FailureOf(answer)?.IsRetriable));
        Assert.Equal(["r-1", "r-11"], asked.Keys.Order());
    }

    [Fact]
    public async Task Nobody_listening_ends_a_long_run()
    {
        var server = await FaultyServer.Failing(StatusCode.Unavailable);
        using var client = Ask.Client(server, options => options.BatchTimeout = Soon);
        await server.DisposeAsync();
        var answers = await client.EvaluateManyAsync(Answers.Requests(50_000)).ToListAsync();
        Assert.Equal(50_000, answers.Count);
        Assert.All(answers, answer => Assert.True(Ask.FailureOf(answer)?.IsRetriable));
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("break")]
    public async Task A_batch_on_which_the_service_fails_costs_no_other(string fault)
    {
        await using var server = await FaultyServer.Start(async call =>
        {
            while (await call.Read(StreamClaimsRequest.Parser) is { } batch)
            {
                if (batch.Requests[0].RequestId is "r-1" or "r-21")
                {
                    await (fault == "hang" ? call.Hang() : call.End(StatusCode.Unavailable));
                    return;
                }

                await call.Write(new StreamClaimsResponse { Outcomes = { Answers.To(batch.Requests) } });
            }

            await call.End(StatusCode.OK);
        });
        using var client = Ask.Client(server, options => (options.BatchSize, options.BatchTimeout) = (10, TimeSpan.FromSeconds(1)));
        var failures = (await client.EvaluateManyAsync(Answers.Requests(60)).ToListAsync()).Select(Ask.FailureOf);
        Assert.Equal(Enumerable.Range(0, 60).Select(at => at is < 10 or (>= 20 and < 30)), failures.Select(failure => failure is not null));
    }

    // The outage lasts until the client has met it more often than the options let it try a call.
    private static async Task<FaultyServer> Restart(Uri address)
    {
        using (var broken = new TcpListener(IPAddress.Loopback, address.Port))
        {
            broken.Start();
            for (var met = 0; met < 5; met++)
            {
                using var connection = await broken.AcceptTcpClientAsync();
                connection.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }

        return await FaultyServer.Start(Answers.Soundly, address);
    }

    private static async Task AnswerOne(ScriptedCall call)
    {
        await Answers.SoundlyFor(call, 1);
        await call.End(StatusCode.Unavailable);
    }
}
