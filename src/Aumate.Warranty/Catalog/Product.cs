using System.Collections.Frozen;
using System.Collections.Immutable;
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

/// <summary>A product of the catalog; accessories are products too (R21).</summary>
public sealed class Product
{
    internal Product() { }

    /// <summary>The model, 1 to 64 characters, unique in the catalog, compared ordinally.</summary>
    public required string Model { get; init; }

    /// <summary>Its category.</summary>
    public required Category Category { get; init; }

    /// <summary>The brand, compared ordinally. Empty: the catalog names none, which counts as one brand.</summary>
    public required string Brand { get; init; }

    /// <summary>The name for people. Null: none given.</summary>
    public required string? Name { get; init; }

    /// <summary>The list price in the catalog's currency, never negative. Null: none given; orders last (R21).</summary>
    public required decimal? ListPrice { get; init; }

    /// <summary>The first day of sale.</summary>
    public required LocalDate Released { get; init; }

    /// <summary>The last day of sale; discontinuation starts the day after (R21). Null: no end of sale is known.</summary>
    public required LocalDate? LastSaleDay { get; init; }

    /// <summary>The model of the direct successor, of the same category. Null: none.</summary>
    public required string? Successor { get; init; }

    /// <summary>Whether it is a prototype; never a replacement (R21).</summary>
    public required bool IsPrototype { get; init; }

    /// <summary>Whether it is sold new, not refurbished; only a new product is a replacement (R21).</summary>
    public required bool IsNew { get; init; }

    /// <summary>Whether its operating system is embedded (R12). Null: unknown.</summary>
    public required OperatingSystemKind? OperatingSystem { get; init; }

    /// <summary>The warranty period in months, 1 to 600 (R8, R29). Null: unknown.</summary>
    public required int? WarrantyMonths { get; init; }

    /// <summary>The models of its standard accessories, in ordinal order (8.3, R13). Null: unknown. Empty: it has none.</summary>
    public IReadOnlyList<string>? StandardConfiguration => Accessories?.Order(StringComparer.Ordinal).ToArray();

    internal FrozenSet<string>? Accessories { get; init; }

    internal ImmutableArray<ParameterValue?> Values { get; init; }

    /// <summary>Whether an accessory is one of its standard accessories (8.3, R13). Null: unknown.</summary>
    public bool? HasStandardAccessory(string model) => Accessories?.Contains(model);

    /// <summary>The value of one of <see cref="Category.Parameters"/>, by its index. Null: missing, which proves nothing (R21).</summary>
    public ParameterValue? Value(int parameter) => Values[parameter];

    /// <summary>Whether it is sold on a day: released on or before it, and its last sale day not passed (R21).</summary>
    public bool IsOnSale(LocalDate day) => Released <= day && (LastSaleDay is null || day <= LastSaleDay);

    /// <inheritdoc/>
    public override string ToString() => Model;
}
