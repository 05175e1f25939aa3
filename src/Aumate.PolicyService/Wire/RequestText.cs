namespace Aumate.PolicyService.Wire;

/// <summary>Reads texts of a request: absent, or not blank, of at most 64 characters, and without control characters. A text that is no UTF-8 never comes this far.</summary>
internal static class RequestText
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

        if (text.Any(char.IsControl))
        {
            violations.Add(field, "has a control character, such as a line break");
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
