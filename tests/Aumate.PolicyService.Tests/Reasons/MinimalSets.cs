namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>
/// All minimal sets of a property that every larger set shares. None is overlooked: any other would lie outside some way of hitting each of those that
/// were found, and every such way is tried.
/// </summary>
internal static class MinimalSets
{
    /// <summary>The sets, in no order.</summary>
    /// <param name="everything">The set of all elements.</param>
    /// <param name="has">The property.</param>
    /// <param name="most">After so many it stops.</param>
    public static List<ulong> Of(ulong everything, Func<ulong, bool> has, int most)
    {
        var found = new List<ulong>();
        List<ulong> hitting = [0];
        var tried = new HashSet<ulong>();
        while (found.Count < most && TryFind(hitting, hit => !tried.Contains(hit), out var next))
        {
            if (has(everything & ~next))
            {
                var minimal = Shrink(everything & ~next, has);
                found.Add(minimal);
                hitting = HitToo(hitting, minimal);
            }
            else
            {
                tried.Add(next);
            }
        }

        return found;
    }

    public static ulong Shrink(ulong set, Func<ulong, bool> has)
    {
        foreach (var element in Elements(set))
        {
            set = has(set & ~element) ? set & ~element : set;
        }

        return set;
    }

    public static IEnumerable<ulong> Elements(ulong set)
    {
        for (; set != 0; set &= set - 1)
        {
            yield return set & (~set + 1);
        }
    }

    private static bool TryFind(List<ulong> sets, Predicate<ulong> which, out ulong set)
    {
        var place = sets.FindIndex(which);
        set = place < 0 ? 0 : sets[place];
        return place >= 0;
    }

    // Those that hit the new set stay; the others are enlarged by each of its elements, where that does not contain one that is there.
    private static List<ulong> HitToo(List<ulong> hitting, ulong minimal)
    {
        var stay = hitting.FindAll(hit => (hit & minimal) != 0);
        var enlarged = hitting
            .Where(hit => (hit & minimal) == 0)
            .SelectMany(hit => Elements(minimal).Select(element => hit | element))
            .Distinct()
            .Where(hit => !stay.Exists(other => (other & ~hit) == 0))
            .ToList();
        return [.. stay, .. enlarged.Where(hit => !enlarged.Exists(other => other != hit && (other & ~hit) == 0))];
    }
}
