extern alias host;
using Aumate.Warranty.Claims;
using host::Aumate.PolicyService.Languages;
using NodaTime;
using Xunit;

namespace Aumate.PolicyService.Tests.Languages;

/// <summary>Days, amounts, numbers and lists are written as CLDR says that a language writes them. Narrow and other no-break spaces are shown as ~.</summary>
public sealed class LocaleTests
{
    private static readonly int[] Numbers = [0, 1, 2, 1001, 1_000_000];

    [Theory]
    [InlineData("en", "March 1, 2026", "March 1, 2026 at 5:07~PM")]
    [InlineData("es", "1 de marzo de 2026", "1 de marzo de 2026 a las 17:07")]
    [InlineData("zh-Hans", "2026年3月1日", "2026年3月1日 17:07")]
    [InlineData("de", "1. März 2026", "1. März 2026 um 17:07")]
    [InlineData("fr", "1 mars 2026", "1 mars 2026 à 17:07")]
    public void Days_and_times(string tag, string day, string minute)
    {
        var locale = Of(tag);
        Assert.Equal(day, locale.Day(new LocalDate(2026, 3, 1)));
        Assert.Equal(minute, Shown(locale.Minute(new LocalDateTime(2026, 3, 1, 17, 7, 59))));
    }

    [Theory]
    [InlineData("en", "USD", 1234, 500_000_000, "$1,234.50")]
    [InlineData("es", "USD", 1234, 500_000_000, "1234,50~US$")]
    [InlineData("es", "EUR", 12345, 0, "12.345,00~€")]
    [InlineData("zh-Hans", "CNY", 1234, 500_000_000, "¥1,234.50")]
    [InlineData("de", "EUR", 1234, 500_000_000, "1.234,50~€")]
    [InlineData("fr", "USD", 1234, 500_000_000, "1~234,50~$US")]
    [InlineData("en", "JPY", 1234567, 0, "¥1,234,567")]
    [InlineData("en", "CHF", 9, 0, "CHF~9.00")]
    [InlineData("en", "KWD", 9, 0, "KWD~9.000")]
    [InlineData("de", "EUR", 0, 1, "0,000000001~€")]
    [InlineData("en", "JPY", 1, 500_000_000, "¥1.5")]
    [InlineData("en", "USD", long.MaxValue, 999_999_999, "$9,223,372,036,854,775,807.999999999")]
    public void Amounts_have_the_digits_of_their_currency_and_lose_none_of_their_own(
        string tag,
        string currency,
        long units,
        int nanos,
        string written
    ) => Assert.Equal(written, Shown(Of(tag).Amount(new Money(currency, units, nanos))));

    [Theory]
    [InlineData("en", "a, b, and c", "a and b")]
    [InlineData("es", "a, b y c", "a y b")]
    [InlineData("zh-Hans", "a、b和c", "a和b")]
    [InlineData("de", "a, b und c", "a und b")]
    [InlineData("fr", "a, b et c", "a et b")]
    public void Lists(string tag, string three, string two)
    {
        Assert.Equal(three, Of(tag).List(["a", "b", "c"]));
        Assert.Equal(two, Of(tag).List(["a", "b"]));
        Assert.Equal("a", Of(tag).List(["a"]));
        Assert.Equal("", Of(tag).List([]));
    }

    [Theory]
    [InlineData("en", "other one other other other")]
    [InlineData("es", "other one other other many")]
    [InlineData("zh-Hans", "other other other other other")]
    [InlineData("de", "other one other other other")]
    [InlineData("fr", "one one other other many")]
    public void Plural_categories_of_0_1_2_1001_and_a_million(string tag, string categories)
    {
        var plurals = LanguageChoice.All.Single(language => language.Tag == tag).Plurals;
        Assert.Equal(categories, string.Join(' ', Numbers.Select(plurals.CategoryOf)));
    }

    [Theory]
    [InlineData("en", "DE", "Germany")]
    [InlineData("fr", "US-CA", "États-Unis (US-CA)")]
    [InlineData("zh-Hans", "ES", "西班牙")]
    public void Places(string tag, string code, string name) => Assert.Equal(name, Of(tag).Place(code));

    private static Locale Of(string tag) => LanguageChoice.All.Single(language => language.Tag == tag).Locale;

    private static string Shown(string text) => text.Replace('\u00a0', '~').Replace('\u202f', '~');
}
