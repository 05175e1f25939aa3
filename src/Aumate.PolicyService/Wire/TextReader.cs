namespace Aumate.PolicyService.Wire;

/// <summary>Reads texts of a request: absent, or not blank and of at most 64 characters. A text that is no UTF-8 never comes this far.</summary>
internal static class TextReader
{
    public const int MaxCharacters = 64;

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

        return true;
    }
}
