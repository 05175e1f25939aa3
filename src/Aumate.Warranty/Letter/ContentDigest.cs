using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Aumate.Warranty.Letter;

/// <summary>The first 128 bits of SHA-256 over fields in one fixed encoding: no two lists of fields encode alike.</summary>
internal readonly struct ContentDigest
{
    private const int Bytes = 16;
    private const int LongestNumber = 10;
    private readonly ArrayBufferWriter<byte> bytes = new(512);

    /// <summary>A digest of nothing yet.</summary>
    public ContentDigest() { }

    /// <summary>What it is of.</summary>
    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    public void Write(LocalDate? date) => Write(date is { } day ? (day.Year * 10_000) + (day.Month * 100) + day.Day : -1);

    // Seven bits a byte, the lowest first, -1 for what is not there as 0: short, and no number is the beginning of another.
    public void Write(long value)
    {
        var rest = (ulong)(value + 1);
        var span = bytes.GetSpan(LongestNumber);
        var length = 0;
        do
        {
            span[length++] = (byte)(rest < 0x80 ? rest : (rest & 0x7F) | 0x80);
            rest >>= 7;
        } while (rest != 0);
        bytes.Advance(length);
    }

    // The length goes first, and -1 for a text that is not there.
    public void Write(string? text)
    {
        Write(text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        if (text is not null)
        {
            bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan).AsSpan(0, Bytes));
}
