using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>Reads rows of the table against the facts and says what came of them (R17).</summary>
internal sealed class FindingReader(ClaimFacts facts, Terms terms)
{
    /// <summary>Whether a row has nothing to say: it is not waived, and each of its limbs has a fact that is known to be false.</summary>
    public bool IsSimplyMet(Rule rule)
    {
        foreach (var limb in rule.Limbs)
        {
            if (facts.Values.Allow(limb.Facts))
            {
                return false;
            }
        }

        return (terms.Waived(rule.Requirement) & rule.Remedies) == Remedies.None;
    }

    /// <summary>What came of one row: once for each group of remedies that share a state and a source.</summary>
    public IEnumerable<Finding> Read(Rule rule)
    {
        var asked = rule.Remedies;
        foreach (var waiver in terms.Waivers)
        {
            if (waiver.Requirement == rule.Requirement && (waiver.Remedies & asked) is var waived && waived != Remedies.None)
            {
                yield return new Finding(rule.Requirement, RequirementState.Waived, rule.Effect, rule.Clause, waived, [], waiver.Source);
                asked &= ~waived;
            }
        }

        if (asked != Remedies.None)
        {
            yield return Judge(rule, asked);
        }
    }

    /// <summary>What came of a row where nothing speaks against it.</summary>
    public static Finding Met(Rule rule, Remedies asked) =>
        new(rule.Requirement, RequirementState.Met, rule.Effect, rule.Clause, Concerned(rule, asked), []);

    // The supplier's accessory bars paid repair as well (8.3; R19), as long as it bars the free one.
    private static Remedies Concerned(Rule rule, Remedies asked) =>
        rule.Requirement == Requirement.StandardConfiguration && asked.Has(Remedy.FreeRepair) ? asked | Remedies.PaidRepair : asked;

    private Finding Judge(Rule rule, Remedies asked)
    {
        var remedies = Concerned(rule, asked);
        var limbs = rule.Limbs.RemoveAll(limb => !facts.Values.Allow(limb.Facts));
        var fired = limbs.FirstOrDefault(limb => facts.Values.Prove(limb.Facts));
        return fired is not null ? Finding(rule, RequirementState.NotMet, remedies, [fired])
            : limbs.IsEmpty ? Met(rule, asked)
            : Finding(rule, RequirementState.Unknown, remedies, limbs);
    }

    private Finding Finding(Rule rule, RequirementState state, Remedies remedies, ImmutableArray<Limb> limbs) =>
        new(rule.Requirement, state, rule.Effect, limbs[0].Clause, remedies, facts.Sources(limbs));
}
