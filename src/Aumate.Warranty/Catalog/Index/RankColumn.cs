using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog.Index;

/// <summary>
/// The keys of one column and their ranks. A key's rank is 1 plus the number of rows with a smaller key, so that the rows in a range of ranks are as many
/// as the range is wide: what a test lets pass is known before it is made, and tests go by it.
/// </summary>
internal sealed class RankColumn
{
    private readonly ColumnKind kind;
    private readonly NumberTable numbers;

    // In order of the keys; the last rank is 1 plus the number of rows that have a key.
    private readonly int[] keys;
    private readonly ushort[] ranks;

    private RankColumn(ColumnKind kind, NumberTable numbers, int[] keys, ushort[] ranks)
    {
        this.kind = kind;
        this.numbers = numbers;
        this.keys = keys;
        this.ranks = ranks;
    }

    /// <summary>Ranks rows.</summary>
    /// <param name="kind">The column.</param>
    /// <param name="numbers">What keys stand for.</param>
    /// <param name="rows">The key of each row, 0 where it is missing.</param>
    /// <param name="ranked">Takes the rank of each row, 0 where it is missing.</param>
    internal static RankColumn Rank(ColumnKind kind, NumberTable numbers, ReadOnlySpan<int> rows, Span<ushort> ranked)
    {
        int[] keyOf = new int[rows.Length];
        (int[] keys, int[] counts) = Counted(rows, keyOf);
        int[] order = Order(kind, numbers, keys);
        ushort[] ranks = new ushort[keys.Length + 1];
        ushort[] rankOf = new ushort[keys.Length];
        int next = 1;
        for (int i = 0; i < keys.Length; i++)
        {
            ranks[i] = rankOf[order[i]] = (ushort)next;
            next += counts[order[i]];
        }
        ranks[^1] = (ushort)next;
        for (int i = 0; i < rows.Length; i++)
        {
            ranked[i] = keyOf[i] < 0 ? (ushort)0 : rankOf[keyOf[i]];
        }
        return new RankColumn(kind, numbers, Array.ConvertAll(order, one => keys[one]), ranks);
    }

    /// <summary>The ranks that pass for a key. Above each other: none does.</summary>
    internal (int Low, int High) Passing(int key)
    {
        if (key == NumberTable.Missing)
        {
            return (1, 0);
        }
        int at = FirstNotBelow(key);
        bool found = at < keys.Length && keys[at] == key;
        int above = ranks[found ? at + 1 : at] - 1;
        return kind.Bound switch
        {
            Bound.AtLeast => (ranks[at], ranks[^1] - 1),
            Bound.AtMost => (1, above),
            _ => found ? (ranks[at], above) : (1, 0),
        };
    }

    private int FirstNotBelow(int key)
    {
        int low = 0;
        int high = keys.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = IsBelow(keys[middle], key) ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private bool IsBelow(int one, int other) => kind.Bound == Bound.Same ? one < other : numbers.Amount(one) < numbers.Amount(other);

    // The keys in order: by value, or by bits where only equality is asked for.
    private static int[] Order(ColumnKind kind, NumberTable numbers, int[] keys)
    {
        int[] order = new int[keys.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        if (kind.Bound == Bound.Same)
        {
            Array.Sort((int[])keys.Clone(), order);
        }
        else
        {
            Array.Sort(Array.ConvertAll(keys, numbers.Amount), order);
        }
        return order;
    }

    // Keys are fewer than rows, mostly by far, so they are found by hashing and they alone are sorted.
    private static (int[] Keys, int[] Counts) Counted(ReadOnlySpan<int> rows, Span<int> keyOf)
    {
        var known = new Numbering<int>();
        int[] counts = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            keyOf[i] = rows[i] == NumberTable.Missing ? -1 : known.Of(rows[i]);
            if (keyOf[i] >= 0)
            {
                counts[keyOf[i]]++;
            }
        }
        return (known.ToArray(), counts);
    }
}
