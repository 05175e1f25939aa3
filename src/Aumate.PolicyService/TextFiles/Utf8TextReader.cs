using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Aumate.PolicyService.TextFiles;

/// <summary>
/// The text of a stream of UTF-8. Where the bytes are something else it ends, and says where, instead of putting replacement characters in their place;
/// a NUL is no text either.
/// </summary>
internal sealed class Utf8TextReader : TextReader
{
    private const int BufferSize = 256 * 1024;

    private readonly Stream utf8;
    private readonly byte[] bytes = new byte[BufferSize];
    private readonly char[] chars = new char[BufferSize];
    private TextCursor cursor;
    private int kept;
    private int start;
    private int end;
    private bool final;

    internal Utf8TextReader(Stream utf8)
    {
        this.utf8 = utf8;
        Fill();
    }

    /// <summary>Where the text ends before the stream does. Null: it does not, as far as it is read.</summary>
    internal TextCursor? InvalidAt { get; private set; }

    /// <summary>Whether it ends there at a NUL.</summary>
    internal bool EndsAtNul { get; private set; }

    /// <summary>The first line, or as much of it as a header may have.</summary>
    internal ReadOnlySpan<char> FirstLine
    {
        get
        {
            ReadOnlySpan<char> text = chars.AsSpan(start, end - start);
            int line = text.IndexOfAny('\r', '\n');
            return line < 0 ? text : text[..line];
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (start == end)
        {
            Fill();
        }

        int count = Math.Min(buffer.Length, end - start);
        chars.AsSpan(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    private void Fill()
    {
        (start, end) = (0, 0);
        while (end == 0 && InvalidAt is null && !(final && kept == 0))
        {
            int length = kept + utf8.ReadAtLeast(bytes.AsSpan(kept), BufferSize - kept, throwOnEndOfStream: false);
            bool first = cursor.IsAtStart && !final;
            final = length < BufferSize;
            int mark = first && bytes.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            Decode(bytes.AsSpan(mark, length - mark));
        }
    }

    private void Decode(Span<byte> text)
    {
        OperationStatus status = Utf8.ToUtf16(text, chars, out int read, out end, replaceInvalidSequences: false, isFinalBlock: final);
        int nul = text[..read].IndexOf((byte)0);
        if (nul >= 0)
        {
            (status, read) = (OperationStatus.InvalidData, nul);
            end = chars.AsSpan(0, end).IndexOf('\0');
            EndsAtNul = true;
        }

        cursor.Advance(text[..read]);
        if (status == OperationStatus.InvalidData)
        {
            InvalidAt = cursor;
        }

        kept = text.Length - read;
        text[read..].CopyTo(bytes);
    }
}
