using System.Text;

namespace Aumate.Warranty.Catalog.Columns;

/// <summary>Sets of texts, each once. A set is the position of its elements' numbers; once sealed, they are in ordinal order of their texts.</summary>
internal sealed class SetTable(TextPool pool)
{
    private const int FirstSlots = 8;
    private const int MostOnStack = 1024;

    private readonly ChunkedList<int> numbers = new();
    private TextTable elements = new(pool);

    // The position of a set plus 1; 0 is a free slot.
    private int[] slots = new int[FirstSlots];
    private int sets;

    /// <summary>The number of an element, for <see cref="Of"/>.</summary>
    internal int Element(ReadOnlySpan<byte> utf8) => elements.Intern(utf8);

    /// <summary>The position of a set that has these elements. They are sorted, and those that come again may be lost.</summary>
    internal int Of(Span<int> members)
    {
        members.Sort();
        int count = Distinct(members);
        Span<int> distinct = members[..count];
        int slot = Slot(distinct);
        if (slots[slot] > 0)
        {
            return slots[slot] - 1;
        }
        int position = numbers.Add(count);
        numbers.AddRange(distinct);
        slots[slot] = position + 1;
        if (++sets * 2 > slots.Length)
        {
            Grow();
        }
        return position;
    }

    /// <summary>How many elements a set has.</summary>
    internal int Count(int set) => numbers[set];

    /// <summary>The number of one of a set's elements, rising with its index.</summary>
    internal int Member(int set, int index) => numbers[set + 1 + index];

    /// <summary>The text of an element.</summary>
    internal ReadOnlySpan<byte> Utf8(int element) => elements[element];

    internal string[] Texts(int set)
    {
        string[] texts = new string[Count(set)];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = elements.Text(Member(set, i));
        }
        return texts;
    }

    /// <summary>The text that the <see cref="SetValue"/> of a set has.</summary>
    internal string Text(int set)
    {
        ReadOnlySpan<byte> separator = ", "u8;
        int count = Count(set);
        int length = Math.Max(0, count - 1) * separator.Length;
        for (int i = 0; i < count; i++)
        {
            length += Utf8(Member(set, i)).Length;
        }
        Span<byte> text = length <= MostOnStack ? stackalloc byte[length] : new byte[length];
        Span<byte> rest = text;
        for (int i = 0; i < count; i++)
        {
            rest = After(rest, i == 0 ? default : separator);
            rest = After(rest, Utf8(Member(set, i)));
        }
        return Encoding.UTF8.GetString(text);
    }

    internal bool IsSubset(int set, int of)
    {
        int left = Count(set);
        int right = Count(of);
        int matched = 0;
        for (int i = 0; i < right && matched < left; i++)
        {
            matched += Member(set, matched) == Member(of, i) ? 1 : 0;
        }
        return matched == left;
    }

    /// <summary>No set comes any more: the elements are numbered anew, in ordinal order.</summary>
    internal void Seal()
    {
        slots = [];
        int[] order = elements.Ordered();
        var ordered = new TextTable(pool);
        int[] renumbered = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            renumbered[order[i]] = i;
            ordered.Intern(elements[order[i]]);
        }
        elements = ordered;
        for (int set = 0; set < numbers.Count; set += Count(set) + 1)
        {
            Renumber(set, renumbered);
        }
    }

    private static Span<byte> After(Span<byte> rest, ReadOnlySpan<byte> part)
    {
        part.CopyTo(rest);
        return rest[part.Length..];
    }

    private void Renumber(int set, int[] renumbered)
    {
        int[] members = new int[Count(set)];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = renumbered[Member(set, i)];
        }
        Array.Sort(members);
        numbers.Replace(set + 1, members);
    }

    private static int Distinct(Span<int> sorted)
    {
        int count = 0;
        foreach (int member in sorted)
        {
            if (count == 0 || sorted[count - 1] != member)
            {
                sorted[count++] = member;
            }
        }
        return count;
    }

    private int Slot(ReadOnlySpan<int> members)
    {
        int slot = Hash(members) & (slots.Length - 1);
        while (slots[slot] > 0 && !Has(slots[slot] - 1, members))
        {
            slot = (slot + 1) & (slots.Length - 1);
        }
        return slot;
    }

    private bool Has(int set, ReadOnlySpan<int> members)
    {
        bool same = Count(set) == members.Length;
        for (int i = 0; same && i < members.Length; i++)
        {
            same = Member(set, i) == members[i];
        }
        return same;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        for (int set = 0; set < numbers.Count; set += Count(set) + 1)
        {
            int[] members = new int[Count(set)];
            numbers.CopyTo(set + 1, members);
            slots[Slot(members)] = set + 1;
        }
    }

    private static int Hash(ReadOnlySpan<int> members)
    {
        var hash = new HashCode();
        foreach (int member in members)
        {
            hash.Add(member);
        }
        return hash.ToHashCode();
    }
}
