using System.Diagnostics;
using System.Globalization;
using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.LoadTests.Catalogs;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Benchmarks.Catalogs;

/// <summary>
/// What a large catalog costs: reading, checking and indexing it, memory, and the search for a replacement beside a plain scan, in one run. Prints Markdown.
/// </summary>
internal static class CatalogCommand
{
    private const int DefaultProducts = 1_000_000;
    private const int Megabyte = 1_000_000;

    /// <summary>Runs with how many products the argument says.</summary>
    /// <returns>0: the search and the scan agree; 1: they do not; 2: nothing was measured.</returns>
    public static int Run(string? argument)
    {
        if (Products(argument) is not { } products)
        {
            Console.Error.WriteLine($"catalog [PRODUCTS, at least {SyntheticCatalog.Categories}; else {DefaultProducts}]");
            return 2;
        }

        var path = Path.GetTempFileName();
        try
        {
            Write(path, products);
            var before = CatalogFigures.Peak();
            var (catalog, took) = Load(path);
            Say(
                $"{catalog.ProductCount} products in {catalog.CategoryCount} categories, {new FileInfo(path).Length / Megabyte} MB of JSON:"
            );
            Say(
                $"read, checked and indexed in {took.TotalSeconds:F1} s; at most {CatalogFigures.Peak() / Megabyte} MB, {before / Megabyte} before;"
            );
            Say(
                $"{CatalogFigures.Retained() / Megabyte} MB kept, {SecondLoad(path).TotalSeconds:F1} s once more, with both {CatalogFigures.Peak() / Megabyte} MB."
            );
            return new SearchFigures(catalog).Write() ? 0 : 1;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int? Products(string? argument) =>
        argument is null ? DefaultProducts
        : int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given >= SyntheticCatalog.Categories
            ? given
        : null;

    private static void Write(string path, int products)
    {
        using var file = File.Create(path);
        new SyntheticCatalog(products).Write(file);
    }

    private static (CatalogSnapshot Catalog, TimeSpan Took) Load(string path)
    {
        var begun = Stopwatch.GetTimestamp();
        var result = CatalogFiles.Read(path, CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(begun);
        return (result.Snapshot ?? throw new InvalidDataException(result.Errors[0].ToString()), took);
    }

    // As in a swap: the catalog in force stays until the next one is there.
    private static TimeSpan SecondLoad(string path) => Load(path).Took;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
