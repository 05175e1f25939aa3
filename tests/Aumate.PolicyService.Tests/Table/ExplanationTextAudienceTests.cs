using System.Text.RegularExpressions;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>Customers read plain sentences; agents are told the clauses and facts behind them, and auditors the rulings too.</summary>
public sealed partial class ExplanationTextAudienceTests(SharedService service) : IClassFixture<SharedService>
{
    public static TheoryData<string> Scenes => [.. ExplainedScenes.All.Keys];

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task Agents_are_told_the_clauses_of_reasons_and_changes_and_auditors_the_rulings_too(string scene)
    {
        Assert.All(Sentences(await Explain(scene, Audience.Customer)), sentence => Assert.DoesNotContain('[', sentence));
        Assert.All(Sentences(await Explain(scene, Audience.Agent)), sentence => Assert.Matches(Clauses(), sentence));
        Assert.All(Sentences(await Explain(scene, Audience.Auditor)), sentence => Assert.Matches(ClausesAndRulings(), sentence));
    }

    [Theory]
    [InlineData(Audience.Agent, "[5.1, 8.3]")]
    [InlineData(Audience.Auditor, "[5.1, 8.3; R6, R7, R8, R9, R13, R19]")]
    public async Task A_reason_that_holds_by_cases_has_the_clauses_of_both(Audience audience, string behind)
    {
        var explanation = await Explain("a-foreign-accessory-after-a-service-of-one", audience);
        var free = explanation.Remedies.Where(remedy => remedy.Remedy != Remedy.PaidRepair).SelectMany(remedy => remedy.SufficientReasons);
        var byCases = Assert.Single(free, reason => reason.Requirements.Count == 0);
        Assert.EndsWith(behind, byCases.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paid_repair_that_neither_Aumate_nor_a_customer_can_bring_about_does_not_say_that_the_repair_is_free()
    {
        var explanation = await Explain("a-foreign-accessory-after-a-service-of-one", Audience.Customer);
        var paid = Assert.Single(explanation.Remedies, remedy => remedy.Remedy == Remedy.PaidRepair);
        Assert.Equal(ChangeOutlook.NotActionable, paid.ChangeOutlook);
        Assert.All(paid.SufficientReasons, reason => Assert.DoesNotContain(Requirement.NoFreeRepair, reason.Requirements));
        Assert.Contains(paid.SufficientReasons, reason => reason.Text.Contains("Either the repair is free", StringComparison.Ordinal));
    }

    /// <summary>The diagnosis settles all causes (R11), so to customers it is the one reason.</summary>
    [Theory]
    [InlineData("not-diagnosed-and-no-price-kind", 1, 7)]
    [InlineData("a-third-party-before-any-diagnosis", 2, 7)]
    public async Task Customers_are_told_once_that_the_diagnosis_is_open(string scene, int customers, int others)
    {
        Assert.Equal(customers, Repairs(await Explain(scene, Audience.Customer)));
        Assert.Equal(others, Repairs(await Explain(scene, Audience.Agent)));
        Assert.Equal(others, Repairs(await Explain(scene, Audience.Auditor)));
    }

    private static int Repairs(Explanation explanation) =>
        explanation.Remedies.Single(remedy => remedy.Remedy == Remedy.FreeRepair).Reasons.Count;

    private static IEnumerable<string> Sentences(Explanation explanation) =>
        explanation.Remedies.SelectMany(remedy =>
            remedy
                .SufficientReasons.Select(reason => reason.Text)
                .Concat(remedy.Changes.SelectMany(set => set.Changes).Select(change => change.Text))
        );

    private async Task<Explanation> Explain(string scene, Audience audience) =>
        (
            await service.Client.ExplainDecisionAsync(
                new ExplainDecisionRequest { Claim = ExplainedScenes.Claim(scene), Audience = audience }
            )
        ).Explanation;

    [GeneratedRegex(@" \[\d[^;\]]*(; [^R].*)?\]$")]
    private static partial Regex Clauses();

    [GeneratedRegex(@" \[\d[^;\]]*; R\d.*\]$")]
    private static partial Regex ClausesAndRulings();
}
