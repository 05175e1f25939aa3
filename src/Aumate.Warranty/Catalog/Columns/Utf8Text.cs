using System.Buffers;
using System.Text.Unicode;

namespace Aumate.Warranty.Catalog.Columns;

/// <summary>Turns texts into UTF-8, one at a time, in a buffer that is used again.</summary>
internal sealed class Utf8Text
{
    private const int FirstBytes = 256;
    private const int MostBytesPerChar = 3;

    private byte[] buffer = new byte[FirstBytes];

    /// <summary>The bytes, until the next call. False: the text has half of a surrogate pair, so it has no UTF-8.</summary>
    internal bool TryEncode(string text, out ReadOnlySpan<byte> utf8)
    {
        if (buffer.Length < text.Length * (long)MostBytesPerChar)
        {
            buffer = new byte[text.Length * MostBytesPerChar];
        }
        return TryEncode(text, buffer, out utf8);
    }

    /// <summary>The bytes in a buffer that has three for each character.</summary>
    internal static bool TryEncode(string text, Span<byte> buffer, out ReadOnlySpan<byte> utf8)
    {
        OperationStatus status = Utf8.FromUtf16(text, buffer, out _, out int written, replaceInvalidSequences: false);
        utf8 = buffer[..written];
        return status == OperationStatus.Done;
    }
}
