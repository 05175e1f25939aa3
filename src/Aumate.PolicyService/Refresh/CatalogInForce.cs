namespace Aumate.PolicyService.Refresh;

/// <summary>
/// The catalog that answers are given on, with everything that is believed of it. All of it is replaced in one write; a request reads it once, and is
/// answered on that one catalog to its end.
/// </summary>
/// <param name="time">The clock by which it ages.</param>
/// <param name="staleAfter">From what age on it is stale.</param>
internal sealed class CatalogInForce(TimeProvider time, TimeSpan staleAfter)
{
    private volatile CatalogState state = CatalogState.Nothing;

    /// <summary>What is in force. Null: nothing yet.</summary>
    public HeldCatalog? Current => state.Held;

    /// <summary>What is in force, and what was refused or failed, all of one moment.</summary>
    public CatalogState State => state;

    /// <summary>Replaces what is believed. There is one writer.</summary>
    public void Replace(CatalogState next) => state = next;

    /// <summary>How current a catalog is now. Null: it is embedded, and cannot age.</summary>
    public Freshness? FreshnessOf(HeldCatalog held) => held.At(time, staleAfter);

    /// <summary>How long a catalog stays fresh from now on. Null: for ever, since it is embedded. Zero: it is stale.</summary>
    public TimeSpan? FreshFor(HeldCatalog held) =>
        FreshnessOf(held) is not { } freshness ? null
        : freshness.IsStale ? TimeSpan.Zero
        : staleAfter - freshness.Age;
}
