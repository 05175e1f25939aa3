using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aumate.Warranty.Catalog.Index;

/// <summary>A range of ranks that a column's row has to be in.</summary>
/// <param name="Column">Where the column begins among the ranks.</param>
/// <param name="Low">The lowest rank.</param>
/// <param name="Width">How far the highest is above it.</param>
internal readonly record struct RankRange(int Column, ushort Low, ushort Width);

/// <summary>
/// Tests blocks of 64 rows against ranges of ranks, many rows in one instruction. A block in which no row is left is not tested any further, so the tests
/// that let the fewest pass come first. Where the processor has no registers of 256 bits, the runtime does the same in smaller steps.
/// </summary>
internal static class RankScan
{
    /// <summary>Rows of a block.</summary>
    internal const int Block = 64;

    private const int Lanes = 16;

    /// <summary>The rows of a block that are in all ranges, as bits, the first row lowest.</summary>
    /// <param name="ranks">All columns, one after the other.</param>
    /// <param name="ranges">The ranges.</param>
    /// <param name="firstRow">The block's first row. There are 64 from there in each column.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // The first searches of a process are not slower than the later ones.
    internal static ulong Passing(ReadOnlySpan<ushort> ranks, ReadOnlySpan<RankRange> ranges, int firstRow)
    {
        Vector256<ushort> first = Vector256<ushort>.AllBitsSet;
        Vector256<ushort> second = first;
        Vector256<ushort> third = first;
        Vector256<ushort> fourth = first;
        foreach (RankRange range in ranges)
        {
            // The slice is the bounds check of all four loads.
            ref ushort rows = ref MemoryMarshal.GetReference(ranks.Slice(range.Column + firstRow, Block));
            Vector256<ushort> low = Vector256.Create(range.Low);
            Vector256<ushort> width = Vector256.Create(range.Width);
            first &= Within(ref rows, 0, low, width);
            second &= Within(ref rows, 1, low, width);
            third &= Within(ref rows, 2, low, width);
            fourth &= Within(ref rows, 3, low, width);
            if ((first | second | third | fourth) == Vector256<ushort>.Zero)
            {
                return 0;
            }
        }
        return Bits(first, second) | ((ulong)Bits(third, fourth) << (2 * Lanes));
    }

    // Below the lowest rank the difference wraps around and is greater than any width.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Within(ref ushort rows, int part, Vector256<ushort> low, Vector256<ushort> width) =>
        Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref rows, (nuint)(part * Lanes)) - low, width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(Vector256<ushort> lower, Vector256<ushort> upper) =>
        Vector256.Narrow(lower, upper).ExtractMostSignificantBits();
}
