using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog.Index;

/// <summary>
/// The sets of one parameter as signatures of 64 bits, after the superimposed codes of signature files: a bit for each element, and one for there being a
/// set at all. A set that lacks a bit of the original's lacks an element; one that has them all has every element where no two elements share a bit, that
/// is, where there are at most 63, and is looked at where they do.
/// </summary>
internal sealed class SetColumn
{
    private const int ElementBits = 63;
    private const ulong Present = 1UL << ElementBits;

    private readonly SetTable sets;
    private readonly int[] vocabulary;
    private readonly ulong[] signatures;

    /// <summary>Takes the sets of a parameter.</summary>
    /// <param name="sets">What words stand for.</param>
    /// <param name="rows">The word of each row, 0 where it is missing.</param>
    internal SetColumn(SetTable sets, ReadOnlySpan<int> rows)
    {
        this.sets = sets;
        int[] distinct = [.. rows.ToArray().Where(word => word != ValueStore.Missing).Distinct()];
        vocabulary = [.. distinct.SelectMany(word => Members(sets, word)).Distinct().Order()];
        Dictionary<int, ulong> known = distinct.ToDictionary(word => word, Signature);
        known[ValueStore.Missing] = 0;
        signatures = new ulong[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            signatures[i] = known[rows[i]];
        }
    }

    /// <summary>Whether a signature says all.</summary>
    internal bool IsExact => vocabulary.Length <= ElementBits;

    /// <summary>The bits that a candidate needs. Null: none has what the original has.</summary>
    internal ulong? Needed(int word) =>
        word == ValueStore.Missing || Members(sets, word).Any(element => Array.BinarySearch(vocabulary, element) < 0)
            ? null
            : Signature(word);

    /// <summary>Of 64 rows, those among the given ones that have all needed bits.</summary>
    internal ulong Passing(int firstRow, ulong among, ulong needed)
    {
        ulong passing = 0;
        for (ulong rest = among; rest != 0; rest &= rest - 1)
        {
            int row = System.Numerics.BitOperations.TrailingZeroCount(rest);
            passing |= (signatures[firstRow + row] & needed) == needed ? 1UL << row : 0;
        }
        return passing;
    }

    private ulong Signature(int word)
    {
        ulong signature = Present;
        foreach (int element in Members(sets, word))
        {
            signature |= 1UL << (Array.BinarySearch(vocabulary, element) % ElementBits);
        }
        return signature;
    }

    private static IEnumerable<int> Members(SetTable sets, int word)
    {
        int set = ValueStore.SetOf(word);
        for (int i = 0; i < sets.Count(set); i++)
        {
            yield return sets.Member(set, i);
        }
    }
}
