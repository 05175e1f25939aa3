namespace Aumate.PolicyService.Wire;

/// <summary>Reads texts of a request: absent, or not blank, of at most 64 characters, and of valid Unicode.</summary>
internal static class TextReader
{
    public const int MaxCharacters = 64;

    // What invalid UTF-8 decodes to. Taking it would let two different texts pass for one.
    private const char Replacement = '\uFFFD';

    /// <summary>A text. Null: absent, or reported as a violation.</summary>
    public static string? Read(string text, string field, Violations violations)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            violations.Add(field, "is blank; leave it out, or say what it is");
            return null;
        }

        return IsValid(text, field, violations) ? text : null;
    }

    /// <summary>Checks a text that is echoed and never interpreted; it may be blank.</summary>
    public static bool IsValid(string text, string field, Violations violations)
    {
        if (text.Length > MaxCharacters && text.EnumerateRunes().Count() > MaxCharacters)
        {
            violations.Add(field, $"is longer than {MaxCharacters} characters");
            return false;
        }

        if (text.Contains(Replacement, StringComparison.Ordinal))
        {
            violations.Add(field, "is not valid UTF-8");
            return false;
        }

        return true;
    }
}
