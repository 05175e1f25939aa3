using System.Numerics;
using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog.Index;

/// <summary>
/// The sets of one parameter as signatures, after the superimposed codes of signature files: a bit for each element that occurs, cut into slices of 64
/// bits, of which one bit of the first says that there is a set at all. A set that lacks a bit of the original's lacks an element; one that has them all
/// has every element where no two elements share a bit. Elements beyond the last slice share its bits, and then sets are looked at.
/// </summary>
internal sealed class SetColumn
{
    /// <summary>The most slices.</summary>
    internal const int MostSlices = 4;

    private const int ElementBits = 63;
    private const ulong Present = 1UL << ElementBits;

    private readonly SetTable sets;
    private readonly int[] vocabulary;
    private readonly ulong[][] slices;

    /// <summary>Takes the sets of a parameter.</summary>
    /// <param name="sets">What words stand for.</param>
    /// <param name="rows">The word of each row, 0 where it is missing.</param>
    internal SetColumn(SetTable sets, ReadOnlySpan<int> rows)
    {
        this.sets = sets;
        vocabulary = Vocabulary(rows);
        slices = new ulong[Math.Clamp((vocabulary.Length + ElementBits - 1) / ElementBits, 1, MostSlices)][];
        for (int i = 0; i < slices.Length; i++)
        {
            slices[i] = new ulong[rows.Length];
        }
        Span<ulong> signature = stackalloc ulong[slices.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row] != ValueStore.Missing)
            {
                TrySign(rows[row], signature);
                Set(row, signature);
            }
        }
    }

    /// <summary>Whether signatures say all.</summary>
    internal bool IsExact => vocabulary.Length <= ElementBits * MostSlices;

    /// <summary>The bits that a candidate needs. False: none has what the original has.</summary>
    /// <param name="word">The original's set.</param>
    /// <param name="needed">Takes the bits of each slice; 0 where nothing is needed.</param>
    internal bool TryNeed(int word, Span<ulong> needed)
    {
        if (word == ValueStore.Missing || !TrySign(word, needed[..slices.Length]))
        {
            return false;
        }
        // Where there is an element, there is a set.
        needed[0] = sets.Count(ValueStore.SetOf(word)) == 0 ? Present : needed[0];
        return true;
    }

    /// <summary>Of 64 rows, those among the given ones that have all needed bits.</summary>
    internal ulong Passing(int firstRow, ulong among, ReadOnlySpan<ulong> needed)
    {
        ulong passing = among;
        for (int i = 0; i < slices.Length && passing != 0; i++)
        {
            passing = needed[i] == 0 ? passing : Passing(slices[i], firstRow, passing, needed[i]);
        }
        return passing;
    }

    private static ulong Passing(ulong[] slice, int firstRow, ulong among, ulong needed)
    {
        ulong passing = 0;
        for (ulong rest = among; rest != 0; rest &= rest - 1)
        {
            int row = BitOperations.TrailingZeroCount(rest);
            passing |= (slice[firstRow + row] & needed) == needed ? 1UL << row : 0;
        }
        return passing;
    }

    private void Set(int row, ReadOnlySpan<ulong> signature)
    {
        for (int i = 0; i < slices.Length; i++)
        {
            slices[i][row] = signature[i];
        }
        slices[0][row] |= Present;
    }

    // False: an element is in none of the sets.
    private bool TrySign(int word, Span<ulong> signature)
    {
        signature.Clear();
        int set = ValueStore.SetOf(word);
        for (int i = sets.Count(set) - 1; i >= 0; i--)
        {
            int element = Array.BinarySearch(vocabulary, sets.Member(set, i));
            if (element < 0)
            {
                return false;
            }
            signature[Math.Min(element / ElementBits, slices.Length - 1)] |= 1UL << (element % ElementBits);
        }
        return true;
    }

    // The elements that occur, rising.
    private int[] Vocabulary(ReadOnlySpan<int> rows)
    {
        var elements = new HashSet<int>();
        foreach (int word in rows)
        {
            int set = ValueStore.SetOf(word);
            for (int i = word == ValueStore.Missing ? -1 : sets.Count(set) - 1; i >= 0; i--)
            {
                elements.Add(sets.Member(set, i));
            }
        }
        return [.. elements.Order()];
    }
}
