using Xunit;

namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Readings that no worked example shows, each by one case.</summary>
public sealed class OracleReadingsTests
{
    private static readonly DateOnly Bought = new(2026, 3, 10);

    private static readonly PlainClaim Ordinary = new()
    {
        ClaimDate = new(2026, 3, 15),
        PurchaseDate = Bought,
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
        Os = PlainOs.Embedded,
        Diagnosis = PlainDiagnosis.ProductFault,
    };

    private static readonly PlainService LateService = new()
    {
        Date = new(2027, 2, 28),
        Covered = true,
        Scope = PlainScope.Product,
    };

    [Fact]
    public void An_unknown_purchase_date_is_not_guessed_from_a_service()
    {
        var decision = Decide(Ordinary with { PurchaseDate = null, Services = [LateService with { Date = new(2026, 1, 5) }] });
        Assert.Equal(PlainStatus.Undetermined, decision.Status(PlainRemedy.Return));
        Assert.Equal(["purchase_date"], decision.Missing(PlainRemedy.Return));
        Assert.Equal(PlainStatus.Eligible, decision.Status(PlainRemedy.FreeRepair));
    }

    [Fact]
    public void A_minimum_period_holds_whatever_the_unknown_period_is()
    {
        var overlay = new PlainOverlay { MinPeriodMonths = 24 };
        var decision = Decide(Ordinary with { PeriodMonths = null, Overlay = overlay });
        Assert.Equal(PlainStatus.Eligible, decision.Status(PlainRemedy.FreeRepair));
        Assert.Null(decision.WarrantyEnd);
        Assert.Equal(new(2028, 3, 10), decision.EarliestWarrantyEnd);
        Assert.Equal(new(2026, 3, 17), decision.LastEligibleDay(PlainRemedy.Return));
        Assert.Null(decision.LastEligibleDay(PlainRemedy.FreeRepair));
        var later = Decide(Ordinary with { PeriodMonths = null, Overlay = overlay, ClaimDate = new(2028, 3, 11) });
        Assert.Equal(["period_months"], later.Missing(PlainRemedy.FreeRepair));
    }

    [Fact]
    public void Without_any_period_there_is_no_day_on_which_the_warranty_is_certain()
    {
        var decision = Decide(Ordinary with { PeriodMonths = null });
        Assert.Null(decision.EarliestWarrantyEnd);
        Assert.Null(decision.LastEligibleDay(PlainRemedy.Return));
        Assert.Equal(["period_months"], decision.Missing(PlainRemedy.Return));
    }

    [Fact]
    public void After_fifty_years_the_unknown_period_is_not_asked_for()
    {
        var decision = Decide(Ordinary with { PeriodMonths = null, ClaimDate = new(2076, 3, 11) });
        Assert.Equal(PlainRequirement.InWarranty, decision.Primary(PlainRemedy.FreeRepair));
        var lastDay = Decide(Ordinary with { PeriodMonths = null, ClaimDate = new(2076, 3, 10) });
        Assert.Equal(["period_months"], lastDay.Missing(PlainRemedy.FreeRepair));
    }

    [Theory]
    [InlineData(PlainItem.Consumable)]
    [InlineData(PlainItem.Packaging)]
    [InlineData(PlainItem.Part)]
    public void Service_of_the_product_extends_every_item(PlainItem item)
    {
        var decision = Decide(Ordinary with { ClaimDate = new(2027, 5, 28), Item = item, Services = [LateService] });
        Assert.Equal(PlainStatus.Eligible, decision.Status(PlainRemedy.FreeRepair));
        Assert.Equal(new(2027, 5, 28), decision.WarrantyEnd);
    }

    [Fact]
    public void Two_unknown_part_names_may_be_one_or_two()
    {
        var service = LateService with { Scope = PlainScope.Part };
        var decision = Decide(Ordinary with { ClaimDate = new(2027, 5, 1), Item = PlainItem.Part, Services = [service] });
        Assert.Equal(["part", "services[0].part"], decision.Missing(PlainRemedy.FreeRepair));
    }

    [Fact]
    public void A_service_day_that_cannot_be_too_early_is_not_asked_for()
    {
        var claim = Ordinary with { PeriodMonths = 1, ClaimDate = new(2026, 6, 10), Services = [LateService with { Date = null }] };
        Assert.Equal(PlainStatus.Eligible, Decide(claim).Status(PlainRemedy.FreeRepair));
        Assert.Equal(["services[0].date"], Decide(claim with { ClaimDate = new(2026, 6, 11) }).Missing(PlainRemedy.FreeRepair));
    }

    [Fact]
    public void Refusal_that_is_waived_leaves_no_ground_for_discretion()
    {
        var claim = Ordinary with { Consent = PlainConsent.Refused, Sent = true, Exceptions = [PlainRequirement.NotRefused] };
        Assert.Equal(PlainStatus.Eligible, Decide(claim).Status(PlainRemedy.Return));
    }

    [Fact]
    public void A_pending_diagnosis_is_asked_for_even_where_its_fault_is_waived()
    {
        var decision = Decide(Ordinary with { Diagnosis = null, Exceptions = [PlainRequirement.ProductFault] });
        Assert.Equal(["diagnosis"], decision.Missing(PlainRemedy.Return));
        Assert.Equal(PlainState.Waived, decision.ClaimState(PlainRequirement.ProductFault));
    }

    [Fact]
    public void Where_windows_and_warranty_are_waived_time_sets_no_last_day_and_asks_for_nothing()
    {
        PlainRequirement[] time = [PlainRequirement.ReturnWindow, PlainRequirement.ExchangeWindow, PlainRequirement.InWarranty];
        var decision = Decide(Ordinary with { PurchaseDate = null, PeriodMonths = null, Exceptions = time });
        Assert.All(PlainTable.FreeRemedies, remedy => Assert.Equal(PlainStatus.Eligible, decision.Status(remedy)));
        Assert.All(PlainTable.FreeRemedies, remedy => Assert.Null(decision.LastEligibleDay(remedy)));
    }

    private static OracleDecision Decide(PlainClaim claim) => WarrantyOracle.Decide(claim);
}
