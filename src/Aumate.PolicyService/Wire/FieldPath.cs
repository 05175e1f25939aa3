using System.Collections.Immutable;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Wire;

/// <summary>Names the fields of a claim as the contract does, from the request down.</summary>
internal static class FieldPath
{
    private static readonly string[] Paths = [.. Enum.GetValues<ClaimField>().Select(Name)];

    // Paths into the list of services are made once: a path is sent far more often than it is new.
    private static readonly ImmutableArray<string[]> ServicePaths =
    [
        .. Enumerable
            .Range(0, ListReader.MaxEntries)
            .Select(index => Paths.Select(path => path.Replace("[]", $"[{index}]", StringComparison.Ordinal)).ToArray()),
    ];

    /// <summary>How many fields have a path; those of a list are one each.</summary>
    public static int Count => Paths.Length;

    public static string Of(FieldRef field) => ServicePaths[field.Index][(int)field.Field];

    private static string Name(ClaimField field) =>
        field switch
        {
            ClaimField.ClaimDate => "claim.claim_date",
            ClaimField.PurchaseDate => "claim.purchase.purchase_date",
            ClaimField.ContractDate => "claim.contract.contract_date",
            ClaimField.Price => "claim.purchase.price",
            ClaimField.PriceKind => "claim.purchase.price_kind",
            ClaimField.UnitKind => "claim.purchase.unit_kind",
            ClaimField.Title => "claim.purchase.title",
            ClaimField.Source => "claim.purchase.source",
            ClaimField.PeriodMonths => "claim.contract.period_months",
            ClaimField.ItemKind => "claim.item.kind",
            ClaimField.ItemPart => "claim.item.part",
            ClaimField.ItemAccessoryModel => "claim.item.accessory_model",
            ClaimField.ItemStandardConfiguration => "claim.item.standard_configuration",
            ClaimField.ProofOfPurchase => "claim.proof_of_purchase",
            ClaimField.WarrantyCertificate => "claim.warranty_certificate",
            ClaimField.SerialLabel => "claim.serial_label",
            ClaimField.SerialMatches => "claim.serial_matches_certificate",
            ClaimField.Complete => "claim.complete",
            ClaimField.Diagnosis => "claim.failure.diagnosis",
            ClaimField.Causes => "claim.failure.causes",
            ClaimField.OperatingSystem => "claim.product.operating_system",
            ClaimField.Authorization => "claim.return_authorization",
            ClaimField.Shipped => "claim.shipped",
            ClaimField.Services => "claim.services",
            ClaimField.ServiceDate => "claim.services[].completion_date",
            ClaimField.ServiceCovered => "claim.services[].covered",
            ClaimField.ServiceScope => "claim.services[].scope",
            ClaimField.ServicePart => "claim.services[].part",
            ClaimField.ServiceAccessoryModel => "claim.services[].accessory_model",
            ClaimField.CatalogWarrantyMonths => "catalog.warranty_months",
            ClaimField.CatalogOperatingSystem => "catalog.os",
            ClaimField.CatalogStandardConfiguration => "catalog.standard_configuration",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "a field without a path"),
        };
}
