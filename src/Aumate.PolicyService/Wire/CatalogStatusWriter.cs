using Aumate.PolicyService.Refresh;
using Google.Protobuf.WellKnownTypes;

namespace Aumate.PolicyService.Wire;

/// <summary>Writes what is believed of the catalog and its source as the contract has it.</summary>
internal static class CatalogStatusWriter
{
    public static V1.GetCatalogStatusResponse Write(CatalogState state, Freshness? freshness, string source) =>
        new()
        {
            Catalog = Write(state.Held),
            Freshness = FreshnessWriter.Write(freshness),
            Source = source,
            SourceRefused = state.IsRefusing,
            LastRefusal = Write(state.LastRefusal),
            SourceUnavailable = state.IsUnavailable,
            LastFailure = state.LastFailure is { } failure
                ? new V1.CatalogFailure { Time = Timestamp.FromDateTimeOffset(failure.At), Reason = failure.Reason }
                : null,
        };

    private static V1.ServedCatalog? Write(HeldCatalog? held)
    {
        if (held is not { Snapshot: { } catalog })
        {
            return null;
        }

        return new V1.ServedCatalog
        {
            Revision = catalog.Revision,
            AsOf = DecisionWriter.Write(catalog.AsOf),
            ProductCount = catalog.ProductCount,
            CategoryCount = catalog.CategoryCount,
            Origin = (V1.CatalogOrigin)(held.Origin + 1),
            LoadedAt = Timestamp.FromDateTimeOffset(held.LoadedAt),
            ConfirmedAt = held.Origin == CatalogOrigin.Embedded ? null : Timestamp.FromDateTimeOffset(held.Confirmed.Wall),
        };
    }

    private static V1.CatalogRefusal? Write(CatalogRefusal? refusal) =>
        refusal is null
            ? null
            : new V1.CatalogRefusal
            {
                Time = Timestamp.FromDateTimeOffset(refusal.At),
                Reason = (V1.CatalogRefusalReason)(refusal.Reason + 1),
                Version = refusal.Version,
                ErrorCount = refusal.ErrorCount,
                Errors = { refusal.Errors },
            };
}
