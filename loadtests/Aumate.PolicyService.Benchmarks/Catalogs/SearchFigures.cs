using System.Diagnostics;
using System.Globalization;
using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.LoadTests.Catalogs;
using Aumate.Warranty.Catalog;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace Aumate.PolicyService.Benchmarks.Catalogs;

/// <summary>Searches in the largest category, cold, remembered, and by a plain scan.</summary>
internal sealed class SearchFigures
{
    private const int Searches = 5_000;
    private const int Scans = 300;
    private const int Warmup = 2_000;
    private const int Remembered = 1_000_000;

    private static readonly LocalDate Day = new(2026, 3, 15);

    private readonly CatalogSnapshot catalog;
    private readonly Product[] originals;

    /// <summary>Takes the originals: products of the largest category that are no longer sold, each once.</summary>
    public SearchFigures(CatalogSnapshot catalog)
    {
        this.catalog = catalog;
        Product[] gone = [.. catalog.Products.Where(IsAsked)];
        new Random(1).Shuffle(gone);
        originals = gone;
    }

    /// <summary>Prints a Markdown table.</summary>
    /// <returns>Whether the search and the scan agree.</returns>
    public bool Write()
    {
        // Products that are asked about once more would find their texts and columns near at hand.
        foreach (var original in originals.Take(Warmup))
        {
            EquivalentSearch.Of(catalog, original, Day);
        }

        var cold = new Timings();
        var found = new List<ReplacementProposal>();
        var qualifying = 0L;
        Product[] asked = [.. originals.Skip(Warmup).Take(Searches)];
        foreach (var original in asked)
        {
            var proposal = cold.Of(() => EquivalentSearch.Of(catalog, original, Day));
            qualifying += proposal.QualifyingCount;
            if (found.Count < Scans)
            {
                found.Add(proposal);
            }
        }

        var scan = new Timings();
        var agreed = Scanned(found, scan);
        Console.WriteLine();
        Console.WriteLine("| µs, largest category | median | p99 | max |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine($"| search, {asked.Length} originals | {cold} |");
        Console.WriteLine($"| plain scan, {found.Count} of them | {scan} |");
        Console.WriteLine();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Remembered: {RememberedNanoseconds():F0} ns. {(double)qualifying / asked.Length:F0} candidates qualify in the mean; search and scan {(agreed ? "agree" : "DIFFER")}."
            )
        );
        return agreed;
    }

    private static bool IsAsked(Product product) =>
        product.Model.StartsWith(SyntheticCatalog.ModelOf(0, 0)[..4], StringComparison.Ordinal) && !product.IsOnSale(Day);

    private bool Scanned(List<ReplacementProposal> found, Timings timings)
    {
        var plain = new PlainScan(catalog);
        plain.Gather(originals[0].Category);
        var agreed = true;
        for (var at = 0; at < found.Count; at++)
        {
            var original = originals[Warmup + at];
            var models = timings.Of(() => plain.Find(original, Day));
            var outside = found[at].Candidates.Where(one => one.SuccessorRank == 0).Select(one => one.Model);
            agreed &= outside.SequenceEqual(models.Take(outside.Count()));
            agreed &=
                found[at].QualifyingCount
                == models.Count + found[at].Candidates.Count(one => one is { SuccessorRank: > 0, Qualifies: true });
        }

        return agreed;
    }

    private double RememberedNanoseconds()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = Remembered });
        var memo = new ReplacementMemo(cache);
        Product[] asked = [.. originals.Take(Warmup)];
        Ask(memo, asked, Remembered);
        var begun = Stopwatch.GetTimestamp();
        Ask(memo, asked, Remembered);
        return Stopwatch.GetElapsedTime(begun).TotalNanoseconds / Remembered;
    }

    private void Ask(ReplacementMemo memo, Product[] asked, int times)
    {
        for (var at = 0; at < times; at++)
        {
            memo.Find(catalog, asked[at % asked.Length], Day);
        }
    }
}
