using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Table;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>The random claims of the oracle with all that it leaves out, in the words of the domain.</summary>
internal static class ReceiptClaims
{
    private static readonly string[] Models =
    [
        "DX-120",
        "DX-300",
        "DX-700",
        "JS-1200",
        "BT-3",
        "TP-10",
        "HU-9",
        "RC-1",
        "AC-OBD16",
        "ЖX-1",
    ];
    private static readonly string[] Accessories = ["AC-OBD16", "AC-CASE1", "AC-CARD64", "AC-NONE"];
    private static readonly string?[] Places = [null, null, "US-CA", "DE", "ES", "PT", "GB", "AU", "CN", "JP"];
    private static readonly DateTimeZone ServiceCenter = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    private static readonly LocalDate FirstTerms = new(2000, 1, 1);

    /// <summary>The claim of a seed, always the same.</summary>
    public static Claim Draw(int seed)
    {
        var (plain, dice) = (RandomClaims.Next((ulong)seed), new Dice((ulong)seed));
        var claim = DomainClaims.Of(plain, dice.Pick(Models));
        return claim with
        {
            SerialNumber = $"SN-{seed}",
            Jurisdiction = dice.Pick(Places),
            RequestedRemedy = dice.Chance(0.5) ? dice.Any<Remedy>() : null,
            Price = dice.Chance(0.6) ? Amount(dice) : null,
            PricePaid = dice.Chance(0.2) ? Amount(dice) : null,
            ContractDate =
                dice.Chance(0.2) && claim.VoucherDate is null
                    ? LocalDate.Max(FirstTerms, claim.ClaimDate.PlusDays(-dice.Below(400)))
                    : null,
            DeliveryDate = dice.Chance(0.2) ? claim.ClaimDate.PlusDays(-dice.Below(90)) : null,
            ContractReference = dice.Chance(0.2) ? $"C-{dice.Below(99)}" : null,
            ReceiptDate = dice.Chance(0.3) ? claim.ClaimDate.PlusDays(dice.Below(900)) : null,
            SupportRequested = dice.Chance(0.3) ? Moment(claim.ClaimDate, dice) : null,
            Item =
                claim.Item.Kind == ItemKind.Accessory && dice.Chance(0.5)
                    ? claim.Item with
                    {
                        AccessoryModel = dice.Pick(Accessories),
                    }
                    : claim.Item,
        };
    }

    private static Money Amount(Dice dice) =>
        new(
            dice.Pick("USD", "EUR", "JPY"),
            dice.Chance(0.01) ? long.MaxValue : dice.Below(2_000_000),
            dice.Pick(0, 500_000_000, 999_999_999)
        );

    // The clock of the service center goes back an hour in November and forward in March.
    private static ZonedDateTime Moment(LocalDate day, Dice dice) =>
        day.AtMidnight()
            .InUtc()
            .ToInstant()
            .Plus(Duration.FromSeconds(dice.Below(86_400)))
            .PlusNanoseconds(dice.Pick(0, 1, 999_999_999))
            .InZone(ServiceCenter);
}
