namespace Aumate.Warranty.Catalog.Index;

/// <summary>What a search came upon: how many products, and the first of them.</summary>
/// <param name="most">How many are wanted by name.</param>
internal sealed class Hits(int most)
{
    private readonly List<int> first = [];

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The first of them in order of preference.</summary>
    internal IReadOnlyList<int> First => first;

    internal void Add(int product)
    {
        Count++;
        if (first.Count < most)
        {
            first.Add(product);
        }
    }

    /// <summary>Takes a block of products.</summary>
    internal void Add(ReadOnlySpan<int> products, ulong which)
    {
        Count += System.Numerics.BitOperations.PopCount(which);
        for (ulong rest = which; rest != 0 && first.Count < most; rest &= rest - 1)
        {
            first.Add(products[System.Numerics.BitOperations.TrailingZeroCount(rest)]);
        }
    }
}
