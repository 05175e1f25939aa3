using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>How the service stops: it says so, finishes what it has, and waits for nobody for long.</summary>
public sealed class HostStopTests
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_service_that_stops_says_so_to_those_who_watch()
    {
        await using var service = await RunningService.Start();
        using var watch = service.Health.Watch(new HealthCheckRequest());
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(ServingStatus.Serving, watch.ResponseStream.Current.Status);
        var stopping = service.Stop();
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(ServingStatus.NotServing, watch.ResponseStream.Current.Status);
        watch.Dispose();
        await stopping;
    }

    [Fact]
    public async Task A_catalog_that_comes_in_while_the_service_stops_does_not_make_it_serve_again()
    {
        var catalog = new WaitingCatalog();
        await using var service = await RunningService.StartUnready(catalog);
        var stopping = service.Stop();
        await Cancelled(service.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        catalog.Arrive();
        await stopping;
        var health = await service.Services.GetRequiredService<HealthServiceImpl>().Check(new HealthCheckRequest(), null!);
        Assert.Equal(ServingStatus.NotServing, health.Status);
    }

    [Fact]
    public async Task A_request_that_is_half_sent_when_the_stop_begins_is_answered_when_the_rest_comes()
    {
        await using var service = await RunningService.Start();
        using var half = await HalfSentRequest.Open(service);
        var stopping = service.Stop();
        await Cancelled(service.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        Assert.Equal("0", await half.Finish());
        await stopping;
    }

    [Fact]
    public async Task A_request_that_stays_half_sent_holds_a_stop_no_longer_than_the_limit()
    {
        await using var service = await RunningService.Start();
        using var half = await HalfSentRequest.Open(service);
        Assert.Equal(
            StopLimit,
            service.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HostOptions>>().Value.ShutdownTimeout
        );
        var clock = Stopwatch.StartNew();
        await service.Stop();
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, StopLimit * 2);
        await Assert.ThrowsAnyAsync<HttpRequestException>(half.Finish);
    }

    private static Task Cancelled(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource();
        token.Register(cancelled.SetResult);
        return cancelled.Task;
    }

    /// <summary>A call of which the server has the beginning.</summary>
    private sealed class HalfSentRequest : IDisposable
    {
        private readonly HttpClient client = new()
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        private readonly TwoParts content = new();
        private Task<HttpResponseMessage>? answer;

        public static async Task<HalfSentRequest> Open(RunningService service)
        {
            var half = new HalfSentRequest();
            var call = new Uri(service.Address, "aumate.policy.v1.PolicyDecisionService/EvaluateClaim");
            half.answer = half.client.PostAsync(call, half.content);
            await half.content.FirstSent.Task;
            // An answer on the same connection: the server has read what went before it.
            using var later = await half.client.GetAsync(service.Address);
            Assert.False(half.answer.IsCompleted);
            return half;
        }

        /// <summary>Sends the rest.</summary>
        /// <returns>The status of the answer, as gRPC writes it.</returns>
        public async Task<string> Finish()
        {
            content.Rest.TrySetResult();
            using var response = await answer!;
            await response.Content.ReadAsByteArrayAsync();
            return Assert.Single(response.TrailingHeaders.GetValues("grpc-status"));
        }

        public void Dispose()
        {
            content.Rest.TrySetResult();
            client.Dispose();
        }
    }

    private sealed class TwoParts : HttpContent
    {
        private readonly byte[] message = Evaluate(InOrder()).ToByteArray();

        public TwoParts() => Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        public TaskCompletionSource FirstSent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Rest { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[] { 0, 0, 0, (byte)(message.Length >> 8), (byte)message.Length });
            await stream.WriteAsync(message.AsMemory(0, 10));
            await stream.FlushAsync();
            FirstSent.SetResult();
            await Rest.Task;
            await stream.WriteAsync(message.AsMemory(10));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
