using Aumate.PolicyService.Tests.Oracle;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>Claims in which every fact is known and in order, but for what cannot be unknown: item, events, waivers (R1).</summary>
internal static class Scenes
{
    private static readonly DateOnly Today = new(2026, 3, 15);

    /// <summary>The whole product, claimed on day 5.</summary>
    public static PlainClaim InOrder { get; } =
        new()
        {
            ClaimDate = Today,
            PurchaseDate = Today.AddDays(-5),
            PeriodMonths = 12,
            Price = PlainPrice.Standard,
            Unit = PlainUnit.Production,
            Title = PlainTitle.Purchased,
            Source = PlainSource.Authorized,
            Invoice = true,
            Certificate = true,
            SerialLabel = PlainSerialLabel.Intact,
            SerialMatch = true,
            Complete = true,
            Os = PlainOs.NonEmbedded,
            Diagnosis = PlainDiagnosis.ProductFault,
        };

    public static PlainClaim PartInOrder { get; } = InOrder with { Item = PlainItem.Part, Part = "a" };

    public static PlainClaim AccessoryInOrder { get; } = InOrder with { Item = PlainItem.Accessory, Standard = true, AccessoryModel = "a" };

    /// <summary>What can be otherwise about a claim without a fact being unknown.</summary>
    public static IReadOnlyList<PlainClaim> Eventful { get; } =
    [
        InOrder,
        InOrder with
        {
            Sent = true,
        },
        InOrder with
        {
            Sent = true,
            Consent = PlainConsent.Granted,
        },
        InOrder with
        {
            Consent = PlainConsent.Refused,
        },
        InOrder with
        {
            Causes = [PlainCause.Virus],
        },
        InOrder with
        {
            Causes = [PlainCause.Virus, PlainCause.Accident],
        },
        PartInOrder,
        AccessoryInOrder,
        AccessoryInOrder with
        {
            Sent = true,
        },
        InOrder with
        {
            Item = PlainItem.Consumable,
        },
        InOrder with
        {
            Item = PlainItem.Packaging,
            Sent = true,
        },
        InOrder with
        {
            Item = PlainItem.Appearance,
        },
    ];

    /// <summary>With something waived, by Aumate or by the contract.</summary>
    public static IReadOnlyList<PlainClaim> Waiving { get; } =
    [
        // Only here does 5.7 refuse by itself: elsewhere a consumable without a product fault is refused by 1.1 or 5.5 before.
        InOrder with
        {
            Item = PlainItem.Consumable,
            Exceptions = [PlainRequirement.ProductFault],
        },
        InOrder with
        {
            Exceptions = [PlainRequirement.ProductFault, PlainRequirement.StandardPrice],
        },
        InOrder with
        {
            Exceptions = [PlainRequirement.InWarranty, PlainRequirement.Complete],
            Sent = true,
        },
        InOrder with
        {
            Overlay = Waive(PlainRemedy.Return, PlainRequirement.ReturnWindow, PlainRequirement.Cause52),
            Causes = [PlainCause.Virus],
        },
        AccessoryInOrder with
        {
            Overlay = Waive(PlainRemedy.FreeRepair, PlainRequirement.StandardConfiguration),
        },
        InOrder with
        {
            Overlay = new PlainOverlay
            {
                MinPeriodMonths = 3,
                ReturnDays = 21,
                ExchangeDays = 46,
            },
        },
    ];

    /// <summary>Out of the period, with earlier services that may still cover.</summary>
    public static IReadOnlyList<PlainClaim> Serviced { get; } =
    [
        Late(InOrder, new PlainService { Scope = PlainScope.Product }),
        Late(PartInOrder, new PlainService { Scope = PlainScope.Part, Part = "a" }),
        Late(
            PartInOrder,
            new PlainService { Scope = PlainScope.Part, Part = "b" },
            new PlainService { Scope = PlainScope.Part, Part = "b" }
        ),
        Late(AccessoryInOrder, new PlainService { Scope = PlainScope.Accessory, AccessoryModel = "a" }),
        Late(AccessoryInOrder, new PlainService { Scope = PlainScope.Part, Part = "a" }, new PlainService { Scope = PlainScope.Product }),
    ];

    public static IReadOnlyList<PlainClaim> All { get; } = [.. Eventful, .. Waiving, .. Serviced];

    private static PlainClaim Late(PlainClaim claim, params PlainService[] services) =>
        claim with
        {
            PurchaseDate = Today.AddDays(-400),
            Services = [.. services.Select(service => service with { Covered = true, Date = Today.AddDays(-10) })],
        };

    private static PlainOverlay Waive(PlainRemedy remedy, params PlainRequirement[] requirements) =>
        new() { Waive = new Dictionary<PlainRemedy, IReadOnlyList<PlainRequirement>> { [remedy] = requirements } };
}
