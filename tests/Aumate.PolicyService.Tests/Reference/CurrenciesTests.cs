extern alias host;
using host::Aumate.PolicyService.Reference;
using Xunit;

namespace Aumate.PolicyService.Tests.Reference;

public sealed class CurrenciesTests
{
    [Theory]
    [InlineData("USD", true)]
    [InlineData("EUR", true)]
    [InlineData("JPY", true)]
    [InlineData("CHE", true)] // A fund.
    [InlineData("XAU", true)] // A metal.
    [InlineData("XAD", true)] // Since amendment 179.
    [InlineData("XCG", true)] // Since amendment 176,
    [InlineData("ANG", false)] // which withdrew this one.
    [InlineData("BGN", false)] // Withdrawn by amendment 180.
    [InlineData("CUC", false)] // Withdrawn by amendment 178.
    [InlineData("DEM", false)]
    [InlineData("XTS", false)]
    [InlineData("XXX", false)]
    [InlineData("usd", false)]
    [InlineData("USD ", false)]
    [InlineData("US", false)]
    [InlineData("", false)]
    [InlineData("#", false)]
    public void A_currency_is_known_by_its_active_code(string code, bool known) => Assert.Equal(known, Currencies.IsKnown(code));

    [Fact]
    public void There_are_176_of_three_capital_letters()
    {
        var letters = Enumerable.Range('A', 26).Select(letter => (char)letter).ToList();
        var codes = from a in letters from b in letters from c in letters select $"{a}{b}{c}";
        Assert.Equal(176, codes.Count(Currencies.IsKnown));
    }

    [Fact]
    public void Asking_allocates_nothing() => Allocations.AssertNone(() => Currencies.IsKnown("USD"));
}
