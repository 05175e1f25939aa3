using System.Text;
using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.Catalogs.Json;
using Aumate.PolicyService.LoadTests.Catalogs;
using Aumate.PolicyService.Reference;
using Aumate.Warranty.Catalog;
using BenchmarkDotNet.Attributes;

namespace Aumate.PolicyService.Benchmarks;

/// <summary>What it costs to read, check and index a catalog: the sample, and an invented one of 10,000 products.</summary>
[MemoryDiagnoser]
public class CatalogBenchmarks : IDisposable
{
    private const string SampleName = "sample-catalog.json";
    private const int Products = 10_000;

    private readonly byte[] sample = Encoding.UTF8.GetBytes(EmbeddedText.Of(SampleName));
    private readonly string path = Path.GetTempFileName();

    /// <summary>Writes the invented catalog.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        using var file = File.Create(path);
        new SyntheticCatalog(Products).Write(file);
    }

    /// <summary>96 products.</summary>
    [Benchmark]
    public CatalogResult Sample() => JsonCatalogReader.Read(sample, SampleName);

    /// <summary>10,000 products in 200 categories.</summary>
    [Benchmark]
    public CatalogResult TenThousand() => CatalogFiles.Read(path, CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(path);
        GC.SuppressFinalize(this);
    }
}
