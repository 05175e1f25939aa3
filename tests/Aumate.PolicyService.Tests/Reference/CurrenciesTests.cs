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
    [InlineData("ANG", true)] // which withdrew this one: vouchers in it are still claimed on.
    [InlineData("BGN", true)] // Withdrawn by amendment 180, likewise.
    [InlineData("DEM", false)] // Withdrawn before 2014.
    [InlineData("XTS", false)]
    [InlineData("XXX", false)]
    [InlineData("usd", false)]
    [InlineData("USD ", false)]
    [InlineData("US", false)]
    [InlineData("", false)]
    [InlineData("#", false)]
    public void A_currency_is_known_by_a_code_that_a_voucher_can_bear(string code, bool known) =>
        Assert.Equal(known, Currencies.IsKnown(code));

    [Fact]
    public void There_are_188_of_three_capital_letters()
    {
        var letters = Enumerable.Range('A', 26).Select(letter => (char)letter).ToList();
        var codes = from a in letters from b in letters from c in letters select $"{a}{b}{c}";
        Assert.Equal(188, codes.Count(Currencies.IsKnown));
    }

    [Fact]
    public void Asking_allocates_nothing() => Allocations.AssertNone(() => Currencies.IsKnown("USD"));
}
