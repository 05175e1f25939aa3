using Aumate.Warranty.Catalog;
using NodaTime;
using Xunit;
using static Aumate.Warranty.Tests.Catalog.Drafts;

namespace Aumate.Warranty.Tests.Catalog;

public sealed class ParameterRuleTests
{
    [Theory]
    [InlineData("HIGHER", "5", "5", true)]
    [InlineData("HIGHER", "5", "5.0", true)]
    [InlineData("HIGHER", "5", "5.01", true)]
    [InlineData("HIGHER", "5", "4.99", false)]
    [InlineData("HIGHER", "-5", "-6", false)]
    [InlineData("HIGHER", "1e3", "1000", true)]
    [InlineData("HIGHER", null, "5", false)]
    [InlineData("HIGHER", "5", null, false)]
    [InlineData("HIGHER", null, null, false)]
    [InlineData("LOWER", "5", "5.0", true)]
    [InlineData("LOWER", "5", "4.99", true)]
    [InlineData("LOWER", "5", "5.01", false)]
    [InlineData("LOWER", null, "5", false)]
    [InlineData("LOWER", "5", null, false)]
    [InlineData("EQUAL", "12", "12.0", true)]
    [InlineData("EQUAL", "12", "24", false)]
    [InlineData("EQUAL", "J1962", "J1962", true)]
    [InlineData("EQUAL", "J1962", "j1962", false)]
    [InlineData("EQUAL", "J1962", null, false)]
    [InlineData("EQUAL", null, "J1962", false)]
    [InlineData("EQUAL", null, null, false)]
    [InlineData("SUPERSET", "CAN", "CAN,DOIP", true)]
    [InlineData("SUPERSET", "CAN,DOIP", "CAN", false)]
    [InlineData("SUPERSET", "CAN,DOIP", "DOIP,CAN", true)]
    [InlineData("SUPERSET", "CAN", "CANFD", false)]
    [InlineData("SUPERSET", "12", "12.0,24", true)]
    [InlineData("SUPERSET", "", "CAN", true)]
    [InlineData("SUPERSET", "CAN", "", false)]
    [InlineData("SUPERSET", "", null, false)]
    [InlineData("SUPERSET", null, "CAN", false)]
    [InlineData("RANGE_CONTAINS", "-10,60", "-10,60", true)]
    [InlineData("RANGE_CONTAINS", "-10,60", "-20,70", true)]
    [InlineData("RANGE_CONTAINS", "-10,60", "-9,70", false)]
    [InlineData("RANGE_CONTAINS", "-10,60", "-20,59.9", false)]
    [InlineData("RANGE_CONTAINS", "-10,60", null, false)]
    [InlineData("RANGE_CONTAINS", null, "-10,60", false)]
    [InlineData("IP_CODE", "IP54", "IP54", true)]
    [InlineData("IP_CODE", "IP54", "IP65", true)]
    [InlineData("IP_CODE", "IP54", "IP49", false)]
    [InlineData("IP_CODE", "IP54", "IP63", false)]
    [InlineData("IP_CODE", "IPX4", "IP69", false)]
    [InlineData("IP_CODE", "IP5X", "IP69", false)]
    [InlineData("IP_CODE", "IP54", "IPX9", false)]
    [InlineData("IP_CODE", "IP54", "IP6X", false)]
    [InlineData("IP_CODE", "IPX4", "IPX4", false)]
    [InlineData("IP_CODE", null, "IP69", false)]
    [InlineData("IP_CODE", "IP00", null, false)]
    public void Against_an_original_a_candidate_passes(string rule, string? original, string? candidate, bool passes)
    {
        CatalogSnapshot catalog = Accepted(
            Draft(
                [Category("C", Parameter("p", rule))],
                Product("OLD", until: "2020-12-31").With(Value(rule, original)),
                Product("NEW").With(Value(rule, candidate))
            )
        );

        ReplacementProposal proposal = EquivalentSearch.Of(catalog, catalog.Find("OLD")!.Value, new LocalDate(2026, 1, 1));

        Assert.Equal(passes ? "NEW" : null, proposal.Model);
    }

    [Theory]
    [InlineData("HIGHER", "7.50", "7.5")]
    [InlineData("HIGHER", "-0.0", "0")]
    [InlineData("HIGHER", "1e3", "1000")]
    [InlineData("HIGHER", "1e-7", "0.0000001")]
    [InlineData("HIGHER", "79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("EQUAL", "J1962", "J1962")]
    [InlineData("SUPERSET", "b,A,12.0,a", "12, A, a, b")]
    [InlineData("SUPERSET", "12,12.0", "12")]
    [InlineData("SUPERSET", "", "")]
    [InlineData("RANGE_CONTAINS", "-20.0,70", "-20..70")]
    [InlineData("IP_CODE", "IPX7", "IPX7")]
    public void A_value_has_one_text(string rule, string written, string text)
    {
        CatalogSnapshot catalog = Accepted(Draft([Category("C", Parameter("p", rule))], Product("M").With(Value(rule, written))));

        Assert.Equal(text, catalog.Find("M")!.Value.Value(0)!.ToString());
    }

    private static ValueDraft Value(string rule, string? written) =>
        rule switch
        {
            _ when written is null => new ValueDraft(At("p", "p"), null),
            "SUPERSET" or "RANGE_CONTAINS" => List("p", written.Split(',', StringSplitOptions.RemoveEmptyEntries)),
            "IP_CODE" => Word("p", written),
            "EQUAL" when written[0] == 'J' || written[0] == 'j' => Word("p", written),
            _ => Number("p", written),
        };
}
