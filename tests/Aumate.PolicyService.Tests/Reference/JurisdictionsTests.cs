extern alias host;
using host::Aumate.PolicyService.Reference;
using Xunit;

namespace Aumate.PolicyService.Tests.Reference;

public sealed class JurisdictionsTests
{
    [Theory]
    [InlineData("US", true)]
    [InlineData("DE", true)]
    [InlineData("FR", true)]
    [InlineData("ES", true)]
    [InlineData("PT", true)]
    [InlineData("GB", true)]
    [InlineData("AU", true)]
    [InlineData("CN", true)]
    [InlineData("PR", true)] // Puerto Rico has a country code too.
    [InlineData("US-CA", true)]
    [InlineData("US-DC", true)]
    [InlineData("US-PR", true)]
    [InlineData("DE-BY", true)]
    [InlineData("GB-ENG", true)]
    [InlineData("FR-75C", true)]
    [InlineData("AT-9", true)]
    [InlineData("CN-11", true)]
    [InlineData("", false)]
    [InlineData("U", false)]
    [InlineData("us", false)]
    [InlineData("EU", false)] // A union, not a country.
    [InlineData("UK", false)] // Its code is GB.
    [InlineData("XX", false)]
    [InlineData("ZZ-A", false)]
    [InlineData("USA", false)]
    [InlineData("US-", false)]
    [InlineData("US-XX", false)]
    [InlineData("US-ca", false)]
    [InlineData("US-CAL", false)]
    [InlineData("US_CA", false)]
    [InlineData("USCA", false)]
    [InlineData("US-CA ", false)]
    [InlineData("DE-", false)]
    [InlineData("DEBY", false)]
    [InlineData("DE_BY", false)]
    [InlineData("DE-by", false)]
    [InlineData("DE-BAYE", false)]
    [InlineData("DE-B-Y", false)]
    [InlineData("DE-Ö", false)]
    [InlineData("DE-٣", false)] // A digit, but of another script.
    public void A_jurisdiction_is_a_country_or_a_subdivision_of_one(string code, bool known) =>
        Assert.Equal(known, Jurisdictions.IsKnown(code));

    [Fact]
    public void The_United_States_have_57_subdivisions() => Assert.Equal(57, Pairs().Count(pair => Jurisdictions.IsKnown($"US-{pair}")));

    /// <summary>ISO 3166-1 has 249; two of them, BV and HM, have no time zone of their own and nobody to sell to.</summary>
    [Fact]
    public void There_are_249_countries() => Assert.Equal(249, Pairs().Count(Jurisdictions.IsKnown));

    [Theory]
    [InlineData("US")]
    [InlineData("US-CA")]
    [InlineData("DE-BY")]
    public void Asking_allocates_nothing(string code) => Allocations.AssertNone(() => Jurisdictions.IsKnown(code));

    private static IEnumerable<string> Pairs() =>
        from a in Enumerable.Range('A', 26)
        from b in Enumerable.Range('A', 26)
        select $"{(char)a}{(char)b}";
}
