extern alias host;
using System.Diagnostics;
using Aumate.PolicyService.Tests.Refresh;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using host::Aumate.PolicyService.Refresh;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using Kept = host::Aumate.PolicyService.Refresh;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>A stream of batches: one answer for each, in order, no faster than it is read, and an end that says what it is.</summary>
public sealed class StreamTests(SharedService service) : IClassFixture<SharedService>
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Each_batch_is_answered_by_one_message_equal_to_that_of_a_call_of_its_own_in_order()
    {
        using var stream = service.Client.StreamClaims();
        int[] sizes = [1, 100, 3, 500, 2];
        var sending = Task.Run(async () =>
        {
            foreach (var size in sizes)
            {
                await stream.RequestStream.WriteAsync(Message(MixedRequests.Batch(size, size)));
            }

            await stream.RequestStream.CompleteAsync();
        });
        foreach (var size in sizes)
        {
            Assert.True(await stream.ResponseStream.MoveNext());
            var alone = await service.Client.EvaluateClaimsAsync(MixedRequests.Batch(size, size));
            Assert.Equal(alone.ToByteString(), stream.ResponseStream.Current.ToByteString());
        }

        await sending;
        Assert.False(await stream.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, stream.GetStatus().StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task A_batch_that_cannot_be_read_ends_the_stream_after_the_answers_before_it(int count)
    {
        using var stream = service.Client.StreamClaims();
        await stream.RequestStream.WriteAsync(Message(MixedRequests.Batch(0, 20)));
        await stream.RequestStream.WriteAsync(Message(MixedRequests.Batch(0, count)));
        Assert.True(await stream.ResponseStream.MoveNext());
        Assert.Contains(stream.ResponseStream.Current.Outcomes, outcome => outcome.Error is not null);
        var refused = await Refused.Of(stream.ResponseStream.MoveNext());
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_REQUEST"), (refused.Code, refused.Reason));
        Assert.Equal("requests", refused.Violations.Single().Field);
    }

    [Fact]
    public async Task Bytes_that_are_no_batch_end_the_stream_as_malformed()
    {
        var method = RawCalls.Duplex("aumate.policy.v1.PolicyDecisionService", "StreamClaims");
        using var stream = service.Running.Channel.CreateCallInvoker().AsyncDuplexStreamingCall(method, null, default);
        await stream.RequestStream.WriteAsync([.. Message(MixedRequests.Batch(0, 1)).ToByteArray(), 0x78, 0x01]);
        var refused = await Refused.Of(stream.ResponseStream.MoveNext());
        Assert.Equal((StatusCode.InvalidArgument, "MALFORMED_MESSAGE"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_stream_is_refused_while_there_is_no_catalog()
    {
        await using var unready = await RunningService.StartUnready(new WaitingCatalog());
        using var stream = unready.Client.StreamClaims();
        await stream.RequestStream.WriteAsync(Message(MixedRequests.Batch(0, 1)));
        var refused = await Refused.Of(stream.ResponseStream.MoveNext());
        Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task Each_batch_is_decided_on_the_catalog_that_is_in_force_when_it_comes()
    {
        await using var own = await RunningService.Start();
        using var stream = own.Client.StreamClaims();
        foreach (var catalog in DistinctCatalogs.All)
        {
            var held = new HeldCatalog(catalog.Snapshot!, Kept.CatalogOrigin.Embedded, default, default);
            own.Services.GetRequiredService<CatalogInForce>().Replace(new CatalogState { Held = held });
            await stream.RequestStream.WriteAsync(new() { Requests = { Enumerable.Repeat(Evaluate(DistinctCatalogs.Claim()), 3) } });
            Assert.True(await stream.ResponseStream.MoveNext());
            Assert.All(
                stream.ResponseStream.Current.Outcomes,
                outcome => Assert.Equal(catalog.Snapshot!.Revision, outcome.Decision.Versions.CatalogRevision)
            );
        }
    }

    /// <summary>The client's window takes 64 KiB; what the server holds besides is a batch, an answer and what its sockets take.</summary>
    [Fact]
    public async Task A_caller_who_does_not_read_is_not_decided_for_any_further()
    {
        const int Batches = 2000;
        const int Claims = 100;
        var decided = 0;
        var counting = new WatchedCache(_ => Interlocked.Increment(ref decided));
        await using var counted = await RunningService.StartUnready(
            null,
            services => services.Replace(ServiceDescriptor.Singleton<IMemoryCache>(counting))
        );
        await counted.UntilServing();
        using var handler = new SocketsHttpHandler { InitialHttp2StreamWindowSize = 65_535 };
        using var channel = GrpcChannel.ForAddress(counted.Address, new GrpcChannelOptions { HttpHandler = handler });
        using var stream = new PolicyDecisionService.PolicyDecisionServiceClient(channel).StreamClaims();
        var claim = InOrder();
        claim.Product.Model = "JS-1200";
        // Out of the ordinary, so that each is decided in the same way.
        claim.Services.Add(AService());
        var batch = new StreamClaimsRequest { Requests = { Enumerable.Repeat(Evaluate(claim), Claims) } };
        var sending = Task.Run(async () =>
        {
            for (var sent = 0; sent < Batches; sent++)
            {
                await stream.RequestStream.WriteAsync(batch);
            }

            await stream.RequestStream.CompleteAsync();
        });
        await UntilStill(() => Volatile.Read(ref decided));
        // Two looks for each claim.
        var reached = decided / 2 / Claims;
        TestContext.Current.SendDiagnosticMessage($"{reached} of {Batches} batches decided for a caller who does not read");
        Assert.False(sending.IsCompleted);
        Assert.InRange(reached, 1, Batches / 20);
        var answered = 0;
        while (await stream.ResponseStream.MoveNext())
        {
            answered++;
        }

        await sending;
        Assert.Equal((Batches, 2 * Batches * Claims), (answered, decided));
    }

    /// <summary>The end of the connection may overtake that of the stream, and then the client tells of that; not time after time.</summary>
    [Fact]
    public async Task A_stream_ends_when_the_service_stops_with_a_status_to_try_again_on()
    {
        var ends = new List<Exception>();
        while (ends.Count < 4 && (ends.Count == 0 || ends[^1] is RpcException { Status.DebugException: HttpProtocolException }))
        {
            ends.Add(await EndOfAStream());
        }

        var refused = await Refused.Of(Task.FromException(ends[^1]));
        Assert.Equal((StatusCode.Unavailable, "STOPPING"), (refused.Code, refused.Reason));
    }

    private static async Task<Exception> EndOfAStream()
    {
        await using var own = await RunningService.Start();
        using var stream = own.Client.StreamClaims();
        await stream.RequestStream.WriteAsync(Message(MixedRequests.Batch(0, 5)));
        Assert.True(await stream.ResponseStream.MoveNext());
        var clock = Stopwatch.StartNew();
        var stopping = own.Stop();
        var end = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext());
        await stopping;
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, StopLimit);
        return end;
    }

    [Fact]
    public async Task A_stream_that_is_not_read_holds_a_stop_no_longer_than_the_limit()
    {
        await using var own = await RunningService.Start();
        using var stream = own.Client.StreamClaims();
        using var giveUp = new CancellationTokenSource();
        var sending = Task.Run(async () =>
        {
            while (true)
            {
                await stream.RequestStream.WriteAsync(Message(MixedRequests.Batch(0, 500)), giveUp.Token);
            }
        });
        await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(1)));
        var clock = Stopwatch.StartNew();
        await own.Stop();
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, StopLimit * 2);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
    }

    [Fact]
    public async Task A_stream_of_which_the_time_is_over_ends()
    {
        using var stream = service.Client.StreamClaims(deadline: DateTime.UtcNow.AddMilliseconds(300));
        await stream.RequestStream.WriteAsync(Message(MixedRequests.Batch(0, 5)));
        var thrown = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await stream.ResponseStream.MoveNext()) { }
        });
        Assert.Equal(StatusCode.DeadlineExceeded, thrown.StatusCode);
    }

    [Fact]
    public async Task A_stream_that_its_caller_gives_up_ends_without_an_error_in_the_log()
    {
        var log = new Refreshing.Lines();
        await using var own = await RunningService.StartUnready(null, services => services.AddSingleton<ILoggerProvider>(log));
        await own.UntilServing();
        var stream = own.Client.StreamClaims();
        await stream.RequestStream.WriteAsync(Message(MixedRequests.Batch(0, 5)));
        Assert.True(await stream.ResponseStream.MoveNext());
        stream.Dispose();
        // The service waits for calls under way when it stops.
        await own.Stop();
        Assert.DoesNotContain(log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private static StreamClaimsRequest Message(EvaluateClaimsRequest batch) => new() { Requests = { batch.Requests } };

    // A count that no longer grows: half a second without a change.
    private static async Task UntilStill(Func<int> count)
    {
        var (last, still) = (-1, 0);
        while (still < 10)
        {
            await Task.Delay(50);
            (last, still) = count() is var now && now == last && now > 0 ? (now, still + 1) : (now, 0);
        }
    }
}
