using NodaTime;

namespace Aumate.Warranty.Claims;

/// <summary>
/// One earlier service, read against the claim: does it keep the claimed item in warranty on the claim date (R9)? It does when it was covered, was
/// of the item, and is recent enough. Null is unknown.
/// </summary>
internal readonly struct ServiceReading
{
    private readonly ReportedService service;
    private readonly ClaimedItem item;
    private readonly int index;

    public ServiceReading(ReportedService service, int index, Claim claim, int floorMonths)
    {
        this.service = service;
        this.index = index;
        item = claim.Item;
        Recent = ReadRecent(service.CompletionDate, claim, floorMonths);
        OfItem = ReadOfItem(service, item);
    }

    /// <summary>Whether the claim date is within the months after the service.</summary>
    public bool? Recent { get; }

    /// <summary>Whether the service was of the claimed item, or of the whole product.</summary>
    public bool? OfItem { get; }

    public bool Certain => service.Covered == true && OfItem == true && Recent == true;

    public bool Possible => service.Covered != false && OfItem != false && Recent != false;

    /// <summary>Whether knowing the claimed item's name alone would make it certain.</summary>
    public bool HangsOnItemName =>
        service.Covered == true && Recent == true && OfItem is null && NeedsName && Name is not null && item.Name is null;

    /// <summary>The name of the part or accessory that was serviced.</summary>
    public string? Name => item.Kind == ItemKind.Accessory ? service.AccessoryModel : service.Part;

    private bool NeedsName => service.Scope is not null && service.Scope != ServiceScope.Product;

    /// <summary>
    /// The unknown facts that can decide about this service. <paramref name="overshadowed"/>: where the item's name would have to be this
    /// service's, another one keeps the item in warranty anyway, so this service's own facts cannot matter.
    /// </summary>
    public void Ask(bool overshadowed, ICollection<FieldRef> asks)
    {
        if (!overshadowed)
        {
            AskIf(service.CompletionDate is null && Recent is null, ClaimField.ServiceDate, asks);
            AskIf(service.Covered is null, ClaimField.ServiceCovered, asks);
            AskIf(service.Scope is null, ClaimField.ServiceScope, asks);
        }

        var named = service.Scope is null ? item.Kind is ItemKind.Part or ItemKind.Accessory : NeedsName;
        if (named)
        {
            AskIf(Name is null, NameField, asks);
            if (item.Name is null)
            {
                asks.Add(item.Kind == ItemKind.Accessory ? ClaimField.ItemAccessoryModel : ClaimField.ItemPart);
            }
        }
    }

    /// <summary>The fields that say whether this service counts.</summary>
    public void Judge(ICollection<FieldRef> sources)
    {
        if (service.Covered == false)
        {
            sources.Add(new FieldRef(ClaimField.ServiceCovered, index));
        }
        else if (OfItem == false)
        {
            sources.Add(new FieldRef(IsOfItemKind ? NameField : ClaimField.ServiceScope, index));
        }
        else
        {
            sources.Add(new FieldRef(ClaimField.ServiceDate, index));
            if (Recent != false)
            {
                Ask(overshadowed: false, sources);
            }
        }
    }

    private bool IsOfItemKind =>
        (service.Scope, item.Kind) is (ServiceScope.Part, ItemKind.Part) or (ServiceScope.Accessory, ItemKind.Accessory);

    private ClaimField NameField => item.Kind == ItemKind.Accessory ? ClaimField.ServiceAccessoryModel : ClaimField.ServicePart;

    private void AskIf(bool unknown, ClaimField field, ICollection<FieldRef> asks)
    {
        if (unknown)
        {
            asks.Add(new FieldRef(field, index));
        }
    }

    // An unknown day lies between the purchase, where that is known, and the claim; with an unknown purchase date it may be any day (R5).
    private static bool? ReadRecent(LocalDate? completed, Claim claim, int floorMonths)
    {
        if (completed is { } day)
        {
            return claim.ClaimDate <= CalendarArithmetic.PlusMonths(day, floorMonths);
        }

        return claim.PurchaseDate is { } purchase && claim.ClaimDate <= CalendarArithmetic.PlusMonths(purchase, floorMonths) ? true : null;
    }

    // Service of the product extends everything in it; service of a part or an accessory extends that one alone (R9).
    private static bool? ReadOfItem(ReportedService service, ClaimedItem item) =>
        service.Scope switch
        {
            null => null,
            ServiceScope.Product => true,
            ServiceScope.Part => item.Kind == ItemKind.Part ? SameName(service.Part, item.Part) : false,
            _ => item.Kind == ItemKind.Accessory ? SameName(service.AccessoryModel, item.AccessoryModel) : false,
        };

    private static bool? SameName(string? one, string? other) =>
        one is null || other is null ? null : string.Equals(one, other, StringComparison.Ordinal);
}
