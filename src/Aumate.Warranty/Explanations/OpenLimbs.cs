using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>
/// What is open about some limbs: the prime ones (R2), each less what is known to be true. None: that one limb holds is known, or that none does.
/// </summary>
/// <param name="Primes">Sets of unknown facts; where all facts of one are true, a limb holds.</param>
/// <param name="Certain">Whether one holds in every completion.</param>
internal readonly record struct OpenLimbs(ImmutableArray<FactSet> Primes, bool Certain)
{
    /// <summary>Reads limbs.</summary>
    public static OpenLimbs Of(IEnumerable<AskedLimb> limbs, FactValues values)
    {
        var open = limbs
            .Where(asked => values.Allow(asked.Limb.Facts))
            .Select(asked => new FactSet(asked.Limb.Facts.Bits & ~values.True.Bits))
            .Distinct()
            .ToArray();
        return Array.Exists(open, limb => limb.Bits == 0)
            ? new OpenLimbs([], true)
            : new OpenLimbs([.. open.Where(limb => !Array.Exists(open, other => other != limb && (other.Bits & ~limb.Bits) == 0))], false);
    }

    /// <summary>The facts that it hangs on.</summary>
    public FactSet Facts => new(Primes.Aggregate(0UL, (facts, prime) => facts | prime.Bits));
}
