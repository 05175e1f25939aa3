namespace Aumate.PolicyService.Refresh;

/// <summary>Cuts what a source says of itself, which may repeat a value of any length, so that it fits a log line and, twenty times, an answer.</summary>
internal static class ShortText
{
    /// <summary>The most characters that stay.</summary>
    public const int Most = 500;

    /// <summary>The text, or its beginning with an ellipsis.</summary>
    public static string Of(string text)
    {
        if (text.Length <= Most)
        {
            return text;
        }

        // Half a character is none.
        var end = char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most;
        return text[..end] + "…";
    }
}
