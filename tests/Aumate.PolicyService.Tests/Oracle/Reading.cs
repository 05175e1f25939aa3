namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>The letter read against one completion: two-valued, one requirement at a time (R9, R11 to R18).</summary>
internal static class Reading
{
    private const uint Clause52 = 0xFF;

    public static uint Bit(PlainRequirement requirement) => 1u << (int)requirement;

    public static uint Bit(PlainCause cause) => 1u << (int)cause;

    public static uint Bits(IEnumerable<PlainCause> causes) => causes.Aggregate(0u, (bits, cause) => bits | Bit(cause));

    public static int ReturnDays(PlainClaim claim) => Math.Max(7, claim.Overlay?.ReturnDays ?? 0);

    public static int ExchangeDays(PlainClaim claim) => Math.Max(30, claim.Overlay?.ExchangeDays ?? 0);

    public static int FloorMonths(PlainClaim claim) => Math.Max(3, claim.Overlay?.ServiceFloorMonths ?? 0);

    public static int MinimumMonths(PlainClaim claim) => claim.Overlay?.MinPeriodMonths ?? 0;

    public static DateOnly? WindowEnd(DateOnly? purchase, int days) => purchase is { } day ? Days.Plus(day, days) : null;

    /// <summary>Those of the given requirements that are not met; both as bits.</summary>
    public static uint Unmet(Completion facts, uint requirements)
    {
        uint unmet = 0;
        for (var requirement = PlainRequirement.ProductFault; requirement <= PlainRequirement.SentWithConsent; requirement++)
        {
            uint bit = Bit(requirement);
            unmet |= (requirements & bit) == 0 || IsMet(requirement, facts) ? 0 : bit;
        }
        return unmet;
    }

    public static bool IsMet(PlainRequirement requirement, Completion facts) =>
        requirement switch
        {
            PlainRequirement.ProductFault => facts.Diagnosis == PlainDiagnosis.ProductFault,
            PlainRequirement.NotBorrowed => facts.Title == PlainTitle.Purchased,
            PlainRequirement.ExchangeWindow => facts.Claim.ClaimDate <= WindowEnd(facts.Purchase, ExchangeDays(facts.Claim)),
            PlainRequirement.ReturnWindow => facts.Claim.ClaimDate <= WindowEnd(facts.Purchase, ReturnDays(facts.Claim)),
            PlainRequirement.Complete => facts.Complete,
            PlainRequirement.StandardPrice => facts.Price == PlainPrice.Standard,
            PlainRequirement.NotSpecialPrototype => !(facts.Price == PlainPrice.Special && facts.Unit == PlainUnit.Prototype),
            PlainRequirement.InWarranty => WarrantyEnd(facts) is { } end && facts.Claim.ClaimDate <= end,
            >= PlainRequirement.Cause52 and <= PlainRequirement.Cause511 => (facts.Causes & CausesOf(requirement)) == 0,
            PlainRequirement.NotWornConsumable => !IsConsumable(facts.Claim.Item) || facts.Diagnosis == PlainDiagnosis.ProductFault,
            PlainRequirement.Invoice => facts.Invoice,
            PlainRequirement.Certificate => facts.Certificate,
            PlainRequirement.SerialLabel => facts.SerialLabel == PlainSerialLabel.Intact,
            PlainRequirement.SerialMatch => facts.SerialMatch,
            PlainRequirement.NotAppearance => facts.Claim.Item != PlainItem.Appearance,
            PlainRequirement.AuthorizedSource => facts.Source == PlainSource.Authorized,
            PlainRequirement.NotRefused => facts.Claim.Consent != PlainConsent.Refused,
            PlainRequirement.NoVirus => !(HasVirus(facts) && facts.Os == PlainOs.NonEmbedded),
            PlainRequirement.StandardConfiguration => facts.Claim.Item != PlainItem.Accessory || facts.Standard,
            PlainRequirement.SentWithConsent => !(facts.Claim.Sent && facts.Claim.Consent == PlainConsent.None),
            _ => throw new ArgumentOutOfRangeException(nameof(requirement)),
        };

    /// <summary>The last covered day of the claimed item; null where there never was a warranty.</summary>
    public static DateOnly? WarrantyEnd(Completion facts)
    {
        var end = BaseEnd(facts);
        foreach (var service in facts.Services)
        {
            if (Extends(service, facts))
            {
                var floor = Days.PlusMonths(service.Date, FloorMonths(facts.Claim));
                end = end is { } day && day > floor ? day : floor;
            }
        }
        return end;
    }

    /// <summary>The end without any service.</summary>
    public static DateOnly? BaseEnd(Completion facts)
    {
        int months = Math.Max(facts.PeriodMonths, MinimumMonths(facts.Claim));
        return months == 0 ? null : Days.PlusMonths(facts.Purchase, months);
    }

    public static bool Extends(CompletedService service, Completion facts) =>
        service.Covered
        && service.Scope switch
        {
            PlainScope.Product => true,
            PlainScope.Part => facts.Claim.Item == PlainItem.Part && string.Equals(service.Part, facts.Part, StringComparison.Ordinal),
            _ => facts.Claim.Item == PlainItem.Accessory
                && string.Equals(service.AccessoryModel, facts.AccessoryModel, StringComparison.Ordinal),
        };

    private static bool IsConsumable(PlainItem item) => item is PlainItem.Consumable or PlainItem.Packaging;

    private static bool HasVirus(Completion facts) => (facts.Causes & Bit(PlainCause.Virus)) != 0;

    private static uint CausesOf(PlainRequirement clause) =>
        clause switch
        {
            PlainRequirement.Cause52 => Clause52,
            PlainRequirement.Cause53 => Bit(PlainCause.ThirdParty),
            PlainRequirement.Cause54 => Bit(PlainCause.NormalWear),
            PlainRequirement.Cause56 => Bit(PlainCause.CustomerDataLoss),
            PlainRequirement.Cause59 => Bit(PlainCause.AgainstInstructions),
            _ => Bit(PlainCause.UnauthorizedService),
        };
}
