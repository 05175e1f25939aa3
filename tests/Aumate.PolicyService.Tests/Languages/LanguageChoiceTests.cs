extern alias host;
using host::Aumate.PolicyService.Languages;
using Xunit;

namespace Aumate.PolicyService.Tests.Languages;

/// <summary>A tag finds its language, or a plainer form of it, or English in its place, and the answer says so.</summary>
public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData("en", "en", false)]
    [InlineData("EN-gb", "en", false)]
    [InlineData("de-AT", "de", false)]
    [InlineData("de-AT-1996-x-any-thing", "de", false)]
    [InlineData("fr-CA", "fr", false)]
    [InlineData("es-419", "es", false)]
    [InlineData("zh", "zh-Hans", false)]
    [InlineData("zh-CN", "zh-Hans", false)]
    [InlineData("ZH-sg", "zh-Hans", false)]
    [InlineData("zh-hans-TW", "zh-Hans", false)]
    [InlineData("zh-Hant", "en", true)]
    [InlineData("zh-Hant-CN", "en", true)]
    [InlineData("zh-TW", "en", true)]
    [InlineData("zh-HK", "en", true)]
    [InlineData("pt-BR", "en", true)]
    [InlineData("den", "en", true)]
    [InlineData("x-de", "en", true)]
    [InlineData("i-klingon", "en", true)]
    public void A_tag_finds_a_language(string tag, string found, bool fellBack)
    {
        Assert.True(LanguageChoice.IsWellFormed(tag));
        var choice = LanguageChoice.For(tag);
        Assert.Equal((found, fellBack), (choice.Language.Tag, choice.FellBack));
    }

    [Theory]
    [InlineData("d")]
    [InlineData("de_AT")]
    [InlineData("de-")]
    [InlineData("-de")]
    [InlineData("de--AT")]
    [InlineData("12")]
    [InlineData("x")]
    [InlineData("*")]
    [InlineData("Deutsch bitte")]
    [InlineData("deutschsprachig")]
    [InlineData("de-abcdefghi")]
    [InlineData("Kl\u212A")]
    public void What_is_no_tag_is_told_from_one(string tag) => Assert.False(LanguageChoice.IsWellFormed(tag));
}
