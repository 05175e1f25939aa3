using NodaTime;

namespace Aumate.Warranty.Catalog.Columns;

/// <summary>What is yes or no of a product.</summary>
[Flags]
internal enum ProductTraits : byte
{
    None = 0,

    /// <summary>The product came; a row without it is a model that others name.</summary>
    Given = 1,
    Prototype = 2,
    New = 4,
    HasLastSaleDay = 8,
    Embedded = 16,
    NonEmbedded = 32,
}

/// <summary>A product without references to objects: what has no fixed size is a number into a table. Its own number is that of its model.</summary>
internal struct ProductRow
{
    /// <summary>For a number that is none.</summary>
    internal const int None = -1;

    internal uint Name;
    internal int Category;
    internal int Brand;
    internal int ListPrice;
    internal int Successor;
    internal int Accessories;
    internal int Values;
    internal LocalDate Released;
    internal LocalDate LastSaleDay;
    internal short WarrantyMonths;
    internal ProductTraits Traits;

    internal readonly bool Is(ProductTraits trait) => (Traits & trait) != 0;

    internal readonly bool IsOnSale(LocalDate day) => Released <= day && (!Is(ProductTraits.HasLastSaleDay) || day <= LastSaleDay);
}
