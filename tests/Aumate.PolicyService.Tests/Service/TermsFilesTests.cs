using Aumate.PolicyService.Wire.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Terms and overlays that an operator puts in the place of the shipped ones, over the channel (R25, R27).</summary>
public sealed class TermsFilesTests(TermsFilesTests.Service service) : IClassFixture<TermsFilesTests.Service>
{
    private const string Terms = """
        {"versions":[
          {"id":"second","effective_from":"2026-01-01","return_days":14,"exchange_days":60,"service_floor_months":6,"repair_working_days":3},
          {"id":"first","effective_from":"2020-01-01","return_days":7,"exchange_days":30,"service_floor_months":3,"repair_working_days":7}]}
        """;

    private const string Overlays = """
        {"overlays":[
          {"id":"us","jurisdictions":["US"],"from":"2000-01-01","rows":[{"authority":"US Act","return_days":20,"reviewed_by":"A. Reader, 2026-01-02"}]},
          {"id":"us-ca","jurisdictions":["US-CA"],"from":"2000-01-01","rows":[{"authority":"CA Code","exchange_days":90,"reviewed_by":"A. Reader, 2026-01-02"}]},
          {"id":"de-old","jurisdictions":["AT","DE"],"from":"2020-01-01","to":"2025-12-31","rows":[{"authority":"Old Act","minimum_period_months":24}]},
          {"id":"de-new","jurisdictions":["AT","DE"],"from":"2026-01-01","rows":[
            {"authority":"New Act 1","minimum_period_months":36,"reviewed_by":"A. Reader, 2026-01-02"},
            {"authority":"New Act 2","waive":[{"requirement":"standard_price","remedies":["return"]}],"reviewed_by":"A. Reader, 2026-01-02"},
            {"authority":"New Act 3","person_decides":"burden_of_proof"}]},
          {"id":"fr","jurisdictions":["FR"],"from":"2000-01-01","rows":[
            {"authority":"Loi 1","return_days":2,"exchange_days":3,"service_floor_months":1,"minimum_period_months":1,"reviewed_by":"A. Reader, 2026-01-02"}]},
          {"id":"it","jurisdictions":["IT"],"from":"2000-01-01","rows":[{"authority":"Legge 1","waive":[{"requirement":"invoice"}]}]}]}
        """;

    [Theory]
    [InlineData("2020-01-01", "first", 7, 30)]
    [InlineData("2025-12-31", "first", 7, 30)]
    [InlineData("2026-01-01", "second", 14, 60)]
    [InlineData("2026-03-10", "second", 14, 60)]
    public async Task The_version_in_force_on_the_purchase_date_governs(string purchased, string version, int returnDays, int exchangeDays)
    {
        var decision = await Decide("", purchased);
        Assert.Equal(version, decision.Versions.TermsVersion);
        Assert.Equal((returnDays, exchangeDays), (decision.Timeline.ReturnWindow.Days, decision.Timeline.ExchangeWindow.Days));
    }

    [Theory]
    [InlineData("2025-12-31", "first")]
    [InlineData("2026-01-01", "second")]
    public async Task Where_the_purchase_date_is_unknown_the_version_on_the_claim_date_governs(string claimed, string version)
    {
        var decision = await Decide("", null, claim => claim.ClaimDate = DayOf(claimed));
        Assert.Equal(version, decision.Versions.TermsVersion);
    }

    [Fact]
    public async Task The_other_numbers_of_a_version_govern_too()
    {
        // A covered service on the claim date, where no period is known; received on a Monday.
        var decision = await Decide(
            "",
            "2026-03-10",
            claim =>
            {
                claim.Contract = null;
                claim.Product.Model = "NOT-OURS-1";
                claim.ReceiptDate = Day(2026, 3, 16);
                claim.Services.Add(
                    new Wire.V1.Service
                    {
                        CompletionDate = Day(2026, 3, 15),
                        Covered = true,
                        Scope = ServiceScope.Product,
                    }
                );
            }
        );
        Assert.Equal(Day(2026, 9, 15), decision.Timeline.Warranty.EarliestLastDay);
        Assert.Equal(Day(2026, 3, 19), decision.Timeline.RepairDueDay);
    }

    [Theory]
    [InlineData("", "2026-03-10", "")]
    [InlineData("US", "2026-03-10", "us")]
    [InlineData("US-CA", "2026-03-10", "us us-ca")]
    [InlineData("US-NY", "2026-03-10", "us")]
    [InlineData("DE", "2025-12-31", "de-old")]
    [InlineData("DE", "2026-01-01", "de-new")]
    [InlineData("DE-BY", "2026-01-01", "de-new")]
    [InlineData("AT", "2026-01-01", "de-new")]
    [InlineData("GB", "2026-01-01", "")]
    public async Task Overlays_are_chosen_by_jurisdiction_and_purchase_date(string jurisdiction, string purchased, string expected)
    {
        var decision = await Decide(jurisdiction, purchased);
        Assert.Equal(expected, string.Join(" ", decision.Versions.OverlayIds));
        var none = new Notice { Code = NoticeCode.NoOverlay, Subject = jurisdiction };
        Assert.Equal(expected.Length == 0 && jurisdiction.Length > 0, decision.Notices.Contains(none));
    }

