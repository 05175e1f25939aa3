using System.Diagnostics.Metrics;

namespace Aumate.PolicyService.Refresh;

/// <summary>What is measured of the catalog, under the meter <c>Aumate.PolicyService</c>. What there is not yet is not measured.</summary>
internal sealed class CatalogMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Aumate.PolicyService";

    private const string Prefix = "aumate.policy.catalog.";

    private readonly CatalogInForce catalogs;
    private readonly Counter<long> refreshes;
    private readonly Histogram<double> durations;

    /// <summary>Begins to measure.</summary>
    public CatalogMetrics(IMeterFactory meters, CatalogInForce catalogs)
    {
        this.catalogs = catalogs;
        var meter = meters.Create(MeterName);
        Observe<double>(
            meter,
            "age",
            "s",
            "How long ago the source last held the catalog in force; 0 of an embedded one.",
            held => catalogs.FreshnessOf(held)?.Age.TotalSeconds ?? 0
        );
        Observe<int>(
            meter,
            "stale",
            "1",
            "1 where the catalog in force is stale, else 0.",
            held => catalogs.FreshnessOf(held) is { IsStale: true } ? 1 : 0
        );
        Observe<int>(meter, "products", "{product}", "Products of the catalog in force.", held => held.Snapshot.ProductCount);
        Observe<int>(meter, "categories", "{category}", "Categories of the catalog in force.", held => held.Snapshot.CategoryCount);
        Observe<double>(
            meter,
            "last_success",
            "s",
            "When the source last held the catalog in force, in seconds since 1970.",
            held => (held.Confirmed.Wall - DateTimeOffset.UnixEpoch).TotalSeconds
        );
        refreshes = meter.CreateCounter<long>(Prefix + "refreshes", "{refresh}", "Readings of the source, by outcome.");
        durations = meter.CreateHistogram<double>(Prefix + "refresh.duration", "s", "How long a reading of the source took, by outcome.");
    }

    /// <summary>Counts a reading of the source.</summary>
    public void Count(RefreshOutcome outcome, TimeSpan duration)
    {
        var tag = KeyValuePair.Create<string, object?>("outcome", Name(outcome));
        refreshes.Add(1, tag);
        durations.Record(duration.TotalSeconds, tag);
    }

    private void Observe<T>(Meter meter, string name, string unit, string description, Func<HeldCatalog, T> measure)
        where T : struct =>
        meter.CreateObservableGauge(
            Prefix + name,
            () => catalogs.Current is { } held ? [new Measurement<T>(measure(held))] : Array.Empty<Measurement<T>>(),
            unit,
            description
        );

    private static string Name(RefreshOutcome outcome) =>
        outcome switch
        {
            RefreshOutcome.Replaced => "replaced",
            RefreshOutcome.Confirmed => "confirmed",
            RefreshOutcome.Refused => "refused",
            RefreshOutcome.StillRefused => "still_refused",
            _ => "unavailable",
        };
}
