using System.Text;

namespace Aumate.Warranty.Catalog.Columns;

/// <summary>
/// Texts as UTF-8, one after the other, each with its length before it. A position of 32 bits stands for a text: 12 bits of chunk, 20 of
/// offset, that is, 4 GiB in all. Position 0 is no text.
/// </summary>
internal sealed class TextPool
{
    internal const uint None = 0;

    private const int OffsetBits = 20;
    private const int ChunkBytes = 1 << OffsetBits;
    private const int MaxChunks = 1 << (32 - OffsetBits);
    private const int FirstBytes = 64;
    private const int LengthBytes = 5;

    private readonly List<byte[]> chunks = [new byte[FirstBytes]];
    private int current;
    private int used = 1;

    internal ReadOnlySpan<byte> this[uint position]
    {
        get
        {
            ReadOnlySpan<byte> rest = chunks[(int)(position >> OffsetBits)].AsSpan((int)(position & (ChunkBytes - 1)));
            int length = 0;
            int read = 0;
            for (byte part = 0x80; part >= 0x80; read++)
            {
                part = rest[read];
                length |= (part & 0x7F) << (7 * read);
            }
            return rest.Slice(read, length);
        }
    }

    internal string? Text(uint position) => position == None ? null : Encoding.UTF8.GetString(this[position]);

    internal uint Add(ReadOnlySpan<byte> utf8)
    {
        int needed = utf8.Length + LengthBytes;
        if (needed > ChunkBytes)
        {
            // A text that is longer than a chunk has one of its own.
            int own = Chunk(needed);
            Write(chunks[own], utf8);
            return (uint)own << OffsetBits;
        }
        Provide(needed);
        int at = used;
        used += Write(chunks[current].AsSpan(at), utf8);
        return ((uint)current << OffsetBits) | (uint)at;
    }

    private void Provide(int needed)
    {
        int size = chunks[current].Length;
        if (used + needed <= size)
        {
            return;
        }
        if (size < ChunkBytes && used + needed <= ChunkBytes)
        {
            byte[] grown = chunks[current];
            Array.Resize(ref grown, Math.Min(Math.Max(size * 2, used + needed), ChunkBytes));
            chunks[current] = grown;
            return;
        }
        current = Chunk(ChunkBytes);
        used = 0;
    }

    private int Chunk(int size)
    {
        if (chunks.Count == MaxChunks)
        {
            throw new InvalidOperationException("A catalog with more than 4 GiB of text is more than a snapshot can hold.");
        }
        chunks.Add(new byte[size]);
        return chunks.Count - 1;
    }

    private static int Write(Span<byte> to, ReadOnlySpan<byte> utf8)
    {
        int at = 0;
        for (uint length = (uint)utf8.Length; ; length >>= 7)
        {
            to[at++] = (byte)(length < 0x80 ? length : length | 0x80);
            if (length < 0x80)
            {
                break;
            }
        }
        utf8.CopyTo(to[at..]);
        return at + utf8.Length;
    }
}
