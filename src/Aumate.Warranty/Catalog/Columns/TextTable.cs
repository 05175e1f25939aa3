using System.Text;

namespace Aumate.Warranty.Catalog.Columns;

/// <summary>Texts, each once, by number from 0 and by content. An open-addressing hash over their bytes, at most half full.</summary>
internal sealed class TextTable(TextPool pool)
{
    private const int FirstSlots = 8;

    private readonly ChunkedList<uint> positions = new();

    // The number of a text plus 1; 0 is a free slot.
    private int[] slots = new int[FirstSlots];

    internal int Count => positions.Count;

    internal ReadOnlySpan<byte> this[int number] => pool[positions[number]];

    internal string Text(int number) => Encoding.UTF8.GetString(this[number]);

    /// <summary>The number of a text. -1: it is not here.</summary>
    internal int Find(ReadOnlySpan<byte> utf8) => slots[Slot(utf8)] - 1;

    /// <summary>The number of a text, which is added if it is not here.</summary>
    internal int Intern(ReadOnlySpan<byte> utf8)
    {
        int slot = Slot(utf8);
        if (slots[slot] > 0)
        {
            return slots[slot] - 1;
        }
        int number = positions.Add(pool.Add(utf8));
        slots[slot] = number + 1;
        if (Count * 2 > slots.Length)
        {
            Grow();
        }
        return number;
    }

    /// <summary>The numbers in ordinal order of their texts.</summary>
    internal int[] Ordered()
    {
        int[] numbers = new int[Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i;
        }
        numbers.AsSpan().Sort((a, b) => Utf8Order.Compare(this[a], this[b]));
        return numbers;
    }

    private int Slot(ReadOnlySpan<byte> utf8)
    {
        int slot = Hash(utf8) & (slots.Length - 1);
        while (slots[slot] > 0 && !this[slots[slot] - 1].SequenceEqual(utf8))
        {
            slot = (slot + 1) & (slots.Length - 1);
        }
        return slot;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        for (int number = 0; number < Count; number++)
        {
            int slot = Hash(this[number]) & (slots.Length - 1);
            while (slots[slot] > 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }
            slots[slot] = number + 1;
        }
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        return hash.ToHashCode();
    }
}
