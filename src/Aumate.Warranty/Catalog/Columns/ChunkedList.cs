using System.Numerics;
using System.Runtime.CompilerServices;

namespace Aumate.Warranty.Catalog.Columns;

/// <summary>
/// A list that grows by chunks of about a mebibyte. A million rows are then a few dozen objects without references: the collector neither
/// copies them nor looks into them, and growing never needs the space twice.
/// </summary>
internal sealed class ChunkedList<T>
    where T : unmanaged
{
    private const int ChunkBytes = 1 << 20;
    private const int FirstItems = 4;

    private static readonly int Shift = BitOperations.Log2((uint)(ChunkBytes / Unsafe.SizeOf<T>()));
    private static readonly int Mask = (1 << Shift) - 1;

    // Only the first chunk grows, so that a small catalog stays small.
    private T[][] chunks = [new T[FirstItems]];

    internal int Count { get; private set; }

    internal ref T this[int index] => ref chunks[index >> Shift][index & Mask];

    internal int Add(T item)
    {
        int chunk = Count >> Shift;
        if (chunk == chunks.Length)
        {
            Array.Resize(ref chunks, chunk + 1);
            chunks[chunk] = new T[1 << Shift];
        }
        else if (Count == chunks[0].Length && chunk == 0)
        {
            Array.Resize(ref chunks[0], Math.Min(Count * 2, 1 << Shift));
        }
        chunks[chunk][Count & Mask] = item;
        return Count++;
    }

    internal int AddRange(ReadOnlySpan<T> items)
    {
        int first = Count;
        foreach (T item in items)
        {
            Add(item);
        }
        return first;
    }

    internal void CopyTo(int first, Span<T> items)
    {
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = this[first + i];
        }
    }

    internal void Replace(int first, ReadOnlySpan<T> items)
    {
        for (int i = 0; i < items.Length; i++)
        {
            this[first + i] = items[i];
        }
    }
}
