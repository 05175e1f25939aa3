using Aumate.PolicyService.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the client among the services of a program.</summary>
public static class PolicyClientServices
{
    /// <summary>
    /// Adds one <see cref="PolicyClient"/> for the whole program. It keeps its own connections, since a client that balances over replicas cannot share those of an <c>HttpClient</c> factory.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says where the service is, and what is to differ from the defaults.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentException">The options have faults; thrown when the client is first asked for, with all of them listed.</exception>
    public static IServiceCollection AddAumatePolicyClient(this IServiceCollection services, Action<PolicyClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(provider =>
        {
            var options = new PolicyClientOptions();
            configure(options);
            return new PolicyClient(options, provider.GetService<ILoggerFactory>());
        });
        return services;
    }
}
