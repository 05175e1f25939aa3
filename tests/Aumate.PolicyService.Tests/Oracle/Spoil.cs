using System.Numerics;

namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>
/// How far some facts spoil the remedies: each free remedy not at all, to discretion, or to refusal; and paid repair because it is the
/// supplier's. What several groups of facts do together is the worst that any of them does. There are 54 spoils, so a set of them is a word.
/// </summary>
internal static class Spoil
{
    private const int Supplier = 27;
    private const int Count = 2 * Supplier;
    private static readonly int[] Place = [1, 3, 9];
    private static readonly byte[] Worse =
    [
        .. from a in Enumerable.Range(0, Count) from b in Enumerable.Range(0, Count) select Worst(a, b),
    ];

    public const ulong None = 1;

    /// <summary>The set of the one spoil that these unmet requirements do.</summary>
    public static ulong Of(Verdict verdict, uint unmet)
    {
        int spoil = verdict.IsSuppliers(unmet) ? Supplier : 0;
        foreach (var remedy in PlainTable.FreeRemedies)
        {
            spoil += Place[(int)remedy] * LevelOf(verdict.Of(remedy, unmet));
        }
        return 1ul << spoil;
    }

    /// <summary>What the members of two independent sets can do together.</summary>
    public static ulong Join(ulong left, ulong right)
    {
        ulong joined = 0;
        for (ulong a = left; a != 0; a &= a - 1)
        {
            for (ulong b = right; b != 0; b &= b - 1)
            {
                joined |= 1ul << Worse[(BitOperations.TrailingZeroCount(a) * Count) + BitOperations.TrailingZeroCount(b)];
            }
        }
        return joined;
    }

    /// <summary>The members, each as a set of one.</summary>
    public static IEnumerable<ulong> Members(ulong set)
    {
        for (; set != 0; set &= set - 1)
        {
            yield return set & (~set + 1);
        }
    }

    /// <summary>The common status of the members, or undetermined.</summary>
    public static PlainStatus StatusOf(PlainRemedy remedy, ulong set)
    {
        PlainStatus? common = null;
        for (; set != 0; set &= set - 1)
        {
            var status = StatusOf(remedy, BitOperations.TrailingZeroCount(set));
            if (common is not null && common != status)
            {
                return PlainStatus.Undetermined;
            }
            common = status;
        }
        return common ?? PlainStatus.Undetermined;
    }

    private static PlainStatus StatusOf(PlainRemedy remedy, int spoil)
    {
        if (remedy != PlainRemedy.PaidRepair)
        {
            return (spoil / Place[(int)remedy] % 3) switch
            {
                0 => PlainStatus.Eligible,
                1 => PlainStatus.Discretionary,
                _ => PlainStatus.Ineligible,
            };
        }
        bool refused = spoil >= Supplier || StatusOf(PlainRemedy.FreeRepair, spoil) == PlainStatus.Eligible;
        return refused ? PlainStatus.Ineligible : PlainStatus.Eligible;
    }

    private static int LevelOf(PlainStatus status) =>
        status switch
        {
            PlainStatus.Eligible => 0,
            PlainStatus.Discretionary => 1,
            _ => 2,
        };

    private static byte Worst(int a, int b)
    {
        int supplier = Math.Max(a / Supplier, b / Supplier) * Supplier;
        return (byte)(supplier + Place.Sum(place => Math.Max(a / place % 3, b / place % 3) * place));
    }
}
