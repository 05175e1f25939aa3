namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>The days of a random claim within 2000 to 2099, in the order that R29 asks for: purchase, services, claim.</summary>
internal sealed class RandomDays
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2099, 12, 31);
    private readonly Dice dice;
    private readonly int floor;

    public RandomDays(Dice dice, PlainOverlay? overlay, int period)
    {
        this.dice = dice;
        floor = Math.Max(3, overlay?.ServiceFloorMonths ?? 0);
        Purchase = DrawPurchase();
        Claim = Clamp(DrawClaim(overlay, period), Purchase);
        Services = [.. Enumerable.Range(0, dice.Pick(0, 0, 0, 1, 1, 2, 3)).Select(_ => DrawService(period))];
    }

    public DateOnly Purchase { get; }
    public DateOnly Claim { get; }
    public IReadOnlyList<DateOnly> Services { get; }

    private DateOnly DrawPurchase()
    {
        int year = dice.Chance(0.6) ? dice.Between(2015, 2035) : dice.Between(2000, 2099);
        int month = dice.Between(1, 12);
        return dice.Below(6) switch
        {
            0 => new DateOnly(year, month, DateTime.DaysInMonth(year, month)),
            1 => new DateOnly(year, 2, DateTime.DaysInMonth(year, 2)),
            2 => new DateOnly(year, month, DateTime.DaysInMonth(year, month)).AddDays(dice.Between(-2, 0)),
            _ => new DateOnly(year, month, dice.Between(1, 28)),
        };
    }

    private DateOnly DrawClaim(PlainOverlay? overlay, int period)
    {
        int near = dice.Between(-1, 1);
        return dice.Below(12) switch
        {
            0 => Days.Plus(Purchase, 7 + near),
            1 => Days.Plus(Purchase, 30 + near),
            2 => Days.Plus(Purchase, (overlay?.ReturnDays ?? 7) + near),
            3 => Days.Plus(Purchase, (overlay?.ExchangeDays ?? 30) + near),
            4 => Days.Plus(Days.PlusMonths(Purchase, period), near),
            5 => Days.Plus(Days.PlusMonths(Purchase, overlay?.MinPeriodMonths ?? period), near),
            6 => Days.Plus(Days.PlusMonths(Purchase, period + 2), dice.Below(60)),
            7 => Days.Plus(Days.PlusMonths(Purchase, 600), near),
            8 or 9 or 10 => Days.Plus(Purchase, dice.Below(8)),
            _ => Days.Plus(Purchase, dice.Below(dice.Pick(40, 400, 4000, 24000))),
        };
    }

    private DateOnly DrawService(int period)
    {
        var day = dice.Below(4) switch
        {
            0 => Days.Plus(Purchase, dice.Below(Claim.DayNumber - Purchase.DayNumber + 1)),
            1 => Days.Plus(Days.PlusMonths(Purchase, period), -dice.Below(20)),
            _ => Days.Plus(Days.FirstReaching(Claim, floor), dice.Between(-1, 1)),
        };
        var after = day < Purchase ? Purchase : day;
        return after > Claim ? Claim : after;
    }

    private static DateOnly Clamp(DateOnly day, DateOnly purchase)
    {
        var early = day < purchase ? purchase : day;
        return early > Last ? Last
            : early < First ? First
            : early;
    }
}
