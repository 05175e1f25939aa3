using NodaTime;

namespace Aumate.Warranty.Claims;

/// <summary>An amount of money.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Units">Whole units, not negative.</param>
/// <param name="Nanos">Billionths of a unit, 0 to 999,999,999.</param>
public readonly record struct Money(string Currency, long Units, int Nanos);

/// <summary>What the claim is about (R13).</summary>
/// <param name="Kind">Kind of item.</param>
/// <param name="Part">Name of the part, of a part alone. Null: unknown.</param>
/// <param name="AccessoryModel">Model of the accessory, of an accessory alone. Null: unknown.</param>
/// <param name="StandardConfiguration">Whether an accessory is standard configuration. Null: not stated.</param>
public sealed record ClaimedItem(ItemKind Kind, string? Part = null, string? AccessoryModel = null, bool? StandardConfiguration = null)
{
    /// <summary>The whole product, which is meant unless the caller names a narrower item (R1).</summary>
    public static ClaimedItem WholeProduct { get; } = new(ItemKind.Product);

    /// <summary>The name by which an earlier service of this item is known. Null: unknown, or the item has none.</summary>
    public string? Name => Kind == ItemKind.Accessory ? AccessoryModel : Part;
}

/// <summary>An earlier service (R9). Null is unknown.</summary>
/// <param name="CompletionDate">The day of completion.</param>
/// <param name="Covered">Whether it was within the warranty.</param>
/// <param name="Scope">What was serviced.</param>
/// <param name="Part">Name of the part.</param>
/// <param name="AccessoryModel">Model of the accessory.</param>
public sealed record ReportedService(
    LocalDate? CompletionDate,
    bool? Covered,
    ServiceScope? Scope,
    string? Part = null,
    string? AccessoryModel = null
);

/// <summary>Kind of claimed item (R13).</summary>
public enum ItemKind
{
    /// <summary>The whole product.</summary>
    Product,

    /// <summary>A part.</summary>
    Part,

    /// <summary>An accessory, standard configuration or not.</summary>
    Accessory,

    /// <summary>A consumable.</summary>
    Consumable,

    /// <summary>Packaging.</summary>
    Packaging,

    /// <summary>Appearance or completeness.</summary>
    Appearance,
}

/// <summary>What a service was of (R9).</summary>
public enum ServiceScope
{
    /// <summary>The whole product.</summary>
    Product,

    /// <summary>One part.</summary>
    Part,

    /// <summary>One accessory.</summary>
    Accessory,
}

/// <summary>Kind of price (R16).</summary>
public enum PriceKind
{
    /// <summary>The standard price.</summary>
    Standard,

    /// <summary>A special price.</summary>
    Special,
}

/// <summary>Kind of unit (R16).</summary>
public enum UnitKind
{
    /// <summary>Production series.</summary>
    Production,

    /// <summary>Prototype.</summary>
    Prototype,
}

/// <summary>How the customer came to hold the product (R16).</summary>
public enum Title
{
    /// <summary>Bought.</summary>
    Purchased,

    /// <summary>Lent.</summary>
    Borrowed,
}

/// <summary>Source of supply (R15).</summary>
public enum Source
{
    /// <summary>Authorized.</summary>
    Authorized,

    /// <summary>Any other.</summary>
    Unauthorized,
}

/// <summary>State of the serial label (R14).</summary>
public enum SerialLabel
{
    /// <summary>As it left the factory.</summary>
    Intact,

    /// <summary>Altered, replaced, torn or unreadable.</summary>
    Defaced,

    /// <summary>There is none.</summary>
    Absent,
}

/// <summary>What a diagnosis confirmed (R11).</summary>
public enum Diagnosis
{
    /// <summary>A failure of material, process or manufacturing.</summary>
    ProductFault,

    /// <summary>A cause outside the product.</summary>
    ExternalCause,

    /// <summary>No fault.</summary>
    NoFaultFound,
}

/// <summary>Aumate's answer to a request to send the product (R18).</summary>
public enum ReturnAuthorization
{
    /// <summary>Neither granted nor refused.</summary>
    None,

    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Refused.</summary>
    Refused,
}
