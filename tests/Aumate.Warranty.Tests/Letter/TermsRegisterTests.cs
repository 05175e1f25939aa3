using Aumate.Warranty.Letter;
using NodaTime;
using Xunit;

namespace Aumate.Warranty.Tests.Letter;

public sealed class TermsRegisterTests
{
    private static readonly LocalDate ClaimDate = new(2026, 3, 15);

    /// <summary>Last day of an overlay that began in 2020, and how many sets of law may then govern a sale of an unknown day.</summary>
    public static TheoryData<LocalDate?, int> Ends =>
        new()
        {
            { null, 2 },
            { new LocalDate(2022, 12, 31), 2 },
            { ClaimDate, 2 },
            // The last day of the calendar has no day after it.
            { LocalDate.MaxIsoValue, 2 },
        };

    [Theory]
    [MemberData(nameof(Ends))]
    public void An_unknown_sale_day_leaves_open_whether_an_overlay_governs_whenever_it_ends(LocalDate? to, int sets)
    {
        var version = new TermsVersion("v", new LocalDate(2000, 1, 1), new TermsParameters(7, 30, 3, 7));
        var register = new TermsRegister([version], [new Overlay("law", ["DE"], new LocalDate(2020, 1, 1), to, [])]);
        var laws = register.MayGovern(ClaimDate, "DE");
        Assert.Equal(sets, laws.Length);
        Assert.Equal(to is null || to >= ClaimDate, laws[0].Overlays.Length == 1);
    }
}
