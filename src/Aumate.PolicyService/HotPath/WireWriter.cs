namespace Aumate.PolicyService.HotPath;

/// <summary>Writes protobuf fields into a place that is large enough.</summary>
internal ref struct WireWriter(Span<byte> place)
{
    private Span<byte> rest = place;

    /// <summary>How many bytes a number takes.</summary>
    public static int Length(ulong number) => (System.Numerics.BitOperations.Log2(number | 1) / 7) + 1;

    /// <summary>How many bytes a text or a message takes, with its tag and its length. Nothing is written of an empty one.</summary>
    public static int Length(ReadOnlySpan<byte> content) => content.IsEmpty ? 0 : 1 + Length((ulong)content.Length) + content.Length;

    public void Number(ulong number)
    {
        var at = 0;
        for (; number >= 0x80; number >>= 7)
        {
            rest[at++] = (byte)(number | 0x80);
        }

        rest[at++] = (byte)number;
        rest = rest[at..];
    }

    /// <summary>A tag of one byte and a number, if it is not 0.</summary>
    public void Field(byte tag, long number)
    {
        if (number != 0)
        {
            Begin(tag, (ulong)number);
        }
    }

    /// <summary>A tag of one byte and a length.</summary>
    public void Begin(byte tag, ulong length)
    {
        rest[0] = tag;
        rest = rest[1..];
        Number(length);
    }

    /// <summary>A text or a message, if it is not empty.</summary>
    public void Field(byte tag, ReadOnlySpan<byte> content)
    {
        if (!content.IsEmpty)
        {
            Begin(tag, (ulong)content.Length);
            Bytes(content);
        }
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(rest);
        rest = rest[bytes.Length..];
    }

    /// <summary>A place that is written by whoever takes it.</summary>
    public Span<byte> Take(int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
