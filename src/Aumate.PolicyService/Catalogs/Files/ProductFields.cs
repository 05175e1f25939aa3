using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Files;

/// <summary>What a file says of a product, gathered in the file's order.</summary>
internal struct ProductFields
{
    internal DraftText? Model;
    internal DraftText? Category;
    internal DraftText? Brand;
    internal DraftText? Name;
    internal DraftText? ListPrice;
    internal DraftText? Released;
    internal DraftText? LastSaleDay;
    internal DraftText? Successor;
    internal bool IsPrototype;
    internal bool IsRefurbished;
    internal DraftText? OperatingSystem;
    internal DraftText? WarrantyMonths;
    internal IReadOnlyList<DraftText>? StandardConfiguration;
    internal IReadOnlyList<ValueDraft>? Values;

    internal readonly ProductDraft Draft(Place place, DraftText? brand) =>
        new()
        {
            Place = place,
            Model = Model,
            Category = Category,
            Brand = Brand ?? brand,
            Name = Name,
            ListPrice = ListPrice,
            Released = Released,
            LastSaleDay = LastSaleDay,
            Successor = Successor,
            IsPrototype = IsPrototype,
            IsRefurbished = IsRefurbished,
            OperatingSystem = OperatingSystem,
            WarrantyMonths = WarrantyMonths,
            StandardConfiguration = StandardConfiguration,
            Values = Values ?? [],
        };
}
