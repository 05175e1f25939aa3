using System.Collections.Concurrent;
using Aumate.Warranty.Catalog;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace Aumate.PolicyService.Catalogs;

/// <summary>
/// Remembers searches for a replacement by catalog revision and model. The cache's size limit counts candidates: an entry
/// weighs as many as it keeps, and at least 1. A search that does not fit is answered and forgotten.
/// </summary>
/// <param name="cache">The cache. What bounds the memory is its size limit.</param>
/// <param name="search">The search. Null: <see cref="EquivalentSearch.Of"/>.</param>
public sealed class EquivalentsMemo(IMemoryCache cache, Func<CatalogSnapshot, Product, Equivalents>? search = null)
{
    private readonly Func<CatalogSnapshot, Product, Equivalents> search = search ?? EquivalentSearch.Of;

    // The cache's own GetOrCreate lets every caller that comes before the first result create one.
    private readonly ConcurrentDictionary<Key, Lazy<Equivalents>> running = new();

    /// <summary>What replaces a product of the catalog on a day; callers that ask at the same time share one search.</summary>
    public ReplacementProposal Find(CatalogSnapshot catalog, Product product, LocalDate claimDate) => Find(catalog, product).On(claimDate);

    /// <summary>What can be said before the claim date is known.</summary>
    public Equivalents Find(CatalogSnapshot catalog, Product product)
    {
        var key = new Key(catalog.Revision, product.Model);
        if (cache.TryGetValue(key, out Equivalents? known))
        {
            return known!;
        }
        Lazy<Equivalents> shared = running.GetOrAdd(key, _ => new Lazy<Equivalents>(() => Remembered(key, catalog, product)));
        try
        {
            return shared.Value;
        }
        finally
        {
            running.TryRemove(new(key, shared));
        }
    }

    // Asks the cache once more: a search may have ended between the caller's look and its turn.
    private Equivalents Remembered(Key key, CatalogSnapshot catalog, Product product)
    {
        if (cache.TryGetValue(key, out Equivalents? known))
        {
            return known!;
        }
        Equivalents found = search(catalog, product);
        cache.Set(key, found, new MemoryCacheEntryOptions { Size = Math.Max(1, found.CandidateCount) });
        return found;
    }

    private readonly record struct Key(string Revision, string Model);
}
