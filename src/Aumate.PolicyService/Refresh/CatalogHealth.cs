using Aumate.PolicyService.Wire;
using Grpc.HealthCheck;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Aumate.PolicyService.Refresh;

/// <summary>
/// Says over the health protocol whether the service serves, and under a name of its own whether its catalog is fresh: a service on a stale catalog
/// serves, since its last good catalog is better than none, but somebody should look after it.
/// </summary>
internal sealed class CatalogHealth : IDisposable
{
    /// <summary>The name under which the freshness of the catalog is asked for.</summary>
    public const string FreshnessName = "aumate.policy.v1.CatalogFreshness";

    private static readonly string[] ServiceNames = ["", .. Contract.Services.Select(service => service.FullName)];

    // A timer goes no further than some weeks.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock saying = new();
    private readonly HealthServiceImpl health;
    private readonly CatalogInForce catalogs;
    private readonly ITimer untilStale;
    private bool isStopping;

    /// <summary>Whether the service serves: a catalog is in force, and no stop has begun.</summary>
    public bool Serves { get; private set; }

    /// <summary>Says that nothing is served yet.</summary>
    public CatalogHealth(HealthServiceImpl health, CatalogInForce catalogs, TimeProvider time)
    {
        this.health = health;
        this.catalogs = catalogs;
        untilStale = time.CreateTimer(_ => Update(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Update();
    }

    /// <summary>Says how it is now, and again when the catalog in force comes to be stale.</summary>
    public void Update()
    {
        lock (saying)
        {
            // A stop has the last word, whatever comes in while it lasts.
            var held = isStopping ? null : catalogs.Current;
            var freshFor = held is null ? TimeSpan.Zero : catalogs.FreshFor(held);
            Serves = held is not null;
            Say(Serves, ServiceNames);
            Say(freshFor != TimeSpan.Zero, FreshnessName);
            LookAgainAfter(freshFor is { } rest && rest > TimeSpan.Zero ? rest : null);
        }
    }

    /// <summary>Says from now on that nothing is served.</summary>
    public void Stop()
    {
        lock (saying)
        {
            isStopping = true;
            Update();
        }
    }

    public void Dispose() => untilStale.Dispose();

    private void LookAgainAfter(TimeSpan? rest) =>
        untilStale.Change(rest > LongestWait ? LongestWait : rest ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Say(bool serves, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            health.SetStatus(name, serves ? ServingStatus.Serving : ServingStatus.NotServing);
        }
    }
}
