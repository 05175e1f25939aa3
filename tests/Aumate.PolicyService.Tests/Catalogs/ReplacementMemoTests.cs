extern alias host;

using System.Runtime.CompilerServices;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

public sealed class ReplacementMemoTests
{
    private static readonly LocalDate Day = new(2026, 1, 15);

    private int searches;

    [Fact]
    public void A_search_runs_once_for_a_revision_a_model_and_a_day()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        CatalogSnapshot catalog = Catalog(old: 2, sold: 2);
        var memo = new ReplacementMemo(cache, Counted);

        ReplacementProposal first = memo.Find(catalog, Old(catalog, 0), Day);

        Assert.Same(first, memo.Find(catalog, Old(catalog, 0), Day));
        Assert.Equal(1, searches);
        Assert.NotSame(first, memo.Find(catalog, Old(catalog, 1), Day));
        Assert.NotSame(first, memo.Find(catalog, Old(catalog, 0), Day.PlusDays(1)));
        Assert.Equal(3, searches);
    }

    [Fact]
    public void Another_revision_is_searched_anew_and_the_same_content_is_not()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        var memo = new ReplacementMemo(cache, Counted);
        ReplacementProposal[] found =
        [
            .. new[] { Catalog(1, 3), Catalog(1, 3), Catalog(1, 4) }.Select(catalog => memo.Find(catalog, Old(catalog, 0), Day)),
        ];

        Assert.Equal(2, searches);
        Assert.Same(found[0], found[1]);
        Assert.Equal((3, 4), (found[1].QualifyingCount, found[2].QualifyingCount));
    }

    [Fact]
    public void What_needs_no_search_takes_no_room()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        CatalogSnapshot catalog = Catalog(1, 3);

        ReplacementProposal found = new ReplacementMemo(cache).Find(catalog, catalog.Find("M0")!.Value, Day);

        Assert.Equal((ReplacementOutcome.SameModel, "M0"), (found.Outcome, found.Model));
        Assert.Equal(0, cache.Count);
    }

    // Else what is remembered of a catalog that is long replaced would keep all of it in memory.
    [Fact]
    public void What_is_remembered_does_not_keep_its_catalog_alive()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        var memo = new ReplacementMemo(cache);

        WeakReference gone = Remembered(memo);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(gone.IsAlive);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task Sixty_four_callers_at_once_share_one_search()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        CatalogSnapshot catalog = Catalog(1, 4);
        using var begun = new Barrier(64);
        var memo = new ReplacementMemo(
            cache,
            (snapshot, product, day) =>
            {
                Thread.Sleep(100);
                return Counted(snapshot, product, day);
            }
        );

        ReplacementProposal[] found = await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            begun.SignalAndWait();
                            return memo.Find(catalog, Old(catalog, 0), Day);
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
        CatalogSnapshot catalog = Catalog(old: 11, sold: 10);
        var memo = new ReplacementMemo(cache);
        memo.Find(catalog, Old(catalog, 0), Day);
        Assert.Equal(10, cache.GetCurrentStatistics()!.CurrentEstimatedSize);

        for (int i = 0; i < 11; i++)
        {
            memo.Find(catalog, Old(catalog, i), Day);
        }

        Assert.InRange(cache.GetCurrentStatistics()!.CurrentEstimatedSize!.Value, 1, 50);
    }

    [Fact]
    public void A_product_without_candidates_weighs_one()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 50, TrackStatistics = true });
        CatalogSnapshot catalog = Catalog(1, 0);

        new ReplacementMemo(cache).Find(catalog, Old(catalog, 0), Day);

        Assert.Equal(1, cache.GetCurrentStatistics()!.CurrentEstimatedSize);
    }

    [Fact]
    public void A_search_that_does_not_fit_is_answered_and_forgotten()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 5 });
        CatalogSnapshot catalog = Catalog(1, 10);
        var memo = new ReplacementMemo(cache, Counted);

        Assert.Equal(10, memo.Find(catalog, Old(catalog, 0), Day).QualifyingCount);
        Assert.Equal(10, memo.Find(catalog, Old(catalog, 0), Day).QualifyingCount);
        Assert.Equal(2, searches);
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void A_search_that_throws_is_tried_again()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 5 });
        CatalogSnapshot catalog = Catalog(1, 1);
        var memo = new ReplacementMemo(
            cache,
            (snapshot, product, day) =>
                searches == 0 && Counted(snapshot, product, day) is not null
                    ? throw new TimeoutException()
                    : Counted(snapshot, product, day)
        );

        Assert.Throws<TimeoutException>(() => memo.Find(catalog, Old(catalog, 0), Day));
        Assert.Equal(1, memo.Find(catalog, Old(catalog, 0), Day).QualifyingCount);
    }

    // The search of another caller ends just after this one has looked into the cache.
    [Fact]
    public void A_caller_who_looked_too_early_does_not_search_again()
    {
        CatalogSnapshot catalog = Catalog(1, 1);
        using var early = new EarlyCache();
        var memo = new ReplacementMemo(early, Counted);
        early.AfterFirstLook = () => memo.Find(catalog, Old(catalog, 0), Day);

        ReplacementProposal found = memo.Find(catalog, Old(catalog, 0), Day);

        Assert.Equal(1, searches);
        Assert.Equal(1, found.QualifyingCount);
    }

    private ReplacementProposal Counted(CatalogSnapshot catalog, Product product, LocalDate day)
    {
        Interlocked.Increment(ref searches);
        return EquivalentSearch.Of(catalog, product, day);
    }

    // In a frame of its own, so that no local of the test holds the catalog.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Remembered(ReplacementMemo memo)
    {
        CatalogSnapshot catalog = Catalog(1, 3);
        Assert.Equal(3, memo.Find(catalog, Old(catalog, 0), Day).Candidates.Length);
        return new WeakReference(catalog);
    }

    private static Product Old(CatalogSnapshot catalog, int number) => catalog.Find($"O{number}")!.Value;

    // Products that are all alike, so each that is no longer sold has all that are sold as candidates.
    private static CatalogSnapshot Catalog(int old, int sold)
    {
        var builder = new CatalogBuilder("test");
        ParameterDraft size = new("test", At("size"), At("-"), At("HIGHER"));
        builder.Add(new CategoryDraft(At("C"), At("C"), [size]));
        for (int i = 0; i < old; i++)
        {
            builder.Add(Product($"O{i}") with { LastSaleDay = At("2020-12-31") });
        }
        for (int i = 0; i < sold; i++)
        {
            builder.Add(Product($"M{i}"));
        }
        return builder.Build().Snapshot!;
    }

    private static ProductDraft Product(string model) =>
        new()
        {
            Place = "test",
            Model = At(model),
            Category = At("C"),
            Released = At("2020-01-01"),
            Values = [new ValueDraft(At("size"), new DraftNumber("1", "test"))],
        };

    private static DraftText At(string text) => new(text, "test");

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
