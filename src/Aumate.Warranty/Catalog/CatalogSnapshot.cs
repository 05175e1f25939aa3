using System.Collections.Immutable;
using Aumate.Warranty.Catalog.Columns;
using Aumate.Warranty.Catalog.Index;
using NodaTime;

namespace Aumate.Warranty.Catalog;

/// <summary>A whole catalog that was accepted, immutable: a request reads it once and uses it to its end.</summary>
public sealed class CatalogSnapshot
{
    private const int MostModelBytes = 3 * MaxModelLength;

    internal CatalogSnapshot(LocalDate? asOf, string? currency, ProductTable table)
    {
        table.Seal();
        Table = table;
        AsOf = asOf;
        Currency = currency;
        Categories = [.. table.Categories.OrderBy(category => category.Id, StringComparer.Ordinal)];
        Products = new ProductList(this);
        Revision = CatalogRevision.Of(this);
        Index = new DominanceIndex(table);
    }

    /// <summary>The most characters that a model may have.</summary>
    public const int MaxModelLength = 64;

    /// <summary>
    /// 16 hexadecimal digits that stand for the content: the same content has the same revision, however it was formatted or
    /// ordered, and on any machine; other content has another. The order of a category's parameters is content.
    /// </summary>
    public string Revision { get; }

    /// <summary>The day on which the catalog was drawn up. Null: not given. Decides nothing.</summary>
    public LocalDate? AsOf { get; }

    /// <summary>The currency of list prices, ISO 4217. Null: not given.</summary>
    public string? Currency { get; }

    /// <summary>The categories, in ordinal order of their ids.</summary>
    public ImmutableArray<Category> Categories { get; }

    /// <summary>The products, in ordinal order of their models; at least one.</summary>
    public IReadOnlyList<Product> Products { get; }

    /// <summary>How many products there are.</summary>
    public int ProductCount => Table.Order.Length;

    /// <summary>How many categories there are.</summary>
    public int CategoryCount => Categories.Length;

    internal ProductTable Table { get; }

    internal DominanceIndex Index { get; }

    /// <summary>The product of a model, compared ordinally. Null: the catalog does not know it, so its facts are unknown (R29).</summary>
    public Product? Find(string model) => NumberOf(model) is { } number ? new Product(this, number) : null;

    /// <summary>The product of a model in UTF-8. Null: the catalog does not know it.</summary>
    public Product? Find(ReadOnlySpan<byte> model) => Table.Models.Find(model) is var number and >= 0 ? new Product(this, number) : null;

    /// <summary>How many products of another catalog this one lacks, by their models.</summary>
    public int Missing(CatalogSnapshot from)
    {
        int missing = 0;
        foreach (int number in from.Table.Order)
        {
            missing += Table.Models.Find(from.Table.Models[number]) < 0 ? 1 : 0;
        }
        return missing;
    }

    internal int? NumberOf(string model) =>
        model.Length <= MaxModelLength
        && Utf8Text.TryEncode(model, stackalloc byte[MostModelBytes], out ReadOnlySpan<byte> utf8)
        && Table.Models.Find(utf8) is var number and >= 0
            ? number
            : null;
}
