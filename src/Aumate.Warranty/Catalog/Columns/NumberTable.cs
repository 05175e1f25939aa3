using System.Globalization;

namespace Aumate.Warranty.Catalog.Columns;

/// <summary>
/// Numbers as 32 bits. One with at most <see cref="MaxScale"/> decimals and 26 bits of digits, which is nearly every one, is its own number; any
/// other is looked up. Equal numbers are equal bits, since trailing zeros and the sign of zero go. 0 is no number.
/// </summary>
/// <remarks>Bits from the lowest: 2 of tag, 3 of decimals, 1 of sign, 26 of digits; or 2 of tag and 30 of index.</remarks>
internal sealed class NumberTable
{
    internal const int Missing = 0;
    internal const int TagBits = 2;
    internal const int TagMask = (1 << TagBits) - 1;

    /// <summary>The most bytes that a number is written in.</summary>
    internal const int MostBytes = 32;

    private const int OwnTag = 1;
    private const int ListedTag = 2;
    private const int ScaleBits = 3;
    private const int SignBit = TagBits + ScaleBits;
    private const int DigitsShift = SignBit + 1;
    private const int MaxScale = (1 << ScaleBits) - 1;
    private const uint MaxDigits = (1u << (32 - DigitsShift)) - 1;
    private const int MostWritten = 9;

    private readonly ChunkedList<decimal> listed = new();
    private Dictionary<decimal, int>? indexes = [];

    /// <summary>The bits of a number.</summary>
    internal int Of(decimal number)
    {
        // What is divided by one with 28 decimals has no trailing zero left.
        decimal bare = number == 0 ? 0 : number / 1.0000000000000000000000000000m;
        decimal digits = Math.Abs(bare);
        for (int i = 0; i < bare.Scale; i++)
        {
            digits = digits > MaxDigits ? digits : digits * 10;
        }
        return bare.Scale <= MaxScale && digits <= MaxDigits ? Own((uint)digits, bare.Scale, bare < 0) : Listed(bare);
    }

    /// <summary>The bits of a small integer.</summary>
    internal static int Of(int integer) => Own((uint)Math.Abs(integer), 0, integer < 0);

    /// <summary>The bits of a number that is written in the plainest way, such as "-12.50". False: read it as a decimal.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out int bits)
    {
        bits = Missing;
        bool negative = text is ['-', ..];
        ReadOnlySpan<char> rest = negative ? text[1..] : text;
        uint digits = 0;
        int point = -1;
        if (rest.Length is 0 or > MostWritten)
        {
            return false;
        }
        for (int i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '.' && point < 0)
            {
                point = i;
            }
            else if (char.IsAsciiDigit(rest[i]))
            {
                digits = digits * 10 + (uint)(rest[i] - '0');
            }
            else
            {
                return false;
            }
        }
        int scale = point < 0 ? 0 : rest.Length - point - 1;
        if (point == 0 || point == rest.Length - 1 || scale > MaxScale || digits > MaxDigits)
        {
            return false;
        }
        for (; scale > 0 && digits % 10 == 0; scale--)
        {
            digits /= 10;
        }
        bits = Own(digits, scale, negative);
        return true;
    }

    /// <summary>The number that some bits are.</summary>
    internal decimal Amount(int bits) =>
        (bits & TagMask) == OwnTag
            ? new decimal((int)((uint)bits >> DigitsShift), 0, 0, ((bits >> SignBit) & 1) != 0, (byte)((bits >> TagBits) & MaxScale))
            : listed[bits >> TagBits];

    /// <summary>Writes a number as <see cref="ParameterValue.ToString"/> does; how many bytes it took, at most <see cref="MostBytes"/>.</summary>
    internal int Write(int bits, Span<byte> utf8)
    {
        Amount(bits).TryFormat(utf8, out int written, default, NumberFormatInfo.InvariantInfo);
        return written;
    }

    /// <summary>No number comes any more.</summary>
    internal void Seal() => indexes = null;

    private static int Own(uint digits, int scale, bool negative) =>
        (int)(OwnTag | (uint)(scale << TagBits) | (negative && digits > 0 ? 1u << SignBit : 0) | (digits << DigitsShift));

    private int Listed(decimal bare)
    {
        if (!indexes!.TryGetValue(bare, out int index))
        {
            index = listed.Add(bare);
            indexes.Add(bare, index);
        }
        return (index << TagBits) | ListedTag;
    }
}
