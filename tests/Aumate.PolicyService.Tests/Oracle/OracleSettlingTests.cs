using Xunit;

namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>What R2 promises, held against the oracle itself.</summary>
public sealed class OracleSettlingTests
{
    private const int Steps = 20_000;

    [Fact]
    public void A_settled_status_never_changes_because_an_unknown_fact_becomes_known() =>
        Assert.All(RandomSteps(), step => Assert.All(PlainTable.Remedies, remedy => AssertSettledStays(step, remedy)));

    [Fact]
    public void A_fact_that_is_not_asked_for_changes_nothing_when_it_becomes_known() =>
        Assert.All(RandomSteps(), step => Assert.All(PlainTable.Remedies, remedy => AssertUnaskedIsIdle(step, remedy)));

    [Fact]
    public void A_claim_without_unknown_facts_is_never_undetermined()
    {
        var claims = Enumerable.Range(0, 1_000).Select(seed => SettleAll(RandomClaims.Next((ulong)seed), new Dice((ulong)seed)));
        Assert.All(claims.Select(WarrantyOracle.Decide), AssertDetermined);
    }

    private static void AssertDetermined(OracleDecision decision)
    {
        Assert.All(PlainTable.Remedies, remedy => Assert.NotEqual(PlainStatus.Undetermined, decision.Status(remedy)));
        Assert.All(PlainTable.Requirements, requirement => Assert.NotEqual(PlainState.Unknown, decision.OwnState(requirement)));
    }

    private static void AssertSettledStays(Step step, PlainRemedy remedy)
    {
        if (step.Before.Status(remedy) != PlainStatus.Undetermined)
        {
            Assert.Equal(step.Before.Status(remedy), step.After.Status(remedy));
            Assert.Empty(step.Before.Missing(remedy));
        }
        else
        {
            Assert.NotEmpty(step.Before.Missing(remedy));
        }
    }

    private static void AssertUnaskedIsIdle(Step step, PlainRemedy remedy)
    {
        if (!step.Before.Missing(remedy).Contains(step.Fact))
        {
            Assert.Equal(step.Before.Status(remedy), step.After.Status(remedy));
            Assert.Equal(step.Before.Missing(remedy), step.After.Missing(remedy));
        }
    }

    private static PlainClaim SettleAll(PlainClaim claim, Dice dice)
    {
        while (Settling.UnknownFactsOf(claim) is [var fact, ..])
        {
            claim = Settling.Settle(claim, fact, dice);
        }
        return claim;
    }

    private static IEnumerable<Step> RandomSteps()
    {
        int steps = 0;
        for (ulong seed = 1_000_000; steps < Steps; seed++)
        {
            var claim = RandomClaims.Next(seed);
            var dice = new Dice(seed);
            while (steps < Steps && Settling.UnknownFactsOf(claim) is { Count: > 0 } unknown)
            {
                string fact = dice.Pick(unknown);
                var settled = Settling.Settle(claim, fact, dice);
                yield return new Step(fact, WarrantyOracle.Decide(claim), WarrantyOracle.Decide(settled));
                claim = settled;
                steps++;
            }
        }
    }

    private sealed record Step(string Fact, OracleDecision Before, OracleDecision After);
}
