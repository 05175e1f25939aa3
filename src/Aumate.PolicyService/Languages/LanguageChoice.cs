using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Aumate.PolicyService.Languages;

/// <summary>The language that an answer is in.</summary>
/// <param name="Language">The language.</param>
/// <param name="FellBack">Whether nothing on the chain of what was asked for is there, so that English stands in.</param>
public sealed partial record LanguageChoice(Language Language, bool FellBack)
{
    /// <summary>All languages; English is the first, and stands in for those that are not there.</summary>
    public static ImmutableArray<Language> All { get; } = [.. new[] { "en", "es", "zh-Hans", "de", "fr" }.Select(Language.Read)];

    // Chinese without a script is the simplified one; where the traditional one is written, no simplified text stands in for it.
    private static readonly FrozenDictionary<string, Language?> Entries = All.Select(language =>
            KeyValuePair.Create(language.Tag, (Language?)language)
        )
        .Append(new("zh", All.Single(language => language.Tag == "zh-Hans")))
        .Concat(new[] { "zh-Hant", "zh-TW", "zh-HK", "zh-MO" }.Select(tag => KeyValuePair.Create(tag, (Language?)null)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>English.</summary>
    public static LanguageChoice English { get; } = new(All[0], false);

    /// <summary>Whether a text has the form of a BCP 47 tag: subtags of letters and digits, the first of them letters alone.</summary>
    public static bool IsWellFormed(string tag) => Tag().IsMatch(tag);

    /// <summary>The language for a tag, by lookup (RFC 4647, section 3.4): subtags are taken from the end until a language is there.</summary>
    public static LanguageChoice For(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        for (var rest = tag; rest.Length > 0; rest = Shorter(rest))
        {
            if (Entries.TryGetValue(rest, out var language))
            {
                return language is null ? English with { FellBack = true } : new LanguageChoice(language, false);
            }
        }

        return English with
        {
            FellBack = true,
        };
    }

    // A subtag of one letter only introduces what follows it, so it goes with that.
    private static string Shorter(string tag)
    {
        var end = tag.LastIndexOf('-');
        return end <= 0 ? ""
            : end > 1 && tag[end - 2] == '-' ? tag[..(end - 2)]
            : tag[..end];
    }

    [GeneratedRegex("^(?:[A-Za-z]{2,8}|[IiXx](?=-))(?:-[A-Za-z0-9]{1,8})*\\z")]
    private static partial Regex Tag();
}
