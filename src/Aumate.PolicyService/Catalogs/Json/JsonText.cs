using System.Text;
using System.Text.Json;
using Aumate.PolicyService.TextFiles;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>What ended the reading of a JSON text.</summary>
/// <param name="At">Where.</param>
/// <param name="Message">What.</param>
/// <param name="Value">What there is of the value that is broken, from its start, for its path. Empty: none.</param>
internal sealed record JsonBreak(TextCursor At, string Message, byte[] Value);

/// <summary>
/// Reads a JSON text from a stream, token by token or value by value. It holds one value at a time: what a caller does not ask for whole is never in
/// memory as a whole.
/// </summary>
internal sealed class JsonText
{
    private const int LargestValue = 16 * 1024 * 1024;

    private readonly Stream utf8;
    private byte[] buffer;
    private int start;
    private int end;
    private bool final;
    private JsonReaderState state;
    private TextCursor cursor;

    internal JsonText(Stream utf8, int bufferSize)
    {
        this.utf8 = utf8;
        buffer = new byte[bufferSize];
        while (end < Encoding.UTF8.Preamble.Length && !final)
        {
            Fill();
        }

        if (buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble))
        {
            start = Encoding.UTF8.Preamble.Length;
        }
    }

    /// <summary>What ended the reading before the text did. Null: nothing yet.</summary>
    internal JsonBreak? Broken { get; private set; }

    /// <summary>The kind of the last token; of a whole value, the kind of its first token.</summary>
    internal JsonTokenType Kind { get; private set; }

    /// <summary>The bytes of the last token or value, valid until the next one is read.</summary>
    internal ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, end - start)[..length];

    /// <summary>Where it starts.</summary>
    internal TextCursor At => cursor;

    private int length;

    /// <summary>Reads the next token. False: the text has ended, or is <see cref="Broken"/>.</summary>
    internal bool ReadToken() => Read(whole: false);

    /// <summary>Reads the next value with all that is in it, or the end of a list. False: the text is <see cref="Broken"/>.</summary>
    internal bool ReadValue() => Read(whole: true);

    private bool Read(bool whole)
    {
        Pass(length);
        length = 0;
        while (Broken is null)
        {
            try
            {
                if (TryRead(whole))
                {
                    return true;
                }
            }
            catch (JsonException wrong)
            {
                Break(wrong);
                return false;
            }

            if (final)
            {
                return false;
            }

            Fill();
        }

        return false;
    }

    private bool TryRead(bool whole)
    {
        var json = new Utf8JsonReader(buffer.AsSpan(start, end - start), final, state);
        if (!json.Read())
        {
            return false;
        }

        JsonTokenType kind = json.TokenType;
        int begin = (int)json.TokenStartIndex;
        if (whole && !json.TrySkip())
        {
            return false;
        }

        Kind = kind;
        state = json.CurrentState;
        Pass(begin);
        length = (int)json.BytesConsumed - begin;
        return true;
    }

    private void Pass(int bytes)
    {
        cursor.Advance(buffer.AsSpan(start, bytes));
        start += bytes;
    }

    private void Break(JsonException wrong)
    {
        ReadOnlySpan<byte> rest = buffer.AsSpan(start, end - start);
        TextCursor at = cursor;
        at.Advance(rest, wrong.LineNumber ?? 0, wrong.BytePositionInLine ?? 0);
        Broken = new(at, $"not JSON: {wrong.Message.Split(" LineNumber:")[0]}", rest.ToArray());
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            if (end >= LargestValue)
            {
                Broken = new(cursor, $"a value of more than {LargestValue} bytes", []);
                return;
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        int read = utf8.Read(buffer, end, buffer.Length - end);
        end += read;
        final = read == 0;
    }
}
