using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>The fields of a claim that say a fact: all of which a reason can be made.</summary>
internal static class KnownFields
{
    public static ImmutableArray<FieldRef> Of(Evaluation evaluation) =>
        [.. Said(evaluation).Concat(evaluation.Claim.Services.SelectMany(OfService)).OrderBy(field => field.Order)];

    /// <summary>The field that says the purchase date.</summary>
    public static ClaimField Purchase(Claim claim) => claim.VoucherDate is null ? ClaimField.ContractDate : ClaimField.PurchaseDate;

    private static IEnumerable<FieldRef> Said(Evaluation evaluation)
    {
        var (claim, catalog) = (evaluation.Claim, evaluation.Catalog);
        (bool IsSaid, ClaimField Field)[] fields =
        [
            (true, ClaimField.ClaimDate),
            (claim.PurchaseDate is not null, Purchase(claim)),
            (claim.PriceKind is not null, ClaimField.PriceKind),
            (claim.UnitKind is not null, ClaimField.UnitKind),
            (claim.Title is not null, ClaimField.Title),
            (claim.Source is not null, ClaimField.Source),
            (claim.PeriodMonths is not null, ClaimField.PeriodMonths),
            (claim.PeriodMonths is null && catalog.WarrantyMonths is not null, ClaimField.CatalogWarrantyMonths),
            (claim.ProofOfPurchase is not null, ClaimField.ProofOfPurchase),
            (claim.WarrantyCertificate is not null, ClaimField.WarrantyCertificate),
            (claim.SerialLabel is not null, ClaimField.SerialLabel),
            (claim.SerialMatches is not null, ClaimField.SerialMatches),
            (claim.Complete is not null, ClaimField.Complete),
            (claim.Diagnosis is not null, ClaimField.Diagnosis),
            (true, ClaimField.Causes),
            (claim.OperatingSystem is not null, ClaimField.OperatingSystem),
            (claim.OperatingSystem is null && catalog.OperatingSystem is not null, ClaimField.CatalogOperatingSystem),
            (true, ClaimField.Authorization),
            (true, ClaimField.Shipped),
            (true, ClaimField.Services),
            .. OfItem(claim.Item, catalog),
        ];
        return fields.Where(field => field.IsSaid).Select(field => (FieldRef)field.Field);
    }

    private static (bool IsSaid, ClaimField Field)[] OfItem(ClaimedItem item, CatalogFacts catalog) =>
        [
            (true, ClaimField.ItemKind),
            (item.Part is not null, ClaimField.ItemPart),
            (item.AccessoryModel is not null, ClaimField.ItemAccessoryModel),
            (item.StandardConfiguration is not null, ClaimField.ItemStandardConfiguration),
            (item.StandardConfiguration is null && catalog.StandardConfiguration is not null, ClaimField.CatalogStandardConfiguration),
        ];

    private static IEnumerable<FieldRef> OfService(ReportedService service, int index)
    {
        (bool IsSaid, ClaimField Field)[] fields =
        [
            (service.CompletionDate is not null, ClaimField.ServiceDate),
            (service.Covered is not null, ClaimField.ServiceCovered),
            (service.Scope is not null, ClaimField.ServiceScope),
            (service.Part is not null, ClaimField.ServicePart),
            (service.AccessoryModel is not null, ClaimField.ServiceAccessoryModel),
        ];
        return fields.Where(field => field.IsSaid).Select(field => new FieldRef(field.Field, index));
    }
}
