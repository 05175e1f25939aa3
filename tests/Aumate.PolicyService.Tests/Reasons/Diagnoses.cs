using System.Collections.Concurrent;
using System.Numerics;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>
/// What a pending diagnosis can come to (R11): a product fault or an external cause with any of the causes that it can find, or no fault with none,
/// and that only where no cause is listed. Outcomes that differ only in what cannot matter are one.
/// </summary>
internal static class Diagnoses
{
    // There are thousands of outcomes, and few ways in which a claim can be open about them.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(uint Refused, long Outcomes)>> Counted = new(
        StringComparer.Ordinal
    );

    /// <summary>Whether the diagnosis settles a fact.</summary>
    public static bool Settles(Fact fact) =>
        fact is Fact.ExternalCause or Fact.NoFaultFound or (>= Fact.Misuse and <= Fact.UnauthorizedService);

    /// <summary>The outcomes, as which of the remedies they refuse, and how many do just that. One that refuses none, where nothing is open.</summary>
    public static IReadOnlyList<(uint Refused, long Outcomes)> Of(Evaluation evaluation, Remedy[] open)
    {
        OpenLetter[] letters = [.. open.Select(remedy => new OpenLetter(evaluation, remedy))];
        var matter = letters.SelectMany(letter => letter.Matter.Facts()).Where(Settles).Aggregate(0UL, (set, fact) => set | Bit(fact));
        // Each fact of the diagnosis refuses by itself, beside what is known.
        var refusing = Enumerable.Range(0, 64).Select(place => RefusedBy(letters, 1UL << place & matter, evaluation)).ToArray();
        var start = RefusedBy(letters, 0, evaluation);
        var key = $"{evaluation.Claim.Causes.Bits == 0} {matter} {start} {string.Join(' ', refusing)}";
        return Counted.GetOrAdd(
            key,
            _ => Count(Outcomes(evaluation, matter).Select(outcome => outcome & matter).ToHashSet(), start, refusing)
        );
    }

    private static IReadOnlyList<(uint Refused, long Outcomes)> Count(HashSet<ulong> outcomes, uint start, uint[] refusing)
    {
        var counts = new Dictionary<uint, long>();
        foreach (var outcome in outcomes)
        {
            var refused = start;
            for (var rest = outcome; rest != 0; rest &= rest - 1)
            {
                refused |= refusing[BitOperations.TrailingZeroCount(rest)];
            }

            counts[refused] = counts.GetValueOrDefault(refused) + 1;
        }

        return [.. counts.Select(count => (count.Key, count.Value))];
    }

    private static uint RefusedBy(OpenLetter[] letters, ulong facts, Evaluation evaluation)
    {
        var refused = 0u;
        for (var i = 0; i < letters.Length; i++)
        {
            var known = evaluation.Facts.Values.True.Bits | (facts & letters[i].Matter.Bits);
            refused |= letters[i].Refuses(new FactSet(known)) ? 1u << i : 0;
        }

        return refused;
    }

    private static IEnumerable<ulong> Outcomes(Evaluation evaluation, ulong matter)
    {
        if (matter == 0)
        {
            return [0];
        }

        var found = Subsets(matter & ~Bit(Fact.ExternalCause) & ~Bit(Fact.NoFaultFound)).ToArray();
        var outcomes = found.Concat(found.Select(causes => causes | Bit(Fact.ExternalCause)));
        return evaluation.Claim.Causes.Bits == 0 ? outcomes.Append(Bit(Fact.NoFaultFound)) : outcomes;
    }

    private static IEnumerable<ulong> Subsets(ulong set)
    {
        for (var subset = set; ; subset = (subset - 1) & set)
        {
            yield return subset;
            if (subset == 0)
            {
                yield break;
            }
        }
    }

    private static ulong Bit(Fact fact) => FactSet.Of(fact).Bits;
}
