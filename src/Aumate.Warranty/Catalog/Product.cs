using Aumate.Warranty.Catalog.Columns;
using NodaTime;

namespace Aumate.Warranty.Catalog;

/// <summary>Whether a product's operating system is embedded; a virus excludes only where it is not (8.2, R12).</summary>
public enum OperatingSystemKind
{
    /// <summary>Embedded.</summary>
    Embedded,

    /// <summary>Not embedded.</summary>
    NonEmbedded,
}

/// <summary>
/// A product of a catalog; accessories are products too (R21). It is a view on its snapshot, which lives as long as the view: texts and values are made
/// when they are asked for. Two views are equal where they are of one product of one snapshot.
/// </summary>
public readonly struct Product : IEquatable<Product>
{
    private readonly CatalogSnapshot snapshot;

    internal Product(CatalogSnapshot snapshot, int number)
    {
        this.snapshot = snapshot;
        Number = number;
    }

    /// <summary>The model, 1 to 64 characters, unique in the catalog, compared ordinally.</summary>
    public string Model => Table.Models.Text(Number);

    /// <summary>Its category.</summary>
    public Category Category => Table.Categories[Row.Category];

    /// <summary>The brand, compared ordinally. Empty: the catalog names none, which counts as one brand.</summary>
    public string Brand => Table.Brands[Row.Brand];

    /// <summary>The name for people. Null: none given.</summary>
    public string? Name => Table.Texts.Text(Row.Name);

    /// <summary>The list price in the catalog's currency, never negative, without trailing zeros. Null: none given; orders last (R21).</summary>
    public decimal? ListPrice => Row.ListPrice == NumberTable.Missing ? null : Table.Values.Numbers.Amount(Row.ListPrice);

    /// <summary>The first day of sale.</summary>
    public LocalDate Released => Row.Released;

    /// <summary>The last day of sale; discontinuation starts the day after (R21). Null: no end of sale is known.</summary>
    public LocalDate? LastSaleDay => Row.Is(ProductTraits.HasLastSaleDay) ? Row.LastSaleDay : null;

    /// <summary>The model of the direct successor, of the same category. Null: none.</summary>
    public string? Successor => Row.Successor == ProductRow.None ? null : Table.Models.Text(Row.Successor);

    /// <summary>Whether it is a prototype; never a replacement (R21).</summary>
    public bool IsPrototype => Row.Is(ProductTraits.Prototype);

    /// <summary>Whether it is sold new, not refurbished; only a new product is a replacement (R21).</summary>
    public bool IsNew => Row.Is(ProductTraits.New);

    /// <summary>Whether its operating system is embedded (R12). Null: unknown.</summary>
    public OperatingSystemKind? OperatingSystem =>
        Row.Is(ProductTraits.Embedded) ? OperatingSystemKind.Embedded
        : Row.Is(ProductTraits.NonEmbedded) ? OperatingSystemKind.NonEmbedded
        : null;

    /// <summary>The warranty period in months, 1 to 600 (R8, R29). Null: unknown.</summary>
    public int? WarrantyMonths => Row.WarrantyMonths == 0 ? null : Row.WarrantyMonths;

    /// <summary>The models of its standard accessories, each once, in ordinal order (8.3, R13). Null: unknown. Empty: it has none.</summary>
    public IReadOnlyList<string>? StandardConfiguration =>
        Row.Accessories == ProductRow.None ? null : Array.ConvertAll(Table.AccessoriesAt(Row.Accessories), Table.Models.Text);

    internal int Number { get; }

    internal ref readonly ProductRow Row => ref Table.Rows[Number];

    private ProductTable Table => snapshot.Table;

    /// <summary>Whether two views are of one product.</summary>
    public static bool operator ==(Product left, Product right) => left.Equals(right);

    /// <summary>Whether two views are of different products.</summary>
    public static bool operator !=(Product left, Product right) => !left.Equals(right);

    /// <summary>Whether an accessory is one of its standard accessories (8.3, R13). Null: unknown.</summary>
    public bool? HasStandardAccessory(string model) =>
        Row.Accessories == ProductRow.None ? null : snapshot.NumberOf(model) is { } accessory && HasAccessory(accessory);

    /// <summary>The same of a model in UTF-8.</summary>
    public bool? HasStandardAccessory(ReadOnlySpan<byte> model) =>
        Row.Accessories == ProductRow.None ? null : Table.Models.Find(model) is var accessory and >= 0 && HasAccessory(accessory);

    /// <summary>The value of one of <see cref="Category.Parameters"/>, by its index. Null: missing, which proves nothing (R21).</summary>
    public ParameterValue? Value(int parameter) =>
        Table.Values.Value(Category.Parameters[parameter].Rule, Row.Values + Category.Word(parameter));

    /// <summary>Whether it is sold on a day: released on or before it, and its last sale day not passed (R21).</summary>
    public bool IsOnSale(LocalDate day) => Row.IsOnSale(day);

    /// <inheritdoc/>
    public bool Equals(Product other) => ReferenceEquals(snapshot, other.snapshot) && Number == other.Number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Product other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Number;

    /// <inheritdoc/>
    public override string ToString() => Model;

    internal bool IsOf(CatalogSnapshot catalog) => ReferenceEquals(snapshot, catalog);

    private bool HasAccessory(int model)
    {
        int count = Table.Accessories[Row.Accessories];
        for (int i = 1; i <= count; i++)
        {
            if (Table.Accessories[Row.Accessories + i] == model)
            {
                return true;
            }
        }
        return false;
    }
}
