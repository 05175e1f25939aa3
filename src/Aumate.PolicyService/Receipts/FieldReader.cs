using System.Text;

namespace Aumate.PolicyService.Receipts;

/// <summary>Reads the fields of a receipt. What cannot be read is refused and read on as nothing; the whole is worth nothing then.</summary>
internal sealed class FieldReader(ReadOnlyMemory<byte> content) : ReceiptFields
{
    private const int LongestNumber = 10;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string> texts = [];
    private ReadOnlyMemory<byte> rest = content;

    /// <summary>Whether a field could not be read.</summary>
    public bool HasRefused { get; private set; }

    public override void Refuse() => (HasRefused, rest) = (true, default);

    public override ulong Number(ulong value)
    {
        var number = 0ul;
        var span = rest.Span;
        for (var i = 0; i < Math.Min(span.Length, LongestNumber); i++)
        {
            number |= (ulong)(span[i] & 0x7F) << (7 * i);
            if (span[i] < 0x80)
            {
                rest = rest[(i + 1)..];
                return number;
            }
        }

        Refuse();
        return 0;
    }

    public override string? Text(string? value)
    {
        var begin = Number(0);
        var (form, number) = ((TextForm)(begin & 3), begin >> 2);
        return form switch
        {
            TextForm.Absent => null,
            TextForm.Repeated => number < (ulong)texts.Count ? texts[(int)number] : Unreadable(),
            _ => number <= (ulong)rest.Length ? ReadNew(form, (int)number) : Unreadable(),
        };
    }

    // An entry takes a byte at least, so a count cannot ask for more memory than the receipt has itself.
    protected override int Entries(int count)
    {
        var read = Count(0);
        if (read <= rest.Length)
        {
            return read;
        }

        Refuse();
        return 0;
    }

    private string? ReadNew(TextForm form, int length)
    {
        var bytes = rest.Span[..length];
        rest = rest[length..];
        try
        {
            texts.Add(form == TextForm.Hex ? Convert.ToHexStringLower(bytes) : Strict.GetString(bytes));
            return texts[^1];
        }
        catch (DecoderFallbackException)
        {
            return Unreadable();
        }
    }

    private string? Unreadable()
    {
        Refuse();
        return null;
    }
}
