using Aumate.Warranty.Letter;
using NodaTime;
using Xunit;

namespace Aumate.Warranty.Tests.Letter;

public sealed class RegisterDigestTests
{
    private static readonly TermsVersion First = new("first", new LocalDate(2020, 1, 1), new TermsParameters(7, 30, 3, 7));
    private static readonly TermsVersion Second = new("second", new LocalDate(2026, 1, 1), new TermsParameters(7, 30, 3, 7));
    private static readonly OverlayRow Row = new("Act 1", new Replacements { ReturnDays = 14 }, [], null, null);
    private static readonly Overlay One = new("one", ["DE"], new LocalDate(2020, 1, 1), null, [Row]);
    private static readonly Overlay Two = new("two", ["US"], new LocalDate(2020, 1, 1), null, [Row]);

    public static TheoryData<TermsVersion> OtherVersions =>
        [
            First with
            {
                Id = "First",
            },
            First with
            {
                EffectiveFrom = new LocalDate(2020, 1, 2),
            },
            First with
            {
                Parameters = new TermsParameters(8, 30, 3, 7),
            },
            First with
            {
                Parameters = new TermsParameters(7, 31, 3, 7),
            },
            First with
            {
                Parameters = new TermsParameters(7, 30, 4, 7),
            },
            First with
            {
                Parameters = new TermsParameters(7, 30, 3, 8),
            },
        ];

    public static TheoryData<Overlay> OtherOverlays =>
        [
            One with
            {
                Id = "One",
            },
            One with
            {
                Jurisdictions = ["DE", "AT"],
            },
            One with
            {
                From = new LocalDate(2020, 1, 2),
            },
            One with
            {
                To = new LocalDate(2030, 1, 1),
            },
            One with
            {
                Rows = [],
            },
            One with
            {
                Rows = [Row, Row],
            },
            One with
            {
                Rows = [Row with { Authority = "Act 2" }],
            },
            One with
            {
                Rows = [Row with { Replaces = new Replacements { ExchangeDays = 14 } }],
            },
            One with
            {
                Rows = [Row with { Replaces = new Replacements { MinimumPeriodMonths = 14 } }],
            },
            One with
            {
                Rows = [Row with { Replaces = new Replacements { ServiceFloorMonths = 14 } }],
            },
            One with
            {
                Rows = [Row with { Waives = [(Requirement.Invoice, Remedies.Return)] }],
            },
            One with
            {
                Rows = [Row with { Waives = [(Requirement.Invoice, Remedies.Exchange)] }],
            },
            One with
            {
                Rows = [Row with { PersonDecides = "a_topic" }],
            },
            One with
            {
                Rows = [Row with { ReviewedBy = "a_topic" }],
            },
        ];

    [Fact]
    public void The_order_in_which_a_register_is_given_is_no_content()
    {
        var (one, other) = (new TermsRegister([First, Second], [One, Two]), new TermsRegister([Second, First], [Two, One]));
        Assert.Equal((one.TermsDigest, one.OverlaysDigest), (other.TermsDigest, other.OverlaysDigest));
    }

    [Theory]
    [MemberData(nameof(OtherVersions))]
    public void Other_terms_have_another_digest(TermsVersion other)
    {
        Assert.NotEqual(new TermsRegister([First], []).TermsDigest, new TermsRegister([other], []).TermsDigest);
        Assert.NotEqual(new TermsRegister([First], []).TermsDigest, new TermsRegister([First, Second], []).TermsDigest);
    }

    [Theory]
    [MemberData(nameof(OtherOverlays))]
    public void Other_law_has_another_digest(Overlay other)
    {
        Assert.NotEqual(new TermsRegister([First], [One]).OverlaysDigest, new TermsRegister([First], [other]).OverlaysDigest);
        Assert.NotEqual(new TermsRegister([First], []).OverlaysDigest, new TermsRegister([First], [other]).OverlaysDigest);
    }
}
