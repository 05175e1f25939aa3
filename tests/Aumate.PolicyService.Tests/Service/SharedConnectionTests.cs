extern alias host;
using System.Net;
using System.Net.Sockets;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;
using host::Aumate.PolicyService.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Callers who share a connection, as behind a proxy: a slow one costs the others no call.</summary>
public sealed class SharedConnectionTests
{
    private const int CancelCode = 8;
    private const string Service = "/aumate.policy.v1.PolicyDecisionService/";

    // Longer than the server by its own rate would take to find a body too slow, so that a connection which that ends is seen to end.
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task A_call_that_is_half_sent_ends_alone_and_in_time()
    {
        await using var service = await RunningService.StartUnready(null, Hurry);
        await service.UntilServing();
        var connections = 0;
        using var shared = new SocketsHttpHandler
        {
            ConnectCallback = async (to, cancelled) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(to.DnsEndPoint, cancelled);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var channel = GrpcChannel.ForAddress(service.Address, new GrpcChannelOptions { HttpHandler = shared });
        using var stream = new PolicyDecisionService.PolicyDecisionServiceClient(channel).StreamClaims();
        await Answers(stream);

        using var web = new HttpMessageInvoker(shared, disposeHandler: false);
        await EndsAlone(() => web.SendAsync(Call(service, "EvaluateClaim", new HalfSent()), default));

        await Answers(stream);
        Assert.Equal(1, connections);
    }

    /// <summary>A rate that the server holds readers to cannot be switched off for HTTP/2 alone, and one for senders only before anything of a body is looked at.</summary>
    [Fact]
    public async Task The_server_holds_nobody_over_HTTP2_to_a_rate()
    {
        await using var service = await RunningService.StartUnready();
        var limits = service.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal((null, null), (limits.MinRequestBodyDataRate, limits.MinResponseDataRate));
    }

    private static void Hurry(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(new CallTime(CallTime)));

    private static async Task Answers(AsyncDuplexStreamingCall<StreamClaimsRequest, StreamClaimsResponse> stream)
    {
        await stream.RequestStream.WriteAsync(new StreamClaimsRequest { Requests = { Evaluate(InOrder()) } });
        Assert.True(await stream.ResponseStream.MoveNext(default));
        Assert.NotNull(stream.ResponseStream.Current.Outcomes.Single().Decision);
    }

    private static async Task EndsAlone<T>(Func<Task<T>> call)
    {
        var ended = await Assert.ThrowsAnyAsync<Exception>(call);
        while (ended is not HttpProtocolException && ended.InnerException is { } within)
        {
            ended = within;
        }

        Assert.Equal(CancelCode, Assert.IsType<HttpProtocolException>(ended).ErrorCode);
    }

    private static HttpRequestMessage Call(RunningService service, string method, HttpContent body)
    {
        body.Headers.ContentType = new("application/grpc");
        return new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, Service + method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { { "te", "trailers" } },
            Content = body,
        };
    }

    private sealed class HalfSent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(new byte[2], cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
