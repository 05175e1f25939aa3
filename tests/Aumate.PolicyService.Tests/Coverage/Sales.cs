using Aumate.PolicyService.Tests.Oracle;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>Sales of the oracle's random claims, of which less is stated than of a claim.</summary>
internal static class Sales
{
    /// <summary>The sale of a seed, always the same.</summary>
    public static PlainClaim Draw(ulong seed)
    {
        var claim = RandomClaims.Next(seed);
        var dice = new Dice(seed + 1);
        var period = claim.PeriodMonths ?? claim.CatalogPeriodMonths;
        return claim with
        {
            PurchaseDate = claim.PurchaseDate ?? new DateOnly(2026, 1, 31),
            Price = dice.Pick<PlainPrice?>(null, PlainPrice.Standard, PlainPrice.Standard, PlainPrice.Special),
            Unit = dice.Pick<PlainUnit?>(null, PlainUnit.Production, PlainUnit.Prototype),
            Title = dice.Pick<PlainTitle?>(null, PlainTitle.Purchased, PlainTitle.Purchased, PlainTitle.Borrowed),
            PeriodMonths = dice.Chance(0.3) ? period : null,
            CatalogPeriodMonths = dice.Chance(0.5) ? period : null,
            Exceptions = [],
        };
    }
}
