using System.Numerics;
using Aumate.Warranty.Catalog.Columns;
using NodaTime;

namespace Aumate.Warranty.Catalog.Index;

/// <summary>
/// Up to 65,534 products of one category and brand in order of preference, so that ranks fit 16 bits: their ranks column by column, and the signatures of
/// their sets.
/// </summary>
internal sealed class Segment
{
    /// <summary>The most products.</summary>
    internal const int MaxRows = ushort.MaxValue - 1;

    private readonly ProductTable table;
    private readonly int[] products;
    private readonly int first;
    private readonly int count;
    private readonly int stride;
    private readonly ColumnKind[] kinds;
    private readonly RankColumn[] columns;
    private readonly int[] setWords;
    private readonly SetColumn[] sets;

    // Of the parameters whose signatures do not say all.
    private readonly int[] inexact;
    private readonly ushort[] ranks;

    /// <summary>Indexes products.</summary>
    /// <param name="table">All products.</param>
    /// <param name="category">Their category.</param>
    /// <param name="products">Products by preference, these among them.</param>
    /// <param name="first">The first of these.</param>
    /// <param name="count">How many these are.</param>
    internal Segment(ProductTable table, Category category, int[] products, int first, int count)
    {
        this.table = table;
        this.products = products;
        this.first = first;
        this.count = count;
        stride = (count + RankScan.Block - 1) / RankScan.Block * RankScan.Block;
        kinds = ColumnKind.Of(category);
        columns = new RankColumn[kinds.Length];
        ranks = new ushort[stride * kinds.Length];
        int[] keys = new int[count];
        for (int i = 0; i < kinds.Length; i++)
        {
            Fill(keys, kinds[i]);
            columns[i] = RankColumn.Rank(kinds[i], table.Values.Numbers, keys, ranks.AsSpan(i * stride, count));
        }
        setWords = SetWords(category);
        sets = new SetColumn[setWords.Length];
        for (int i = 0; i < sets.Length; i++)
        {
            Fill(keys, new ColumnKind(ColumnSource.Word, setWords[i], Bound.Same));
            sets[i] = new SetColumn(table.Values.Sets, keys);
        }
        inexact = [.. setWords.Where((_, i) => !sets[i].IsExact)];
    }

    /// <summary>Adds the products that are on sale on a day and nothing of which is lower than the original's.</summary>
    internal void Find(int original, LocalDate day, Hits hits)
    {
        Span<RankRange> ranges = stackalloc RankRange[kinds.Length];
        Span<ulong> needed = stackalloc ulong[sets.Length * SetColumn.MostSlices];
        if (!Ranges(original, day, ref ranges) || !Needed(original, needed))
        {
            return;
        }
        for (int row = 0; row < count; row += RankScan.Block)
        {
            ulong passing = RankScan.Passing(ranks, ranges, row) & Existing(row);
            for (int i = 0; i < sets.Length && passing != 0; i++)
            {
                passing = sets[i].Passing(row, passing, needed[(i * SetColumn.MostSlices)..]);
            }
            if (passing != 0)
            {
                hits.Add(products.AsSpan(first + row, Math.Min(RankScan.Block, count - row)), Verified(original, row, passing));
            }
        }
    }

    private ulong Verified(int original, int row, ulong passing)
    {
        ulong verified = passing;
        for (ulong rest = inexact.Length > 0 ? passing : 0; rest != 0; rest &= rest - 1)
        {
            int candidate = products[first + row + BitOperations.TrailingZeroCount(rest)];
            verified ^= HasSets(original, candidate) ? 0 : rest & (~rest + 1);
        }
        return verified;
    }

    private bool HasSets(int original, int candidate)
    {
        foreach (int word in inexact)
        {
            if (!table.Values.NotLower(ParameterRule.Superset, table.Rows[original].Values + word, table.Rows[candidate].Values + word))
            {
                return false;
            }
        }
        return true;
    }

    // The last block has rows that are none.
    private ulong Existing(int row) => count - row >= RankScan.Block ? ulong.MaxValue : (1UL << (count - row)) - 1;

    // The tests that let the fewest pass come first, and those that let all pass are left out. False: one lets none pass.
    private bool Ranges(int original, LocalDate day, ref Span<RankRange> ranges)
    {
        Span<int> passing = stackalloc int[ranges.Length];
        int used = 0;
        for (int i = 0; i < kinds.Length; i++)
        {
            (int low, int high) = columns[i].Passing(kinds[i].Key(table, original, day));
            if (low > high)
            {
                return false;
            }
            if (high - low + 1 < count)
            {
                passing[used] = high - low + 1;
                ranges[used++] = new RankRange(i * stride, (ushort)low, (ushort)(high - low));
            }
        }
        ranges = ranges[..used];
        passing[..used].Sort(ranges);
        return true;
    }

    private bool Needed(int original, Span<ulong> needed)
    {
        for (int i = 0; i < sets.Length; i++)
        {
            int word = table.Values.Word(table.Rows[original].Values + setWords[i]);
            if (!sets[i].TryNeed(word, needed[(i * SetColumn.MostSlices)..]))
            {
                return false;
            }
        }
        return true;
    }

    private void Fill(int[] keys, ColumnKind kind)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = kind.Key(table, products[first + i]);
        }
    }

    private static int[] SetWords(Category category) =>
        [
            .. Enumerable
                .Range(0, category.Parameters.Length)
                .Where(i => category.Parameters[i].Rule == ParameterRule.Superset)
                .Select(category.Word),
        ];
}
