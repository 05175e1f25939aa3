namespace Aumate.PolicyService.HotPath;

/// <summary>
/// Goes through the bytes of one protobuf message, field by field. It reads what an ordinary caller writes, and says of everything else that it does not:
/// the plain path knows what it means, or what is wrong with it.
/// </summary>
/// <param name="message">The message.</param>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Sized = 2;
    private const int MostVarintBytes = 10;
    private const int Form = 7;
    private const int FormBits = 3;
    private const int FieldsWatched = 32;

    private ReadOnlySpan<byte> rest = message;
    private uint seen;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>The number of the next field, which has not come before. 0: none, or none that is read here.</summary>
    public int NextField(out bool isSized)
    {
        var field = NextOf(rest, out isSized, out var length);
        var bit = 1u << field;
        if (field == 0 || (seen & bit) != 0)
        {
            return 0;
        }

        seen |= bit;
        rest = rest[length..];
        return field;
    }

    /// <summary>Whether the same number comes again, as those of a list that is not packed do; if so it is begun.</summary>
    public bool Again(int field)
    {
        if (NextOf(rest, out var isSized, out var length) != field || isSized)
        {
            return false;
        }

        rest = rest[length..];
        return true;
    }

    /// <summary>A number of at most a given size.</summary>
    public bool TryNumber(long most, out long number)
    {
        ulong value = 0;
        for (var at = 0; at < rest.Length && at < MostVarintBytes; at++)
        {
            value |= (ulong)(rest[at] & 0x7F) << (7 * at);
            if (rest[at] < 0x80)
            {
                rest = rest[(at + 1)..];
                number = (long)value;
                // The bits of a tenth byte that have no place in 64 would be lost.
                return value <= (ulong)most && at < MostVarintBytes - 1;
            }
        }

        number = 0;
        return false;
    }

    /// <summary>A number that fits into a byte, such as that of an enum.</summary>
    public bool TryNumber(int most, out byte number)
    {
        var read = TryNumber((long)most, out var value);
        number = (byte)value;
        return read;
    }

    /// <summary>A message, a text or a packed list.</summary>
    public bool TrySized(out ReadOnlySpan<byte> content)
    {
        if (!TryNumber(rest.Length, out long length) || length > rest.Length)
        {
            content = default;
            return false;
        }

        content = rest[..(int)length];
        rest = rest[(int)length..];
        return true;
    }

    private static int NextOf(ReadOnlySpan<byte> rest, out bool isSized, out int length)
    {
        (isSized, length) = (false, 0);
        if (rest.IsEmpty)
        {
            return 0;
        }

        int tag = rest[0];
        length = 1;
        if (tag >= 0x80)
        {
            // Fields from 16 on have a tag of two bytes.
            if (rest.Length < 2 || rest[1] is 0 or >= 0x80)
            {
                return 0;
            }

            tag = (tag & 0x7F) | (rest[1] << 7);
            length = 2;
        }

        isSized = (tag & Form) == Sized;
        var field = tag >> FormBits;
        return field < FieldsWatched && (isSized || (tag & Form) == Varint) ? field : 0;
    }
}
