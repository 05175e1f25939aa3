using Aumate.Warranty.Catalog.Columns;
using NodaTime;

namespace Aumate.Warranty.Catalog.Index;

/// <summary>Where a product stands among all: by category and brand, then by lower price, none last, by later release, by model (R21).</summary>
internal readonly struct Preference : IComparable<Preference>
{
    private readonly int category;
    private readonly int brand;
    private readonly decimal? price;
    private readonly LocalDate released;
    private readonly int rank;

    private Preference(in ProductRow row, decimal? price, int product, int rank)
    {
        category = row.Category;
        brand = row.Brand;
        released = row.Released;
        this.price = price;
        this.rank = rank;
        Product = product;
    }

    internal int Product { get; }

    internal static Preference Of(ProductTable table, int product, int rank)
    {
        ref readonly ProductRow row = ref table.Rows[product];
        return new(row, row.ListPrice == NumberTable.Missing ? null : table.Values.Numbers.Amount(row.ListPrice), product, rank);
    }

    public int CompareTo(Preference other)
    {
        int order = category.CompareTo(other.category);
        order = order != 0 ? order : brand.CompareTo(other.brand);
        order = order != 0 ? order : Compare(price, other.price);
        order = order != 0 ? order : other.released.CompareTo(released);
        return order != 0 ? order : rank.CompareTo(other.rank);
    }

    private static int Compare(decimal? one, decimal? other) =>
        one is { } known && other is { } price ? known.CompareTo(price) : (other is null ? 0 : 1) - (one is null ? 0 : 1);
}
