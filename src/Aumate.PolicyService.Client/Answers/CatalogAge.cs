namespace Aumate.PolicyService.Client;

/// <summary>How current the catalog of an answer was.</summary>
/// <param name="Age">How long ago the source last held it, in whole seconds.</param>
/// <param name="IsStale">Whether that is as long as the operator of the service lets it be, or longer. The decision stands all the same.</param>
public sealed record CatalogAge(TimeSpan Age, bool IsStale)
{
    internal static CatalogAge? Of(Wire.V1.CatalogFreshness? freshness) =>
        freshness is null ? null : new CatalogAge(TimeSpan.FromSeconds(freshness.Age?.Seconds ?? 0), freshness.Stale);
}
