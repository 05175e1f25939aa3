using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog;

/// <summary>Turns draft texts into the UTF-8 that a snapshot keeps, or into errors.</summary>
internal sealed class TextReading(List<CatalogError> errors)
{
    private readonly Utf8Text buffer = new();
    private DraftText untrimmed;

    /// <summary>The bytes of a text, until the next call. False: it is unreadable, which is said or has been said.</summary>
    internal bool TryRead(DraftText given, out ReadOnlySpan<byte> utf8)
    {
        utf8 = default;
        return given.Text is { } text && TryRead(text, given.Place, out utf8);
    }

    /// <inheritdoc cref="TryRead(DraftText, out ReadOnlySpan{byte})"/>
    internal bool TryRead(string text, Place place, out ReadOnlySpan<byte> utf8)
    {
        if (buffer.TryEncode(text, out utf8))
        {
            return true;
        }
        // Two such texts would become one in UTF-8.
        errors.Add(new(place, "the text has half of a surrogate pair"));
        return false;
    }

    /// <summary>The bytes of a text that is compared with others, until the next call. False: it is unreadable or untrimmed, which is said.</summary>
    internal bool TryReadTrimmed(DraftText given, out ReadOnlySpan<byte> utf8)
    {
        utf8 = default;
        return IsTrimmed(given) && TryRead(given, out utf8);
    }

    /// <inheritdoc cref="TryReadTrimmed(DraftText, out ReadOnlySpan{byte})"/>
    internal bool TryReadTrimmed(string text, Place place, out ReadOnlySpan<byte> utf8) =>
        TryReadTrimmed(new DraftText(text, place), out utf8);

    /// <summary>Whether no white space is around a text; else an error, for two texts that look the same would be different ones.</summary>
    internal bool IsTrimmed(DraftText given)
    {
        if (given.Text is not { Length: > 0 } text || !(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
        {
            return true;
        }
        // The brand of a whole source comes with every product, and is refused once.
        if (given != untrimmed)
        {
            untrimmed = given;
            errors.Add(new(given.Place, $"'{text}' has white space around it, where only '{text.Trim()}' would be right"));
        }
        return false;
    }
}
