using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>By which fields of the claim it is known that the claim date is within the warranty, or past it (5.1; R8, R9).</summary>
internal sealed class WarrantyGrounds(ClaimFacts facts)
{
    private static readonly Ways ByClaimDate = Ways.By(FieldSet.Of(ClaimField.ClaimDate));

    private readonly Claim claim = facts.Claim;
    private readonly Terms terms = facts.Terms;
    private readonly WarrantyClock clock = facts.Clock;

    /// <summary>The ways in which it is known.</summary>
    public Ways Read() => ByClaimDate.And(clock.OutOfWarranty == true ? Expired(Ways.Never) : Covered());

    /// <summary>
    /// The ways in which it is known that the claim date is past the warranty, or that the item is an accessory outside the standard configuration.
    /// Never: the period may cover the claim, or the item may be standard configuration.
    /// </summary>
    public Ways ExpiredByCases() =>
        (claim.Item.StandardConfiguration ?? facts.Catalog.StandardConfiguration) == false && IsPastPeriod
            ? ByClaimDate.And(Expired(Grounds.OfConfiguration(facts)))
            : Ways.Never;

    private Ways Covered()
    {
        var ways = ByPeriod();
        for (var i = 0; i < clock.Services.Length; i++)
        {
            if (clock.Services[i].Certain)
            {
                ways = ways.Or(ByService(i));
            }
        }

        return ways;
    }

    // What law or contract demand at least covers the claim whatever the agreed period is.
    private Ways ByPeriod() =>
        Reaches(terms.MinimumPeriodMonths) ? Ways.By(FieldSet.Of(facts.PurchaseField))
        : Reaches(clock.Period) ? Ways.By(FieldSet.Of(facts.PurchaseField, facts.PeriodField))
        : Ways.Never;

    private bool Reaches(TermsFigure? months) =>
        months is { } known
        && claim.PurchaseDate is { } purchase
        && claim.ClaimDate <= CalendarArithmetic.PlusMonths(purchase, known.Value);

    private Ways ByService(int i) =>
        Ways.By(Field(ClaimField.ServiceCovered, i) | Field(ClaimField.ServiceScope, i) | OfItem(i)).And(Recent(i));

    private FieldSet OfItem(int i) =>
        claim.Services[i].Scope switch
        {
            ServiceScope.Part => Field(ClaimField.ServicePart, i) | FieldSet.Of(ClaimField.ItemKind, ClaimField.ItemPart),
            ServiceScope.Accessory => Field(ClaimField.ServiceAccessoryModel, i)
                | FieldSet.Of(ClaimField.ItemKind, ClaimField.ItemAccessoryModel),
            _ => FieldSet.None,
        };

    // Whenever after the purchase it was done, it is recent enough where the purchase is.
    private Ways Recent(int i)
    {
        var byPurchase = Reaches(terms.ServiceFloorMonths) ? Ways.By(FieldSet.Of(facts.PurchaseField)) : Ways.Never;
        return claim.Services[i].CompletionDate is null ? byPurchase : Ways.By(Field(ClaimField.ServiceDate, i)).Or(byPurchase);
    }

    private bool IsPastPeriod =>
        claim.PurchaseDate is { } purchase
        && claim.ClaimDate > CalendarArithmetic.PlusMonths(purchase, clock.Period?.Value ?? Bounds.PeriodMonths);

    private Ways Expired(Ways nonStandard)
    {
        var ways = Ways.By(FieldSet.Of(facts.PurchaseField, ClaimField.Services));
        if (claim.ClaimDate <= CalendarArithmetic.PlusMonths(claim.PurchaseDate!.Value, Bounds.PeriodMonths))
        {
            ways = ways.And(Ways.By(FieldSet.Of(facts.PeriodField)));
        }

        for (var i = 0; i < clock.Services.Length; i++)
        {
            var asAccessory = claim.Services[i].Scope == ServiceScope.Accessory ? nonStandard : Ways.Never;
            ways = ways.And(RuledOut(i).Or(asAccessory.And(Ways.By(Field(ClaimField.ServiceScope, i)))));
        }

        return ways;
    }

    private Ways RuledOut(int i)
    {
        var (service, item) = (claim.Services[i], claim.Item);
        var ways = service.Covered == false ? Ways.By(Field(ClaimField.ServiceCovered, i)) : Ways.Never;
        if (clock.Services[i].Recent == false)
        {
            ways = ways.Or(Ways.By(Field(ClaimField.ServiceDate, i)));
        }

        return service.Scope switch
        {
            ServiceScope.Part => ways.Or(OfOther(i, ItemKind.Part, ClaimField.ServicePart, service.Part, ClaimField.ItemPart, item.Part)),
            ServiceScope.Accessory => ways.Or(
                OfOther(
                    i,
                    ItemKind.Accessory,
                    ClaimField.ServiceAccessoryModel,
                    service.AccessoryModel,
                    ClaimField.ItemAccessoryModel,
                    item.AccessoryModel
                )
            ),
            _ => ways,
        };
    }

    // Of another kind of item, or of another name; a name counts for nothing in an item of another kind, so it is enough without the kind.
    private Ways OfOther(int i, ItemKind kind, ClaimField serviceName, string? serviced, ClaimField itemName, string? claimed)
    {
        var scope = Field(ClaimField.ServiceScope, i);
        var ways = claim.Item.Kind == kind ? Ways.Never : Ways.By(scope | FieldSet.Of(ClaimField.ItemKind));
        return serviced is null || claimed is null || string.Equals(serviced, claimed, StringComparison.Ordinal)
            ? ways
            : ways.Or(Ways.By(scope | Field(serviceName, i) | FieldSet.Of(itemName)));
    }

    private static FieldSet Field(ClaimField field, int index) => FieldSet.Of(new FieldRef(field, index));
}
