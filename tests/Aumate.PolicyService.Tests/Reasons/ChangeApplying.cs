using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Makes changes of which an explanation speaks.</summary>
internal static class ChangeApplying
{
    private const int MostMonths = 600;

    /// <summary>The name that two unknown names share when a change wants them to be the same.</summary>
    private const string SharedName = "the same, whatever it is";

    /// <summary>The claim after all of some changes. A claim date that is changed drops what was serviced later.</summary>
    public static Claim After(Claim claim, IReadOnlyCollection<Change> changes)
    {
        var day = changes.FirstOrDefault(change => change.Field == ClaimField.ClaimDate)?.Day ?? claim.ClaimDate;
        var others = changes.Where(change => change.Field != ClaimField.ClaimDate);
        return ClaimedOn(others.Aggregate(claim, (changed, change) => Apply(changed, change, day)), day);
    }

    private static Claim Apply(Claim claim, Change change, LocalDate claimDate) =>
        change.Field.Field switch
        {
            ClaimField.PurchaseDate or ClaimField.ContractDate => claim with { VoucherDate = change.Day ?? claimDate },
            ClaimField.PeriodMonths or ClaimField.CatalogWarrantyMonths => claim with { PeriodMonths = change.Months ?? MostMonths },
            ClaimField.PriceKind => claim with { PriceKind = PriceKind.Standard },
            ClaimField.UnitKind => claim with { UnitKind = UnitKind.Production },
            ClaimField.Title => claim with { Title = Title.Purchased },
            ClaimField.Source => claim with { Source = Source.Authorized },
            ClaimField.ProofOfPurchase => claim with { ProofOfPurchase = true },
            ClaimField.WarrantyCertificate => claim with { WarrantyCertificate = true },
            ClaimField.SerialLabel => claim with { SerialLabel = SerialLabel.Intact },
            ClaimField.SerialMatches => claim with { SerialMatches = true },
            ClaimField.Complete => claim with { Complete = true },
            ClaimField.Diagnosis => claim with { Diagnosis = Diagnosis.ProductFault },
            ClaimField.Causes => claim with { Causes = new FactSet(claim.Causes.Bits & ~FactSet.Of(change.Cause!.Value).Bits) },
            ClaimField.OperatingSystem or ClaimField.CatalogOperatingSystem => claim with
            {
                OperatingSystem = OperatingSystemKind.Embedded,
            },
            ClaimField.Authorization => claim with { Authorization = ReturnAuthorization.Granted },
            ClaimField.Shipped => claim with { Shipped = false },
            >= ClaimField.ServiceDate and <= ClaimField.ServiceAccessoryModel => OnService(claim, change, claimDate),
            _ => claim with { Item = OnItem(claim.Item, change) },
        };

    private static Claim ClaimedOn(Claim claim, LocalDate day) =>
        claim with
        {
            ClaimDate = day,
            Services = [.. claim.Services.Where(service => service.CompletionDate is not { } completed || completed <= day)],
        };

    private static ClaimedItem OnItem(ClaimedItem item, Change change) =>
        change.Field.Field switch
        {
            ClaimField.ItemKind => ClaimedItem.WholeProduct,
            ClaimField.ItemPart => item with { Part = change.Name ?? SharedName },
            ClaimField.ItemAccessoryModel => item with { AccessoryModel = change.Name ?? SharedName },
            ClaimField.ItemStandardConfiguration or ClaimField.CatalogStandardConfiguration => item with { StandardConfiguration = true },
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Field, "no change of this field is known"),
        };

    private static Claim OnService(Claim claim, Change change, LocalDate claimDate)
    {
        var service = claim.Services[change.Field.Index];
        var changed = change.Field.Field switch
        {
            ClaimField.ServiceDate => service with { CompletionDate = change.Day ?? claimDate },
            ClaimField.ServiceCovered => service with { Covered = true },
            ClaimField.ServiceScope => service with { Scope = ServiceScope.Product },
            ClaimField.ServicePart => service with { Part = change.Name ?? SharedName },
            _ => service with { AccessoryModel = change.Name ?? SharedName },
        };
        return claim with { Services = claim.Services.SetItem(change.Field.Index, changed) };
    }
}
