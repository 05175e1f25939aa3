using System.Buffers;
using System.Text;

namespace Aumate.PolicyService.Receipts;

/// <summary>How a text stands in a receipt; what comes before it is its length, or which of the texts it repeats.</summary>
internal enum TextForm
{
    /// <summary>There is no text.</summary>
    Absent,

    /// <summary>Its UTF-8.</summary>
    Utf8,

    /// <summary>Lower-case hexadecimal digits, two in a byte: digests, ids, many a number.</summary>
    Hex,

    /// <summary>A text that was there before.</summary>
    Repeated,
}

/// <summary>Writes the fields of a receipt, each in the one way in which it can be written.</summary>
internal sealed class FieldWriter : ReceiptFields
{
    private const int LongestNumber = 10;
    private readonly ArrayBufferWriter<byte> bytes = new(512);
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    // Seven bits a byte, the lowest first.
    public override ulong Number(ulong value)
    {
        var span = bytes.GetSpan(LongestNumber);
        var (rest, length) = (value, 0);
        do
        {
            span[length++] = (byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80);
            rest >>= 7;
        } while (rest != 0);
        bytes.Advance(length);
        return value;
    }

    public override string? Text(string? value)
    {
        if (value is null)
        {
            Begin(TextForm.Absent, 0);
        }
        else if (texts.TryGetValue(value, out var place))
        {
            Begin(TextForm.Repeated, place);
        }
        else
        {
            texts.Add(value, texts.Count);
            WriteNew(value);
        }

        return value;
    }

    protected override int Entries(int count) => Count(count);

    public override void Refuse() => throw new InvalidOperationException("A value is written that its field does not have.");

    private void WriteNew(string text)
    {
        var isHex = text.Length > 0 && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigitLower);
        var written = isHex ? Convert.FromHexString(text) : Encoding.UTF8.GetBytes(text);
        Begin(isHex ? TextForm.Hex : TextForm.Utf8, written.Length);
        bytes.Write(written);
    }

    private void Begin(TextForm form, int number) => Number(((ulong)number << 2) | (ulong)form);
}
