using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.WellKnownTypes;
using static Aumate.PolicyService.Tests.Service.Claims;
using Money = Google.Type.Money;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>The random claims of the oracle with all that it leaves out: models of the sample catalog, instants, money, places, receipts.</summary>
internal static class DrawnRequests
{
    private static readonly string[] Models =
    [
        "DX-120",
        "DX-300",
        "DX-700",
        "DC-10",
        "JS-800",
        "BT-2",
        "TP-10",
        "HU-9",
        "AC-OBD16",
        "XX-1",
    ];
    private static readonly string[] Places = ["", "", "US-CA", "DE", "ES", "PT", "GB", "AU", "CN", "JP"];

    private static readonly string[] Languages = ["", "es-MX", "zh-CN", "de", "fr-CA", "pt"];

    // Half an hour from midnight, so that another zone has another day.
    private static readonly (string Zone, TimeSpan Utc)[] Zones =
    [
        ("Etc/UTC", new(23, 30, 0)),
        ("Asia/Kathmandu", new(17, 45, 0)),
        ("Pacific/Honolulu", new(10, 30, 0)),
    ];

    /// <summary>The request of a seed, always the same.</summary>
    public static EvaluateClaimRequest Draw(int seed)
    {
        var (plain, dice) = (RandomClaims.Next((ulong)seed), new Dice((ulong)seed));
        var claim = OracleWire.ClaimOf(plain, dice.Pick(Models));
        claim.Product.SerialNumber = $"SN-{dice.Below(1_000_000)}";
        claim.Jurisdiction = dice.Pick(Places);
        claim.RequestedRemedy = (Remedy)dice.Below(5);
        claim.Purchase.Price = dice.Chance(0.6) ? Amount(dice) : null;
        claim.Purchase.PricePaid = dice.Chance(0.2) ? Amount(dice) : null;
        claim.ReceiptDate = dice.Chance(0.3) ? Date(plain.ClaimDate.AddDays(dice.Below(900))) : null;
        claim.SupportRequestTime = dice.Chance(0.3) ? Instant(plain.ClaimDate, TimeSpan.FromMinutes(dice.Below(1_440))) : null;
        if (dice.Chance(0.3))
        {
            var (zone, utc) = dice.Pick(Zones);
            (claim.ClaimDate, claim.ClaimTime, claim.TimeZone) = (null, Instant(plain.ClaimDate, utc), zone);
        }

        return new EvaluateClaimRequest
        {
            RequestId = $"r-{seed}",
            CorrelationId = $"c-{seed}",
            Claim = claim,
        };
    }

    /// <summary>The same claim, to be explained to anybody, in any language.</summary>
    public static ExplainDecisionRequest Explain(EvaluateClaimRequest request) =>
        new()
        {
            RequestId = request.RequestId,
            CorrelationId = request.CorrelationId,
            Claim = request.Claim,
            Audience = (Audience)(request.RequestId[^1] % 4),
            Language = Languages[request.RequestId.Sum(letter => letter) % Languages.Length],
        };

    private static Money Amount(Dice dice) =>
        new()
        {
            CurrencyCode = dice.Pick("USD", "EUR", "JPY"),
            Units = dice.Below(2_000_000),
            Nanos = dice.Pick(0, 500_000_000, 10_000_000, 1),
        };

    private static Google.Type.Date Date(DateOnly day) => Day(day.Year, day.Month, day.Day);

    private static Timestamp Instant(DateOnly day, TimeSpan utc) =>
        Timestamp.FromDateTime(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) + utc);
}
