using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aumate.PolicyService.Scenarios.Replicas;

/// <summary>A channel whose calls take several addresses in turns.</summary>
internal static class Balanced
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMilliseconds(500);

    /// <param name="addresses">The replicas.</param>
    /// <param name="attempts">How often a call is made until it is answered, where a replica was away.</param>
    public static GrpcChannel To(IEnumerable<Uri> addresses, int attempts)
    {
        BalancerAddress[] replicas = [.. addresses.Select(address => new BalancerAddress(address.Host, address.Port))];
        return GrpcChannel.ForAddress(
            "static:///replicas",
            new GrpcChannelOptions
            {
                Credentials = ChannelCredentials.Insecure,
                ServiceProvider = new ServiceCollection()
                    .AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => replicas))
                    .BuildServiceProvider(),
                ServiceConfig = Config(attempts),
                // A replica that is back is found soon; the library would wait up to two minutes.
                InitialReconnectBackoff = FirstBackoff,
                MaxReconnectBackoff = LongestBackoff,
            }
        );
    }

    private static ServiceConfig Config(int attempts)
    {
        var config = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } };
        if (attempts > 1)
        {
            config.MethodConfigs.Add(Retried(attempts));
        }

        return config;
    }

    private static MethodConfig Retried(int attempts) =>
        new()
        {
            Names = { MethodName.Default },
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = attempts,
                InitialBackoff = FirstBackoff,
                MaxBackoff = LongestBackoff,
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
}
