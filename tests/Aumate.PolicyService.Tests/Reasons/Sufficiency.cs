using System.Collections.Immutable;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Which sets of a claim's known facts settle a remedy, by the second reading of the letter. A set is a number, a bit for each known field.</summary>
internal sealed class Sufficiency
{
    private static readonly uint AllRequirements = PlainTable.Requirements.Aggregate(0u, (bits, r) => bits | Reading.Bit(r));
    private readonly ReasonCase subject;
    private readonly Verdict[] verdicts;
    private readonly Dictionary<ulong, EndsSoFar> ends = [];

    public Sufficiency(ReasonCase subject)
    {
        this.subject = subject;
        verdicts = [.. subject.Plain.Select(law => new Verdict(law))];
        Known = KnownFields.Of(subject.Evaluation);
    }

    /// <summary>The known fields, in their order.</summary>
    public ImmutableArray<FieldRef> Known { get; }

    /// <summary>All known fields, as a set.</summary>
    public ulong Everything => (1UL << Known.Length) - 1;

    /// <summary>Whether a set leaves a remedy one status, the one that was decided.</summary>
    public bool Settles(ulong set, Remedy remedy)
    {
        var decided = (PlainStatus)subject.Evaluation.Decision[remedy].Status;
        return Ends(set).All(end => verdicts[end.Law].Of((PlainRemedy)remedy, end.Unmet) == decided);
    }

    /// <summary>The requirements that are met, or not met, whatever else is.</summary>
    public (uint Met, uint NotMet) Shown(ulong set) =>
        Ends(set)
            .Aggregate((Met: AllRequirements, NotMet: AllRequirements), (shown, end) => (shown.Met & ~end.Unmet, shown.NotMet & end.Unmet));

    /// <summary>The fields of a set, in their order.</summary>
    public IEnumerable<FieldRef> Fields(ulong set) => Known.Where((_, i) => (set >> i & 1) != 0);

    /// <summary>The fields as a set. Null: one of them is not known.</summary>
    public ulong? SetOf(IEnumerable<FieldRef> fields)
    {
        var places = fields.Select(field => Known.IndexOf(field)).ToArray();
        return places.Contains(-1) ? null : places.Aggregate(0UL, (set, place) => set | 1UL << place);
    }

    // Completed one by one and no further than it takes: mostly an early one tells that a set leaves a remedy open.
    private IEnumerable<(int Law, uint Unmet)> Ends(ulong set)
    {
        if (!ends.TryGetValue(set, out var found))
        {
            var held = Fields(set).ToHashSet();
            found = new EndsSoFar(
                subject.Plain.SelectMany(
                    (claim, law) => Extremes.Of(new Held(claim, held)).Select(facts => (law, Reading.Unmet(facts, AllRequirements)))
                )
            );
            ends.Add(set, found);
        }

        return found.All();
    }

    private sealed class EndsSoFar(IEnumerable<(int Law, uint Unmet)> ends)
    {
        private readonly IEnumerator<(int Law, uint Unmet)> further = ends.GetEnumerator();
        private readonly List<(int Law, uint Unmet)> found = [];

        public IEnumerable<(int Law, uint Unmet)> All()
        {
            for (var i = 0; i < found.Count || FindNext(); i++)
            {
                yield return found[i];
            }
        }

        private bool FindNext()
        {
            while (further.MoveNext())
            {
                if (!found.Contains(further.Current))
                {
                    found.Add(further.Current);
                    return true;
                }
            }

            return false;
        }
    }
}
