using System.Collections.Concurrent;
using Aumate.Warranty.Catalog;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace Aumate.PolicyService.Catalogs;

/// <summary>
/// Remembers searches for a replacement by catalog revision, model and day. The cache's size limit counts candidates: an entry weighs as many as it
/// lists, and at least 1. A search that does not fit is answered and forgotten. What is remembered holds texts and nothing of its catalog's snapshot,
/// so entries of a revision that is no longer in force cost what they weigh until newer ones push them out, and no more.
/// </summary>
/// <param name="cache">The cache. What bounds the memory is its size limit.</param>
/// <param name="search">The search. Null: <see cref="EquivalentSearch.Of"/>.</param>
public sealed class ReplacementMemo(IMemoryCache cache, ReplacementSearch? search = null)
{
    private readonly ReplacementSearch search = search ?? EquivalentSearch.Of;

    // The cache's own GetOrCreate lets every caller that comes before the first result create one.
    private readonly ConcurrentDictionary<Key, Lazy<ReplacementProposal>> running = new();

    /// <summary>What replaces a product of the catalog on a day; callers that ask at the same time share one search.</summary>
    public ReplacementProposal Find(CatalogSnapshot catalog, Product product, LocalDate claimDate)
    {
        // Nothing is searched for, so there is nothing worth remembering.
        if (product.IsOnSale(claimDate))
        {
            return search(catalog, product, claimDate);
        }

        var key = new Key(catalog.Revision, product.Model, claimDate);
        return cache.TryGetValue(key, out ReplacementProposal? known) ? known! : Shared(key, catalog, product);
    }

    private ReplacementProposal Shared(Key key, CatalogSnapshot catalog, Product product)
    {
        var shared = running.GetOrAdd(key, _ => new Lazy<ReplacementProposal>(() => Remembered(key, catalog, product)));
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
    private ReplacementProposal Remembered(Key key, CatalogSnapshot catalog, Product product)
    {
        if (cache.TryGetValue(key, out ReplacementProposal? known))
        {
            return known!;
        }

        var found = search(catalog, product, key.ClaimDate);
        cache.Set(key, found, new MemoryCacheEntryOptions { Size = Math.Max(1, found.Candidates.Length) });
        return found;
    }

    // The model and not the product, which would hold its snapshot.
    private readonly record struct Key(string Revision, string Model, LocalDate ClaimDate);
}
