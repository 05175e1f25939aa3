extern alias host;

using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using Microsoft.Extensions.Caching.Memory;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

public sealed class EquivalentsMemoTests
{
    private int searches;

    [Fact]
    public void A_search_runs_once_for_a_revision_and_a_model()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        CatalogSnapshot catalog = Catalog(3);
        var memo = new EquivalentsMemo(cache, Counted);

        Equivalents first = memo.Find(catalog, catalog.Products[0]);

        Assert.Same(first, memo.Find(catalog, catalog.Products[0]));
        Assert.Equal(1, searches);
        Assert.NotSame(first, memo.Find(catalog, catalog.Products[1]));
        Assert.Equal(2, searches);
    }

    [Fact]
    public void Another_revision_is_searched_anew_and_the_same_content_is_not()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        var memo = new EquivalentsMemo(cache, Counted);
        foreach (CatalogSnapshot catalog in new[] { Catalog(3), Catalog(3), Catalog(4) })
        {
            memo.Find(catalog, catalog.Find("M0")!);
        }

        Assert.Equal(2, searches);
    }

    [Fact]
    public async Task Sixty_four_callers_at_once_share_one_search()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        CatalogSnapshot catalog = Catalog(5);
        using var begun = new Barrier(64);
        var memo = new EquivalentsMemo(
            cache,
            (snapshot, product) =>
            {
                Thread.Sleep(100);
                return Counted(snapshot, product);
            }
        );

        Equivalents[] found = await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            begun.SignalAndWait();
                            return memo.Find(catalog, catalog.Products[0]);
                        },
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        Assert.Equal(1, searches);
        Assert.All(found, one => Assert.Same(found[0], one));
    }

    [Fact]
    public void An_entry_weighs_its_candidates_and_the_sum_stays_under_the_limit()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 50, TrackStatistics = true });
        CatalogSnapshot catalog = Catalog(11);
        var memo = new EquivalentsMemo(cache);
        memo.Find(catalog, catalog.Products[0]);
        Assert.Equal(10, cache.GetCurrentStatistics()!.CurrentEstimatedSize);

        foreach (Product product in catalog.Products)
        {
            memo.Find(catalog, product);
        }

        Assert.InRange(cache.GetCurrentStatistics()!.CurrentEstimatedSize!.Value, 1, 50);
    }

    [Fact]
    public void A_product_without_candidates_weighs_one()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 50, TrackStatistics = true });
        CatalogSnapshot catalog = Catalog(1);

        new EquivalentsMemo(cache).Find(catalog, catalog.Products[0]);

        Assert.Equal(1, cache.GetCurrentStatistics()!.CurrentEstimatedSize);
    }

    [Fact]
    public void A_search_that_does_not_fit_is_answered_and_forgotten()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 5 });
        CatalogSnapshot catalog = Catalog(11);
        var memo = new EquivalentsMemo(cache, Counted);

        Assert.Equal(10, memo.Find(catalog, catalog.Products[0]).CandidateCount);
        Assert.Equal(10, memo.Find(catalog, catalog.Products[0]).CandidateCount);
        Assert.Equal(2, searches);
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void A_search_that_throws_is_tried_again()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 5 });
        CatalogSnapshot catalog = Catalog(2);
        var memo = new EquivalentsMemo(
            cache,
            (snapshot, product) =>
                searches == 0 && Counted(snapshot, product) is not null ? throw new TimeoutException() : Counted(snapshot, product)
        );

        Assert.Throws<TimeoutException>(() => memo.Find(catalog, catalog.Products[0]));
        Assert.Equal(1, memo.Find(catalog, catalog.Products[0]).CandidateCount);
    }

    // The search of another caller ends just after this one has looked into the cache.
    [Fact]
    public void A_caller_who_looked_too_early_does_not_search_again()
    {
        CatalogSnapshot catalog = Catalog(2);
        using var early = new EarlyCache();
        var memo = new EquivalentsMemo(early, Counted);
        early.AfterFirstLook = () => memo.Find(catalog, catalog.Products[0]);

        Equivalents found = memo.Find(catalog, catalog.Products[0]);

        Assert.Equal(1, searches);
        Assert.Equal(1, found.CandidateCount);
    }

    private Equivalents Counted(CatalogSnapshot catalog, Product product)
    {
        Interlocked.Increment(ref searches);
        return EquivalentSearch.Of(catalog, product);
    }

    // Products that are all alike, so each has all the others as candidates.
    private static CatalogSnapshot Catalog(int size) =>
        CatalogSnapshot
            .Build(
                new CatalogDraft
                {
                    Place = "test",
                    Categories =
                    [
                        new CategoryDraft(
                            new("C", "test"),
                            new("C", "test"),
                            [new("test", new("size", "test"), new("-", "test"), new("HIGHER", "test"))]
                        ),
                    ],
                    Products =
                    [
                        .. Enumerable
                            .Range(0, size)
                            .Select(i => new ProductDraft
                            {
                                Place = "test",
                                Model = new($"M{i}", "test"),
                                Category = new("C", "test"),
                                Released = new("2020-01-01", "test"),
                                Values = [new ValueDraft(new("size", "test"), new DraftNumber("1", "test"))],
                            }),
                    ],
                }
            )
            .Snapshot!;

    private sealed class EarlyCache : IMemoryCache
    {
        private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 100 });

        internal Action? AfterFirstLook { get; set; }

        public bool TryGetValue(object key, out object? value)
        {
            bool found = cache.TryGetValue(key, out value);
            Action? then = AfterFirstLook;
            AfterFirstLook = null;
            then?.Invoke();
            return found;
        }

        public ICacheEntry CreateEntry(object key) => cache.CreateEntry(key);

        public void Remove(object key) => cache.Remove(key);

        public void Dispose() => cache.Dispose();
    }
}
