using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog;

/// <summary>Turns draft texts into the UTF-8 that a snapshot keeps, or into errors.</summary>
internal sealed class TextReading(List<CatalogError> errors)
{
    private readonly Utf8Text buffer = new();

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
}
