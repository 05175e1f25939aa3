using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Table;
using Aumate.PolicyService.Wire.V1;
using Date = Google.Type.Date;
using Money = Google.Type.Money;

namespace Aumate.PolicyService.Tests.HotPath;

/// <summary>Random claims without what only a few claims have, and others that are like them.</summary>
internal static class OrdinaryRequests
{
    private static readonly string[] Models = ["DX-120", "DX-300", "DX-700", "DC-10", "JS-800", "BT-2", "TP-10", "HU-9", "AC-OBD16"];
    private static readonly string[] Accessories = ["AC-OBD16", "AC-CASE1", "DX-300", "XX-1"];

    /// <summary>The request of a seed, always the same.</summary>
    public static EvaluateClaimRequest Draw(int seed)
    {
        var dice = new Dice((ulong)seed + 1_000_000_007);
        var request = DrawnRequests.Draw(seed);
        var claim = request.Claim;
        claim.Services.Clear();
        claim.WrittenExceptions.Clear();
        claim.SupportRequestTime = null;
        claim.ClaimDate ??= claim.ClaimTime is { } time ? DateOf(DateOnly.FromDateTime(time.ToDateTime())) : null;
        (claim.ClaimTime, claim.TimeZone) = (null, "");
        (claim.Contract ??= new Contract()).Overrides = null;
        claim.Contract.Reference = dice.Chance(0.2) ? "C-17" : "";
        claim.Contract.ContractDate = dice.Chance(0.3) ? DateOf(DayOf(claim.ClaimDate!).AddDays(-dice.Below(900))) : null;
        SayItem(claim.Item, dice);
        return request;
    }

    /// <summary>A request that differs from another in what answers copy, and in days, so that it mostly has the same shape.</summary>
    public static EvaluateClaimRequest Like(EvaluateClaimRequest request, Dice dice)
    {
        var other = request.Clone();
        var claim = other.Claim;
        other.RequestId = new string('q', dice.Below(65));
        other.CorrelationId = dice.Chance(0.5) ? "" : $"case {dice.Below(1000)}";
        claim.Product.SerialNumber = $"S{dice.Below(100)}";
        claim.Product.Model = dice.Chance(0.5) ? claim.Product.Model : dice.Pick(Models);
        Redraw(claim.Purchase.Price, dice);
        Redraw(claim.Purchase.PricePaid, dice);
        var moved = dice.Below(2000) - 1000;
        Date?[] days =
        [
            claim.ClaimDate,
            claim.Purchase.PurchaseDate,
            claim.Purchase.DeliveryDate,
            claim.Contract.ContractDate,
            claim.ReceiptDate,
        ];
        foreach (var day in days)
        {
            Move(day, moved);
        }

        Move(claim.Purchase.PurchaseDate, dice.Chance(0.5) ? 0 : -dice.Below(40));
        return other;
    }

    /// <summary>A request that differs from another in one thing that decides.</summary>
    public static EvaluateClaimRequest Unlike(EvaluateClaimRequest request, Dice dice)
    {
        var other = request.Clone();
        var claim = other.Claim;
        Action[] turns =
        [
            () => claim.ProofOfPurchase = dice.Chance(0.5),
            () => claim.ClearWarrantyCertificate(),
            () => claim.SerialLabel = (SerialLabel)dice.Below(4),
            () => claim.SerialMatchesCertificate = dice.Chance(0.5),
            () => claim.Complete = dice.Chance(0.5),
            () => claim.Failure = new Failure { Diagnosis = (Diagnosis)dice.Below(4) },
            () => claim.Failure = new Failure { Diagnosis = (Diagnosis)dice.Below(3), Causes = { (Cause)(1 + dice.Below(14)) } },
            () => claim.ReturnAuthorization = (ReturnAuthorization)dice.Below(3),
            () => claim.Shipped = !claim.Shipped,
            () => claim.ReceiptDate = claim.ReceiptDate is null ? claim.ClaimDate : null,
            () => claim.RequestedRemedy = (Remedy)dice.Below(5),
            () => claim.Purchase.PriceKind = (PriceKind)dice.Below(3),
            () => claim.Purchase.UnitKind = (UnitKind)dice.Below(3),
            () => claim.Purchase.Title = (Title)dice.Below(3),
            () => claim.Purchase.Source = (Source)dice.Below(3),
            () => claim.Purchase.PurchaseDate = null,
            () => claim.Purchase.Price = null,
            () => claim.Contract.ClearPeriodMonths(),
            () => claim.Contract.PeriodMonths = 1 + dice.Below(600),
            () => claim.Contract.PeriodMonths = 1 + dice.Below(3),
            () => claim.Product.OperatingSystem = (Wire.V1.OperatingSystem)dice.Below(3),
            () => claim.Jurisdiction = dice.Pick("", "DE", "US-CA", "US-NY", "FR", "JP"),
            () => SayItem(claim.Item, dice),
        ];
        turns[dice.Below(turns.Length)]();
        return other;
    }

    private static void SayItem(ClaimedItem item, Dice dice)
    {
        (item.Part, item.AccessoryModel) = ("", "");
        item.ClearStandardConfiguration();
        item.Kind = (ItemKind)dice.Below(7);
        if (item.Kind == ItemKind.Part)
        {
            item.Part = dice.Pick("", "screen");
        }
        else if (item.Kind == ItemKind.Accessory)
        {
            item.AccessoryModel = dice.Pick(Accessories);
            if (dice.Chance(0.5))
            {
                item.StandardConfiguration = dice.Chance(0.5);
            }
        }
    }

    private static void Redraw(Money? money, Dice dice)
    {
        if (money is not null)
        {
            money.CurrencyCode = dice.Pick("USD", "EUR", "CNY");
            money.Units =
                dice.Chance(0.1) ? 0
                : dice.Chance(0.1) ? long.MaxValue - dice.Below(9)
                : dice.Below(300_000);
            money.Nanos = dice.Chance(0.7) ? 0 : dice.Below(1_000_000_000);
        }
    }

    private static void Move(Date? date, int days)
    {
        if (date is not null)
        {
            var moved = DayOf(date).AddDays(days);
            (date.Year, date.Month, date.Day) = (moved.Year, moved.Month, moved.Day);
        }
    }

    private static DateOnly DayOf(Date date) => new(date.Year, date.Month, date.Day);

    private static Date DateOf(DateOnly day) =>
        new()
        {
            Year = day.Year,
            Month = day.Month,
            Day = day.Day,
        };
}
