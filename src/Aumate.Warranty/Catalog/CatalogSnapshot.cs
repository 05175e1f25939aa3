using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace Aumate.Warranty.Catalog;

/// <summary>A whole catalog that was accepted, immutable: a request reads it once and uses it to its end.</summary>
public sealed class CatalogSnapshot
{
    private readonly FrozenDictionary<string, Product> byModel;
    private readonly FrozenDictionary<string, ImmutableArray<Product>> byCategory;

    internal CatalogSnapshot(LocalDate? asOf, string? currency, IEnumerable<Category> categories, IEnumerable<Product> products)
    {
        AsOf = asOf;
        Currency = currency;
        Categories = [.. categories.OrderBy(category => category.Id, StringComparer.Ordinal)];
        Products = [.. products.OrderBy(product => product.Model, StringComparer.Ordinal)];
        byModel = Products.ToFrozenDictionary(product => product.Model, StringComparer.Ordinal);
        byCategory = Products
            .GroupBy(product => product.Category.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        Revision = CatalogRevision.Of(this);
    }

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
    public ImmutableArray<Product> Products { get; }

    /// <summary>How many products there are.</summary>
    public int ProductCount => Products.Length;

    /// <summary>How many categories there are.</summary>
    public int CategoryCount => Categories.Length;

    /// <summary>Checks a draft as a whole (R29): a snapshot, or every error with its place. Bad data is never thrown.</summary>
    public static CatalogResult Build(CatalogDraft draft) => new CatalogReading(draft).Result();

    /// <summary>The product of a model, compared ordinally. Null: the catalog does not know it, so its facts are unknown (R29).</summary>
    public Product? Find(string model) => byModel.GetValueOrDefault(model);

    /// <summary>The products of a category, in ordinal order of their models. Empty: none.</summary>
    public ImmutableArray<Product> Of(Category category) => byCategory.GetValueOrDefault(category.Id, []);
}
