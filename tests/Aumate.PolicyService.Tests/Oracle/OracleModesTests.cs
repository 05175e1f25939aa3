using Xunit;

namespace Aumate.PolicyService.Tests.Oracle;

public sealed class OracleModesTests
{
    private const int Enough = 6_000;
    private const long Small = 20_000;

    [Fact]
    public void Grouped_enumeration_and_the_full_product_agree_wherever_the_product_is_small()
    {
        var claims = SmallClaims().Take(Enough).ToArray();
        Assert.All(claims, AssertModesAgree);
    }

    /// <summary>Random claims are short of several unknown services; here nearly all unknown facts are those of time.</summary>
    [Fact]
    public void They_agree_on_unknown_services_of_an_item_whose_name_is_unknown()
    {
        var claims = SmallClaims().Select(Obscure).Where(claim => WarrantyOracle.CountCompletions(claim) is > 100 and < Small).Take(600);
        Assert.All(claims, AssertModesAgree);
    }

    private static IEnumerable<PlainClaim> SmallClaims()
    {
        for (ulong seed = 0; ; seed++)
        {
            var claim = RandomClaims.Next(seed);
            if (WarrantyOracle.CountCompletions(claim) < Small)
            {
                yield return claim;
            }
        }
    }

    /// <summary>The claim with the item's name and most of its services unknown.</summary>
    private static PlainClaim Obscure(PlainClaim claim, int number)
    {
        var dice = new Dice((ulong)number);
        var services = claim.Services.Select(service =>
            service with
            {
                Scope = Or(service.Scope),
                Part = null,
                Covered = Or(service.Covered),
            }
        );
        return claim with { Part = null, AccessoryModel = null, Services = [.. services] };

        T? Or<T>(T? value)
            where T : struct => dice.Chance(0.5) ? value : null;
    }

    private static void AssertModesAgree(PlainClaim claim)
    {
        var grouped = WarrantyOracle.Decide(claim);
        var whole = WarrantyOracle.DecideByFullProduct(claim);
        Assert.Equal((whole.WarrantyEnd, whole.ReturnWindowEnd), (grouped.WarrantyEnd, grouped.ReturnWindowEnd));
        foreach (var remedy in PlainTable.Remedies)
        {
            Assert.Equal(whole.Status(remedy), grouped.Status(remedy));
            Assert.Equal(whole.Missing(remedy), grouped.Missing(remedy));
            Assert.Equal(whole.Primary(remedy), grouped.Primary(remedy));
            Assert.Equal(whole.LastEligibleDay(remedy), grouped.LastEligibleDay(remedy));
        }
        Assert.All(PlainTable.Requirements, requirement => Assert.Equal(whole.OwnState(requirement), grouped.OwnState(requirement)));
    }
}
