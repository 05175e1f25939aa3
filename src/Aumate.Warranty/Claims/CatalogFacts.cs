using Aumate.Warranty.Catalog;

namespace Aumate.Warranty.Claims;

/// <summary>What the catalog says of the claimed product and item. Null is unknown; for a model that it does not know, everything is (R29).</summary>
/// <param name="Known">Whether the catalog knows the model.</param>
/// <param name="WarrantyMonths">The product's warranty period in months (R8).</param>
/// <param name="OperatingSystem">The product's kind of operating system (R12).</param>
/// <param name="StandardConfiguration">Whether the claimed accessory is in the product's standard configuration (R13).</param>
public sealed record CatalogFacts(bool Known, int? WarrantyMonths, OperatingSystemKind? OperatingSystem, bool? StandardConfiguration)
{
    private static readonly CatalogFacts Unknown = new(false, null, null, null);

    /// <summary>What a catalog entry says of a claim.</summary>
    /// <param name="product">The entry of the claimed model. Null: there is none.</param>
    /// <param name="item">The claimed item.</param>
    public static CatalogFacts Of(Product? product, ClaimedItem item) =>
        product is { } known
            ? new(
                true,
                known.WarrantyMonths,
                known.OperatingSystem,
                item.AccessoryModel is { } accessory ? known.HasStandardAccessory(accessory) : null
            )
            : Unknown;
}
