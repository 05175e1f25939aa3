using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Aumate.PolicyService.Client;

/// <summary>Retries and hedging, as grpc-dotnet carries them out.</summary>
internal static class CallPolicy
{
    private const double Doubling = 2;

    // The call and one more: a third would cost more than the wait that it saves.
    private const int HedgedCalls = 2;

    /// <summary>The methods on which somebody waits, and which are so cheap that asking twice costs little.</summary>
    private static readonly (string Service, string Method)[] Hedged =
    [
        (PolicyDecisionService.Descriptor.FullName, "EvaluateClaim"),
        (CoverageService.Descriptor.FullName, "PreviewCoverage"),
        (CoverageService.Descriptor.FullName, "GetCoverage"),
    ];

    internal static ServiceConfig Of(PolicyClientOptions options)
    {
        var config = new ServiceConfig
        {
            LoadBalancingConfigs = { new RoundRobinConfig() },
            // While a service is down or overloaded its callers do not multiply what it has to bear: under half of the tokens nobody asks twice.
            RetryThrottling = new RetryThrottlingPolicy { MaxTokens = 20, TokenRatio = 0.2 },
        };
        if (options.Attempts > 1)
        {
            config.MethodConfigs.Add(Retried(options));
        }

        // What a broken stream has not answered is known here alone, so it is asked again here.
        config.MethodConfigs.Add(new MethodConfig { Names = { NameOf(PolicyDecisionService.Descriptor.FullName, "StreamClaims") } });
        if (options.HedgeAfter is { } delay)
        {
            config.MethodConfigs.Add(HedgedAfter(delay));
        }

        return config;
    }

    // The most particular name wins, so this is what holds of all others.
    private static MethodConfig Retried(PolicyClientOptions options) =>
        new()
        {
            Names =
            {
                new MethodName { Service = PolicyDecisionService.Descriptor.FullName },
                new MethodName { Service = CoverageService.Descriptor.FullName },
                new MethodName { Service = CatalogService.Descriptor.FullName },
            },
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = options.Attempts,
                InitialBackoff = options.Backoff,
                MaxBackoff = options.LongestBackoff,
                BackoffMultiplier = Doubling,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };

    private static MethodConfig HedgedAfter(TimeSpan delay)
    {
        var hedged = new MethodConfig
        {
            HedgingPolicy = new HedgingPolicy
            {
                MaxAttempts = HedgedCalls,
                HedgingDelay = delay,
                NonFatalStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var (service, method) in Hedged)
        {
            hedged.Names.Add(NameOf(service, method));
        }

        return hedged;
    }

    private static MethodName NameOf(string service, string method) => new() { Service = service, Method = method };
}
