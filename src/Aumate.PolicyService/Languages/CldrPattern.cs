using System.Text;

namespace Aumate.PolicyService.Languages;

/// <summary>Puts CLDR's patterns into the letters of ours. Both are made of letters that stand for fields, and of quoted words.</summary>
internal static class CldrPattern
{
    /// <summary>A pattern of days or times in NodaTime's letters: the year has others, and so have the halves of the day.</summary>
    public static string Translate(string pattern)
    {
        var translated = new StringBuilder();
        var quoted = false;
        foreach (var letter in pattern)
        {
            quoted ^= letter == '\'';
            translated.Append(
                quoted || letter == '\'' ? letter.ToString()
                : letter == 'y' ? "uuuu"
                : letter == 'a' ? "tt"
                : char.IsAsciiLetter(letter) ? letter.ToString()
                : $"'{letter}'"
            );
        }

        return translated.ToString();
    }

    /// <summary>A pattern of a day and a time, in NodaTime's letters.</summary>
    public static string DayAndTime(string pattern, string datePattern, string timePattern) =>
        Join(TranslateAround(pattern), Translate(timePattern), Translate(datePattern));

    /// <summary>Two things in the places {0} and {1} of a pattern.</summary>
    public static string Join(string pattern, string first, string second)
    {
        var (one, other) = (pattern.IndexOf("{0}", StringComparison.Ordinal), pattern.IndexOf("{1}", StringComparison.Ordinal));
        var (left, right) = one < other ? (one, other) : (other, one);
        var (before, after) = one < other ? (first, second) : (second, first);
        return string.Concat([pattern[..left], before, pattern[(left + 3)..right], after, pattern[(right + 3)..]]);
    }

    /// <summary>An amount in a pattern such as <c>¤#,##0.00</c>: what stands around the number there stands around this one.</summary>
    public static string Amount(string pattern, string signPlace, string sign, string number)
    {
        var first = pattern.IndexOf('#', StringComparison.Ordinal);
        var last = pattern.LastIndexOf('0') + 1;
        return (pattern[..first] + number + pattern[last..]).Replace(signPlace, sign, StringComparison.Ordinal);
    }

    private static string TranslateAround(string pattern) =>
        pattern.Replace(" ", "' '", StringComparison.Ordinal).Replace("''", "", StringComparison.Ordinal);
}
