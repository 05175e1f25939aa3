using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aumate.PolicyService.Client;

/// <summary>The channel that all calls of a client share.</summary>
internal sealed class PolicyChannel : IDisposable
{
    /// <summary>Largest answer in bytes: what the service gives to a batch at most has 33 MiB. The library's own limit is 4 MiB, which a batch with receipts passes.</summary>
    internal const int AnswerBytes = 34 * 1024 * 1024;

    // A request that is larger than the buffer is not tried again.
    private const int RetryBytes = Batching.MostMessageBytes;
    private const long RetryBytesInAll = 64 * 1024 * 1024;

    private readonly GrpcChannel channel;

    // The library asks it for resolvers as long as the channel lasts, and does not own it. Null: one address, which needs no resolver.
    private readonly ServiceProvider? resolvers;

    /// <param name="options">Where the service is and how it is called.</param>
    /// <param name="logs">Takes what the library logs. Null: nothing is logged.</param>
    /// <exception cref="ArgumentException">The options have faults; all are listed.</exception>
    internal PolicyChannel(PolicyClientOptions options, ILoggerFactory? logs)
    {
        string[] faults = [.. options.Faults()];
        if (faults.Length > 0)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(options));
        }

        var first = options.Addresses[0];
        var settings = Settings(options, logs);
        if (options.Addresses.Count > 1)
        {
            settings.ServiceProvider = resolvers = Resolvers(options);
            first = new Uri($"static:///{first.Host}");
        }

        channel = GrpcChannel.ForAddress(first, settings);
    }

    /// <summary>Makes calls over it.</summary>
    internal CallInvoker Invoker => channel.CreateCallInvoker();

    public void Dispose()
    {
        channel.Dispose();
        resolvers?.Dispose();
    }

    private static ServiceProvider Resolvers(PolicyClientOptions options) =>
        new ServiceCollection()
            .AddSingleton<ResolverFactory>(
                new StaticResolverFactory(_ => options.Addresses.Select(address => new BalancerAddress(address.Host, address.Port)))
            )
            .BuildServiceProvider();

    private static GrpcChannelOptions Settings(PolicyClientOptions options, ILoggerFactory? logs) =>
        new()
        {
            LoggerFactory = logs,
            ServiceConfig = CallPolicy.Of(options),
            // Who is asked how often is said here, and not by whoever answers for the name.
            DisableResolverServiceConfig = true,
            Credentials =
                options.Addresses[0].Scheme == "https" || (options.Addresses[0].Scheme == "dns" && options.Tls)
                    ? ChannelCredentials.SecureSsl
                    : ChannelCredentials.Insecure,
            MaxReceiveMessageSize = AnswerBytes,
            MaxSendMessageSize = Batching.MostMessageBytes,
            MaxRetryAttempts = options.Attempts,
            MaxRetryBufferPerCallSize = RetryBytes,
            MaxRetryBufferSize = RetryBytesInAll,
            // A service that comes back is found soon; the library would wait up to two minutes.
            MaxReconnectBackoff = TimeSpan.FromSeconds(5),
            HttpHandler = Handler(options),
            DisposeHttpClient = true,
        };

    private static SocketsHttpHandler Handler(PolicyClientOptions options) =>
        new()
        {
            // The service takes 256 calls on one connection.
            EnableMultipleHttp2Connections = true,
            // A host that does not answer at all is given up before the call is.
            ConnectTimeout = options.Timeout / 2,
            // A connection that died without a word is found out while a call waits on it, and idle ones are kept through firewalls.
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        };
}
