using System.Text.Json;
using Xunit;

namespace Aumate.PolicyService.Tests.Oracle;

public sealed class OracleExamplesTests
{
    /// <summary>The one example whose primary reason is read otherwise here: it names a requirement that is waived for the remedy (R17, R25).</summary>
    private const string Deviation = "overlay waives the price requirement for return";

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Examples.All.Count)];

    [Fact]
    public void There_are_54_examples() => Assert.Equal(54, Examples.All.Count);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_example_comes_out_as_worked(int number)
    {
        var example = Examples.All[number];
        AssertWorked(example, WarrantyOracle.Decide(example.Claim));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_example_comes_out_as_worked_by_the_full_product(int number)
    {
        var example = Examples.All[number];
        AssertWorked(example, WarrantyOracle.DecideByFullProduct(example.Claim));
    }

    [Fact]
    public void A_requirement_that_is_waived_for_return_is_no_reason_against_return_though_one_example_names_it()
    {
        var example = Examples.All.Single(example => example.Name == Deviation);
        var decision = WarrantyOracle.Decide(example.Claim);
        Assert.Equal("standard_price", example.Expected.GetProperty("primary").GetProperty("return").GetString());
        Assert.Equal(PlainStatus.Eligible, decision.Status(PlainRemedy.Return));
        Assert.Equal(PlainState.Waived, decision.State(PlainRequirement.StandardPrice, PlainRemedy.Return));
        Assert.Null(decision.Primary(PlainRemedy.Return));
    }

    private static void AssertWorked(Example example, OracleDecision decision)
    {
        foreach (var remedy in example.Expected.GetProperty("remedies").EnumerateObject())
        {
            Assert.Equal(remedy.Value.GetProperty("status").GetString(), NameOf(decision.Status(RemedyOf(remedy))).ToUpperInvariant());
            Assert.Equal(
                remedy.Value.GetProperty("missing").EnumerateArray().Select(fact => fact.GetString()),
                decision.Missing(RemedyOf(remedy))
            );
        }
        foreach (var state in example.Expected.GetProperty("requirements").EnumerateObject())
        {
            Assert.Equal((state.Name, state.Value.GetString()), (state.Name, NameOf(decision.ClaimState(PlainTable.Named(state.Name)))));
        }
        foreach (var primary in example.Expected.GetProperty("primary").EnumerateObject().Where(primary => !IsDeviation(example, primary)))
        {
            string? name = decision.Primary(RemedyOf(primary)) is { } requirement ? PlainTable.NameOf(requirement) : null;
            Assert.Equal((primary.Name, primary.Value.GetString()), (primary.Name, name));
        }
    }

    private static bool IsDeviation(Example example, JsonProperty primary) => (example.Name, primary.Name) == (Deviation, "return");

    private static PlainRemedy RemedyOf(JsonProperty property) =>
        PlainTable.Remedies.Single(remedy => NameOf(remedy).Equals(property.Name, StringComparison.Ordinal));

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
