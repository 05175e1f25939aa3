namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Claims that are valid under R29, in a realistic mix, with days at the edges of windows, periods and months.</summary>
public sealed class RandomClaims
{
    private static readonly string[] PartNames = ["battery", "screen", "Screen", "fan"];
    private static readonly string[] ModelNames = ["AC-1", "AC-2", "ac-1"];

    /// <summary>Waivers that change other answers than their own.</summary>
    private static readonly PlainRequirement[] Telling =
    [
        PlainRequirement.ProductFault,
        PlainRequirement.ReturnWindow,
        PlainRequirement.ExchangeWindow,
        PlainRequirement.Complete,
        PlainRequirement.StandardPrice,
        PlainRequirement.InWarranty,
        PlainRequirement.StandardConfiguration,
    ];
    private readonly Dice dice;
    private readonly double unknown;
    private readonly double bad;

    private RandomClaims(ulong seed)
    {
        dice = new Dice(seed);
        unknown = dice.Pick(0, 0, 0.04, 0.08, 0.08, 0.12, 0.12, 0.2, 0.3, 0.9);
        bad = dice.Pick(0, 0.02, 0.05, 0.15);
    }

    /// <summary>The claim of a seed, always the same.</summary>
    public static PlainClaim Next(ulong seed) => new RandomClaims(seed).Draw();

    private PlainClaim Draw()
    {
        var overlay = dice.Chance(0.25) ? DrawOverlay() : null;
        int period = dice.Chance(0.5) ? dice.Pick(1, 3, 6, 12, 12, 24, 36, 60) : dice.Between(1, 600);
        var days = new RandomDays(dice, overlay, period);
        var claim = DrawItem(new PlainClaim { ClaimDate = days.Claim, Overlay = overlay });
        claim = DrawSale(claim) with { PurchaseDate = Known(days.Purchase) };
        claim = DrawPeriod(claim, period);
        claim = DrawFailure(DrawPapers(claim));
        return claim with
        {
            Consent = dice.Chance(0.3) ? PlainConsent.Granted : DrawRarely(PlainConsent.Refused),
            Sent = dice.Chance(0.35),
            Services = [.. days.Services.Select(DrawService)],
            Exceptions = dice.Chance(0.15) ? DrawRequirements() : [],
        };
    }

    private PlainClaim DrawItem(PlainClaim claim)
    {
        var item = dice.Chance(0.45)
            ? PlainItem.Product
            : dice.Pick(PlainItem.Part, PlainItem.Part, PlainItem.Accessory, dice.Any<PlainItem>());
        return claim with
        {
            Item = item,
            Part = item == PlainItem.Part ? Known(PartNames) : null,
            AccessoryModel = item == PlainItem.Accessory ? Known(ModelNames) : null,
            Standard = item == PlainItem.Accessory ? Known(!dice.Chance(Math.Max(bad, 0.1))) : null,
        };
    }

    private PlainClaim DrawSale(PlainClaim claim) =>
        claim with
        {
            Price = Known(DrawRarely(PlainPrice.Special)),
            Unit = Known(DrawRarely(PlainUnit.Prototype)),
            Title = Known(DrawRarely(PlainTitle.Borrowed)),
            Source = Known(DrawRarely(PlainSource.Unauthorized)),
        };

    private PlainClaim DrawPeriod(PlainClaim claim, int period)
    {
        bool byContract = dice.Chance(0.6);
        int? other = dice.Chance(0.3) ? dice.Between(1, 60) : null;
        return claim with { PeriodMonths = byContract ? Known(period) : null, CatalogPeriodMonths = byContract ? other : Known(period) };
    }

    private PlainClaim DrawPapers(PlainClaim claim) =>
        claim with
        {
            Invoice = Known(!dice.Chance(bad)),
            Certificate = Known(!dice.Chance(bad)),
            SerialLabel = Known(dice.Chance(bad) ? dice.Pick(PlainSerialLabel.Defaced, PlainSerialLabel.Absent) : PlainSerialLabel.Intact),
            SerialMatch = Known(!dice.Chance(bad)),
            Complete = Known(!dice.Chance(Math.Max(bad, 0.1))),
            Os = Known(dice.Any<PlainOs>()),
        };

    private PlainClaim DrawFailure(PlainClaim claim)
    {
        bool wears = claim.Item is PlainItem.Consumable or PlainItem.Packaging;
        var diagnosis = Known(dice.Chance(wears ? 0.4 : bad) ? dice.Any<PlainDiagnosis>() : PlainDiagnosis.ProductFault);
        int count = diagnosis == PlainDiagnosis.NoFault || !dice.Chance(0.2) ? 0 : dice.Between(1, 3);
        var causes = Enumerable.Range(0, count).Select(_ => dice.Chance(0.5) ? PlainCause.Virus : dice.Any<PlainCause>());
        return claim with { Diagnosis = diagnosis, Causes = [.. causes.Distinct()] };
    }

    private PlainService DrawService(DateOnly day)
    {
        var scope = Known(dice.Pick(PlainScope.Product, dice.Any<PlainScope>()));
        return new PlainService
        {
            Date = Known(day),
            Covered = Known(dice.Chance(0.75)),
            Scope = scope,
            Part = scope is PlainScope.Part or null ? Known(PartNames) : null,
            AccessoryModel = scope is PlainScope.Accessory or null ? Known(ModelNames) : null,
        };
    }

    private PlainOverlay DrawOverlay() =>
        new()
        {
            MinPeriodMonths = dice.Chance(0.5) ? dice.Pick(1, 12, 24, 36, dice.Between(1, 600)) : null,
            ReturnDays = dice.Chance(0.4) ? dice.Pick(1, 6, 14, 30, 31, dice.Between(1, 3650)) : null,
            ExchangeDays = dice.Chance(0.4) ? dice.Pick(1, 29, 31, 60, dice.Between(1, 3650)) : null,
            ServiceFloorMonths = dice.Chance(0.4) ? dice.Pick(1, 2, 6, 12, dice.Between(1, 600)) : null,
            Waive = PlainTable.FreeRemedies.Where(_ => dice.Chance(0.25)).ToDictionary(remedy => remedy, _ => DrawRequirements()),
        };

    private IReadOnlyList<PlainRequirement> DrawRequirements() =>
        [.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => dice.Pick(dice.Chance(0.5) ? Telling : PlainTable.Waivable)).Distinct()];

    /// <summary>The first value of the enum, rarely the given one.</summary>
    private T DrawRarely<T>(T value)
        where T : struct => dice.Chance(bad) ? value : default;

    private T? Known<T>(T value)
        where T : struct => dice.Chance(unknown) ? null : value;

    private string? Known(string[] names) => dice.Chance(unknown) ? null : dice.Pick(names);
}
