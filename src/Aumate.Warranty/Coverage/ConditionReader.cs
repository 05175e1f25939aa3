using System.Collections.Immutable;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Coverage;

/// <summary>Reads what offered remedies hang on: the table's requirements in the order of R17, then obligations in the letter's.</summary>
internal sealed class ConditionReader(ImmutableArray<RemedyCoverage> remedies)
{
    private readonly Evaluation evaluation = remedies[0].By;
    private readonly Remedies offered = remedies.Aggregate(
        Remedies.None,
        (set, remedy) => set | (remedy.IsOffered ? remedy.Remedy.AsSet() : Remedies.None)
    );

    public IEnumerable<Condition> Read() => Requirements().Concat(Obligations()).Where(condition => condition.Remedies != Remedies.None);

    private IEnumerable<Condition> Requirements()
    {
        foreach (var rule in evaluation.Rules.Where(Assumptions.Keep))
        {
            var implied = evaluation
                .Rules.Where(other => Implies(other, rule))
                .Aggregate(Remedies.None, (set, other) => set | Asked(other));
            yield return new Condition(rule.Requirement, null, rule.Clause, Asked(rule) & offered & ~implied);
        }
    }

    private IEnumerable<Condition> Obligations() =>
        ObligationTable.Clauses.Select(row => new Condition(
            null,
            row.Code,
            row.Clause,
            remedies.Aggregate(Remedies.None, (set, remedy) => set | Obliged(remedy, row.Code, row.Clause))
        ));

    private static Remedies Obliged(RemedyCoverage remedy, ObligationCode code, string clause) =>
        remedy.IsOffered
            ? remedy
                .By.Decision.Obligations.Where(obligation => obligation.Code == code && obligation.Clause == clause)
                .Aggregate(Remedies.None, (set, obligation) => set | (obligation.Remedies & remedy.Remedy.AsSet()))
            : Remedies.None;

    private Remedies Asked(Rule rule) => rule.Remedies & ~evaluation.Terms.Waived(rule.Requirement);

    // Who keeps the one keeps the other: a consumable with a confirmed fault has not simply worn out (R13).
    private static bool Implies(Rule one, Rule other) =>
        one != other && other.Limbs.All(limb => one.Limbs.Any(wider => (wider.Facts.Bits & ~limb.Facts.Bits) == 0));
}