    [Theory]
    [InlineData("2025-12-31", "de-old")]
    [InlineData("2026-01-01", "de-new")]
    public async Task Where_the_purchase_date_is_unknown_overlays_are_chosen_by_the_claim_date(string claimed, string expected)
    {
        var decision = await Decide("DE", null, claim => claim.ClaimDate = DayOf(claimed));
        Assert.Equal([expected], decision.Versions.OverlayIds);
    }

    [Fact]
    public async Task A_subdivision_has_the_law_of_its_country_and_its_own()
    {
        var timeline = (await Decide("US-CA", "2026-03-10")).Timeline;
        Assert.Equal((20, "us"), (timeline.ReturnWindow.Days, timeline.ReturnWindow.SetBy));
        Assert.Equal((90, "us-ca"), (timeline.ExchangeWindow.Days, timeline.ExchangeWindow.SetBy));
    }

    [Fact]
    public async Task What_favours_the_customer_less_changes_nothing()
    {
        var (french, letter) = (await Decide("FR", "2026-03-10"), await Decide("", "2026-03-10"));
        Assert.Equal(["fr"], french.Versions.OverlayIds);
        Assert.Equal(letter.Timeline, french.Timeline);
        Assert.Equal(letter.Remedies, french.Remedies);
        Assert.Empty(french.Notices);
    }

    [Fact]
    public async Task A_longer_minimum_period_is_the_warrantys_and_names_its_overlay()
    {
        var warranty = (await Decide("DE", "2026-03-10")).Timeline.Warranty;
        Assert.Equal((WarrantyBasis.MinimumPeriod, 36, "de-new"), (warranty.Basis, warranty.Months, warranty.SetBy));
        Assert.Equal(Day(2029, 3, 10), warranty.LastDay);
    }

    [Fact]
    public async Task A_waiver_of_law_holds_for_its_remedies_alone_and_is_reported_with_its_authority()
    {
        var decision = await Decide("DE", "2026-03-10", claim => claim.Purchase.PriceKind = PriceKind.Special);
        Assert.Equal(RemedyStatus.Eligible, decision.Of(Remedy.Return).Status);
        Assert.Equal(RemedyStatus.Ineligible, decision.Of(Remedy.Exchange).Status);
        var findings = decision.Findings.Where(finding => finding.Requirement == Requirement.StandardPrice);
        Assert.Equal(
            [(FindingState.NotMet, "", "Exchange"), (FindingState.Waived, "New Act 2", "Return")],
            findings.Select(found => (found.State, found.WaivedBy, string.Join(" ", found.Remedies))).OrderBy(found => found.State)
        );
    }

    [Fact]
    public async Task A_waiver_that_names_no_remedy_holds_for_all_that_are_free()
    {
        var decision = await Decide("IT", "2026-03-10", claim => claim.ProofOfPurchase = false);
        var waived = Assert.Single(decision.Findings, finding => finding.Requirement == Requirement.Invoice);
        Assert.Equal((FindingState.Waived, "Legge 1"), (waived.State, waived.WaivedBy));
        Assert.Equal([Remedy.Return, Remedy.Exchange, Remedy.FreeRepair], waived.Remedies);
    }

    [Fact]
    public async Task What_a_person_must_decide_and_what_nobody_reviewed_is_noticed_and_what_was_reviewed_is_not()
    {
        Assert.Equal(
            [
                new Notice { Code = NoticeCode.OverlayNotReviewed, Subject = "de-new" },
                new Notice
                {
                    Code = NoticeCode.PersonMustDecide,
                    Subject = "burden_of_proof",
                    Authority = "New Act 3",
                },
            ],
            (await Decide("DE", "2026-03-10")).Notices
        );
        Assert.Empty((await Decide("US-CA", "2026-03-10")).Notices);
    }

    [Fact]
    public async Task An_overlay_that_is_switched_off_is_not_applied_and_the_others_are()
    {
        using var folder = new TemporaryFolder();
        await using var without = await Start(folder, "--Policy:OverlaysSwitchedOff:0=us", "--Policy:OverlaysSwitchedOff:1=de-new");
        Assert.Equal(["us-ca"], (await Decide(without, "US-CA", "2026-03-10")).Versions.OverlayIds);
        Assert.Empty((await Decide(without, "DE", "2026-03-10")).Versions.OverlayIds);
    }

    private static Google.Type.Date DayOf(string day)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd");
        return Day(date.Year, date.Month, date.Day);
    }

    private static async Task<Decision> Decide(RunningService service, string jurisdiction, string? purchased, Action<Claim>? change = null)
    {
        var claim = InOrder();
        claim.Jurisdiction = jurisdiction;
        claim.Purchase.PurchaseDate = purchased is null ? null : DayOf(purchased);
        change?.Invoke(claim);
        return (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision;
    }

    private Task<Decision> Decide(string jurisdiction, string? purchased, Action<Claim>? change = null) =>
        Decide(service.Running, jurisdiction, purchased, change);

    private static Task<RunningService> Start(TemporaryFolder folder, params string[] args) =>
        RunningService.Start(
            null,
            [
                $"--Policy:TermsPath={folder.Write("terms.json", Terms)}",
                $"--Policy:OverlaysPath={folder.Write("overlays.json", Overlays)}",
                .. args,
            ]
        );

    /// <summary>A service on the files above.</summary>
    public sealed class Service : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private RunningService? running;

        public RunningService Running => running!;

        public async ValueTask InitializeAsync() => running = await Start(folder);

        public async ValueTask DisposeAsync()
        {
            await Running.DisposeAsync();
            folder.Dispose();
        }
    }
}
