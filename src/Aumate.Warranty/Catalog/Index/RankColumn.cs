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
        int[] sorted = rows.ToArray();
        Array.Sort(sorted);
        (int[] distinct, int[] counts) = Counted(sorted);
        // By bits first, so that rows find their key; then by value.
        int[] keys = [.. distinct];
        int[] byValue = new int[keys.Length];
        for (int i = 0; i < byValue.Length; i++)
        {
            byValue[i] = i;
        }
        if (kind.Bound != Bound.Same)
        {
            Array.Sort(Array.ConvertAll(keys, numbers.Amount), byValue);
        }
        ushort[] ranks = new ushort[keys.Length + 1];
        ushort[] rankOf = new ushort[keys.Length];
        int next = 1;
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = distinct[byValue[i]];
            ranks[i] = rankOf[byValue[i]] = (ushort)next;
            next += counts[byValue[i]];
        }
        ranks[^1] = (ushort)next;
        for (int i = 0; i < rows.Length; i++)
        {
            ranked[i] = rows[i] == NumberTable.Missing ? (ushort)0 : rankOf[Array.BinarySearch(distinct, rows[i])];
        }
        return new RankColumn(kind, numbers, keys, ranks);
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

    private static (int[] Distinct, int[] Counts) Counted(int[] sorted)
    {
        List<int> distinct = [];
        List<int> counts = [];
        foreach (int key in sorted)
        {
            if (key == NumberTable.Missing)
            {
                continue;
            }
            if (distinct.Count == 0 || distinct[^1] != key)
            {
                distinct.Add(key);
                counts.Add(0);
            }
            counts[^1]++;
        }
        return ([.. distinct], [.. counts]);
    }
}
