extern alias host;
using System.Text.RegularExpressions;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Explanations;
using host::Aumate.PolicyService.Languages;
using Xunit;

namespace Aumate.PolicyService.Tests.Languages;

/// <summary>Everything that can be said has its message in every language, with the same placeholders, and no message is left over.</summary>
public sealed partial class TextsTests
{
    private static readonly Language English = LanguageChoice.All[0];

    /// <summary>Groups that say something about the claim to whoever asks, the customer too; the others are about the letter, or for those who handle it.</summary>
    private static readonly string[] Plain =
    [
        "remedy",
        "subject",
        "summary",
        "coverage",
        "reason",
        "outlook",
        "requirement",
        "field",
        "service",
        "value",
        "cause",
        "change",
        "question",
        "derivation",
        "obligation",
        "notice",
        "topic",
    ];

    /// <summary>Fields that are never asked for: they are always known, decide nothing by themselves, or are the catalog's.</summary>
    private static readonly ClaimField[] NeverAsked =
    [
        ClaimField.ClaimDate,
        ClaimField.ContractDate,
        ClaimField.Price,
        ClaimField.ItemKind,
        ClaimField.Causes,
        ClaimField.Authorization,
        ClaimField.Shipped,
        ClaimField.Services,
        ClaimField.CatalogWarrantyMonths,
        ClaimField.CatalogOperatingSystem,
        ClaimField.CatalogStandardConfiguration,
    ];

    public static TheoryData<string> Tags => [.. LanguageChoice.All.Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_language_has_every_message_with_the_same_placeholders(string tag)
    {
        var language = Of(tag);
        Assert.Equal(Shape(English), Shape(language));
        Assert.All(Plurals(language), plural => Assert.Equal(language.Plurals.Categories.Order(), plural.Select(Category).Order()));
    }

    /// <summary>Every message is taken at the start, by its key, with its placeholders: what is not there ends the start.</summary>
    [Theory]
    [MemberData(nameof(Tags))]
    public void No_message_is_left_over(string tag) => Assert.Empty(Of(tag).Texts.LeftOver);

    [Theory]
    [MemberData(nameof(Tags))]
    public void No_message_is_blank_but_the_space_between_sentences(string tag)
    {
        var texts = Of(tag).Texts;
        Assert.Equal(["detail.sentences"], texts.Keys.Where(key => string.IsNullOrWhiteSpace(texts[key])));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Placeholders_have_plain_names(string tag)
    {
        var texts = Of(tag).Texts;
        Assert.All(texts.Keys, key => Assert.DoesNotContain(Placeholder().Replace(texts[key], ""), letter => letter is '{' or '}'));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void What_is_said_to_everybody_has_no_code(string tag)
    {
        var texts = Of(tag).Texts;
        Assert.DoesNotContain(texts.Keys, key => Plain.Contains(key.Split('.')[0]) && Codes.In(texts[key]));
    }

    [Theory]
    [InlineData("requirement")]
    [InlineData("question")]
    [InlineData("obligation")]
    [InlineData("notice")]
    [InlineData("field")]
    public void Nothing_is_said_in_the_words_of_something_else(string group)
    {
        foreach (var language in LanguageChoice.All)
        {
            var texts = language.Texts.Keys.Where(key => key.StartsWith($"{group}.", StringComparison.Ordinal) && IsWhole(key));
            Assert.All(texts.GroupBy(key => language.Texts[key]), same => Assert.Single(same));
        }
    }

    [Fact]
    public void Whatever_can_be_asked_has_a_question_of_its_own() =>
        Assert.Equal(
            Enum.GetValues<ClaimField>().Except(NeverAsked),
            Enum.GetValues<ClaimField>().Where(field => English.Texts.Has($"question.{field}"))
        );

    [Fact]
    public void A_change_is_named_after_a_field_and_a_kind_of_change()
    {
        var named = English.Texts.Keys.Where(key => key.StartsWith("change.", StringComparison.Ordinal)).Select(key => key.Split('.'));
        Assert.All(
            named.Where(parts => parts[1] != "other"),
            parts =>
            {
                Assert.True(Enum.TryParse<ClaimField>(parts[1], out _), parts[1]);
                Assert.True(Enum.TryParse<ChangeKind>(parts[2], out _), parts[2]);
            }
        );
    }

    private static Language Of(string tag) => LanguageChoice.All.Single(language => language.Tag == tag);

    /// <summary>Keys with their placeholders; the forms of a plural count as one.</summary>
    private static IEnumerable<string> Shape(Language language) =>
        language
            .Texts.Keys.Select(key => $"{Stem(language, key)} {string.Join(' ', Placeholders(language.Texts[key]))}")
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static IEnumerable<IGrouping<string, string>> Plurals(Language language) =>
        language.Texts.Keys.Where(key => Stem(language, key) != key).GroupBy(key => Stem(language, key));

    // "other" is also the name of the change and the question of fields that have none of their own.
    private static string Stem(Language language, string key) =>
        IsWhole(key) || !language.Plurals.Categories.Contains(Category(key)) ? key : key[..key.LastIndexOf('.')];

    private static bool IsWhole(string key) => key is "question.other" || Category(key) is not ("one" or "many" or "other");

    private static string Category(string key) => key[(key.LastIndexOf('.') + 1)..];

    private static IEnumerable<string> Placeholders(string message) => Placeholder().Matches(message).Select(match => match.Value).Order();

    [GeneratedRegex("{[a-z]+}")]
    private static partial Regex Placeholder();
}
