namespace Aumate.Warranty.Claims;

/// <summary>A field of the claim, or a fact of the catalog, that a rule reads; the wire names each by its path. In the order of answers.</summary>
public enum ClaimField
{
    /// <summary>Claim date.</summary>
    ClaimDate,

    /// <summary>Purchase date.</summary>
    PurchaseDate,

    /// <summary>Contract date, where it is the purchase date.</summary>
    ContractDate,

    /// <summary>Price on the voucher.</summary>
    Price,

    /// <summary>Kind of price.</summary>
    PriceKind,

    /// <summary>Kind of unit.</summary>
    UnitKind,

    /// <summary>Bought or lent.</summary>
    Title,

    /// <summary>Source of supply.</summary>
    Source,

    /// <summary>Warranty period of the contract.</summary>
    PeriodMonths,

    /// <summary>Kind of claimed item.</summary>
    ItemKind,

    /// <summary>Name of the claimed part.</summary>
    ItemPart,

    /// <summary>Model of the claimed accessory.</summary>
    ItemAccessoryModel,

    /// <summary>Whether the claimed accessory is standard configuration.</summary>
    ItemStandardConfiguration,

    /// <summary>Invoice or receipt.</summary>
    ProofOfPurchase,

    /// <summary>Certificate.</summary>
    WarrantyCertificate,

    /// <summary>Serial label.</summary>
    SerialLabel,

    /// <summary>Agreement with the certificate.</summary>
    SerialMatches,

    /// <summary>Completeness.</summary>
    Complete,

    /// <summary>Diagnosis.</summary>
    Diagnosis,

    /// <summary>Established causes.</summary>
    Causes,

    /// <summary>Kind of operating system.</summary>
    OperatingSystem,

    /// <summary>Consent.</summary>
    Authorization,

    /// <summary>Shipment.</summary>
    Shipped,

    /// <summary>The list of earlier services: that nothing else was serviced.</summary>
    Services,

    /// <summary>Completion of an earlier service, by its index.</summary>
    ServiceDate,

    /// <summary>Whether an earlier service was covered, by its index.</summary>
    ServiceCovered,

    /// <summary>What an earlier service was of, by its index.</summary>
    ServiceScope,

    /// <summary>Part of an earlier service, by its index.</summary>
    ServicePart,

    /// <summary>Accessory of an earlier service, by its index.</summary>
    ServiceAccessoryModel,

    /// <summary>The product's warranty period in the catalog.</summary>
    CatalogWarrantyMonths,

    /// <summary>The product's operating system in the catalog.</summary>
    CatalogOperatingSystem,

    /// <summary>The product's standard configuration in the catalog.</summary>
    CatalogStandardConfiguration,
}

/// <summary>A field, and for one of a list its index.</summary>
/// <param name="Field">The field.</param>
/// <param name="Index">Place in the list, from 0; 0 where there is no list.</param>
public readonly record struct FieldRef(ClaimField Field, int Index = 0)
{
    /// <summary>Place in an answer: fields of the claim, then each service with its fields, then the catalog.</summary>
    public int Order =>
        Field switch
        {
            < ClaimField.ServiceDate => (int)Field,
            <= ClaimField.ServiceAccessoryModel => ServicesFrom + (Index * FieldsPerService) + (Field - ClaimField.ServiceDate),
            _ => CatalogFrom + (int)Field,
        };

    private const int ServicesFrom = 100;
    private const int FieldsPerService = 8;
    private const int CatalogFrom = 1000;

    /// <summary>A field that is not of a list.</summary>
    public static implicit operator FieldRef(ClaimField field) => new(field);
}
