using Aumate.PolicyService.Refresh;
using Google.Protobuf.WellKnownTypes;

namespace Aumate.PolicyService.Wire;

/// <summary>Writes how current a catalog is as the contract has it, in whole seconds.</summary>
internal static class FreshnessWriter
{
    public static V1.CatalogFreshness? Write(Freshness? freshness) =>
        freshness is { } known
            ? new V1.CatalogFreshness
            {
                Age = new Duration { Seconds = (long)known.Age.TotalSeconds },
                Stale = known.IsStale,
            }
            : null;
}
