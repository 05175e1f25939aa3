using Xunit;

namespace Aumate.PolicyService.Tests.Oracle;

public sealed class RandomClaimsTests
{
    private static readonly PlainClaim[] Claims = [.. Enumerable.Range(0, 20_000).Select(seed => RandomClaims.Next((ulong)seed))];
    private static readonly OracleDecision[] Decisions = [.. Claims.Select(WarrantyOracle.Decide)];

    [Fact]
    public void A_seed_gives_the_same_claim_on_every_machine()
    {
        Assert.Equal(0xE220A8397B1DCDAFUL, new Dice(0).Roll());
        Assert.Equivalent(RandomClaims.Next(7), RandomClaims.Next(7));
    }

    [Fact]
    public void Every_claim_can_be_read() => Assert.All(Claims, AssertValid);

    [Fact]
    public void About_one_fact_in_seven_is_unknown()
    {
        double share = Claims.Average(claim => claim.Title is null ? 1.0 : 0.0);
        Assert.InRange(share, 0.12, 0.22);
    }

    [Theory]
    [InlineData(PlainRemedy.Return)]
    [InlineData(PlainRemedy.Exchange)]
    [InlineData(PlainRemedy.FreeRepair)]
    public void Every_status_of_a_free_remedy_is_frequent(PlainRemedy remedy)
    {
        var statuses = Decisions.Select(decision => decision.Status(remedy)).CountBy(status => status).ToDictionary();
        Assert.All(Enum.GetValues<PlainStatus>(), status => Assert.InRange(statuses.GetValueOrDefault(status), 300, Claims.Length));
    }

    [Fact]
    public void Every_requirement_is_the_primary_reason_at_times()
    {
        var reasons = Decisions.SelectMany(decision => PlainTable.FreeRemedies.Select(decision.Primary)).ToHashSet();
        var never = PlainTable.Waivable.Where(requirement => !reasons.Contains(requirement));
        Assert.Empty(never);
    }

    [Fact]
    public void Every_fact_is_missing_at_times()
    {
        var missing = Decisions.SelectMany(decision => PlainTable.Remedies.SelectMany(decision.Missing)).ToHashSet();
        var facts = Claims.SelectMany(Settling.UnknownFactsOf).ToHashSet();
        Assert.Equal(facts.Order(), missing.Order());
    }

    private static void AssertValid(PlainClaim claim)
    {
        Assert.InRange(claim.ClaimDate.Year, 2000, 2099);
        Assert.True(claim.PurchaseDate is null || claim.PurchaseDate <= claim.ClaimDate);
        Assert.All(claim.Services, service => Assert.False(service.Date < claim.PurchaseDate || service.Date > claim.ClaimDate));
        Assert.InRange(claim.PeriodMonths ?? 1, 1, 600);
        Assert.InRange(claim.CatalogPeriodMonths ?? 1, 1, 600);
        Assert.False(claim.Diagnosis == PlainDiagnosis.NoFault && claim.Causes.Count > 0);
        Assert.Equal(claim.Causes.Distinct(), claim.Causes);
    }
}
