using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Refresh;

/// <summary>Where a catalog in force came from.</summary>
public enum CatalogOrigin
{
    /// <summary>It is embedded in the program, and cannot age.</summary>
    Embedded,

    /// <summary>The source gave it, or holds it too.</summary>
    Source,

    /// <summary>The last-good file gave it; the source has not held it since the start.</summary>
    LastGoodFile,
}

/// <summary>How current a catalog is.</summary>
/// <param name="Age">How long ago the source last held it; never below zero.</param>
/// <param name="IsStale">Whether that is as long as the operator lets it be, or longer.</param>
internal readonly record struct Freshness(TimeSpan Age, bool IsStale);

/// <summary>A catalog with what is known of its currency, in one piece: whoever reads the reference has both of the same moment.</summary>
/// <param name="Snapshot">The catalog.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="LoadedAt">When this process put it in force.</param>
/// <param name="Confirmed">
/// When the source last held it: the instant at which it was asked, since its answer may have been on the way for long. Of a last-good file: the
/// instant that was kept.
/// </param>
internal sealed record HeldCatalog(CatalogSnapshot Snapshot, CatalogOrigin Origin, DateTimeOffset LoadedAt, Moment Confirmed)
{
    /// <summary>How current it is. Null: it is embedded, and cannot age. A clock that is set back makes it no younger.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="staleAfter">From what age on it is stale.</param>
    public Freshness? At(TimeProvider time, TimeSpan staleAfter)
    {
        if (Origin == CatalogOrigin.Embedded)
        {
            return null;
        }

        var age = Confirmed.Age(time);
        return new Freshness(age, age >= staleAfter);
    }
}
