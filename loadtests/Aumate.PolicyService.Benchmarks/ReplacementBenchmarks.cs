using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.LoadTests.Catalogs;
using Aumate.Warranty.Catalog;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace Aumate.PolicyService.Benchmarks;

/// <summary>The product that replaces another, in an invented catalog of 10,000 products, for products of its largest category in turn.</summary>
[MemoryDiagnoser]
public class ReplacementBenchmarks : IDisposable
{
    private const int Products = 10_000;
    private const int Asked = 50;

    private static readonly LocalDate Day = new(2026, 3, 15);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 1_000_000 });
    private CatalogSnapshot catalog = null!;
    private ReplacementMemo memo = null!;
    private Product[] sold = [];
    private Product[] gone = [];

    /// <summary>Reads the catalog and has every search remembered.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var path = Path.GetTempFileName();
        using (var file = File.Create(path))
        {
            new SyntheticCatalog(Products).Write(file);
        }

        catalog = CatalogFiles.Read(path, CancellationToken.None).Snapshot!;
        File.Delete(path);
        Product[] largest = [.. catalog.Products.Where(one => one.Category.Id == SyntheticCatalog.ModelOf(0, 0)[..4])];
        sold = [.. largest.Where(one => one.IsOnSale(Day)).Take(Asked)];
        gone = [.. largest.Where(one => !one.IsOnSale(Day)).Take(Asked)];
        memo = new ReplacementMemo(cache);
        if (sold.Length != Asked || gone.Length != Asked)
        {
            throw new InvalidDataException($"the largest category lacks {Asked} products that are sold, or that no longer are");
        }
    }

    /// <summary>The product is still sold, and replaces itself.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Asked)]
    public int SameModel() => Remember(sold);

    /// <summary>The search has been made before on the same day.</summary>
    [Benchmark(OperationsPerInvoke = Asked)]
    public int Remembered() => Remember(gone);

    /// <summary>The search is made.</summary>
    [Benchmark(OperationsPerInvoke = Asked)]
    public int Cold()
    {
        var found = 0;
        foreach (var original in gone)
        {
            found += EquivalentSearch.Of(catalog, original, Day).QualifyingCount;
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        cache.Dispose();
        GC.SuppressFinalize(this);
    }

    private int Remember(Product[] originals)
    {
        var found = 0;
        foreach (var original in originals)
        {
            found += memo.Find(catalog, original, Day).QualifyingCount;
        }

        return found;
    }
}
