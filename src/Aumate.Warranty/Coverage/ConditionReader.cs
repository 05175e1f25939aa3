using System.Collections.Immutable;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Coverage;

/// <summary>Reads what offered remedies hang on: the table's requirements in the order of R17, then obligations in the letter's.</summary>
/// <param name="assumed">The rows of the table that are kept by assumption.</param>
/// <param name="remedies">The remedies.</param>
internal sealed class ConditionReader(ImmutableArray<AssumedRule> assumed, ImmutableArray<RemedyCoverage> remedies)
{
    private readonly Terms terms = remedies[0].By.Terms;
    private readonly Remedies offered = remedies.Aggregate(
        Remedies.None,
        (set, remedy) => set | (remedy.IsOffered ? remedy.Remedy.AsSet() : Remedies.None)
    );

    public IEnumerable<Condition> Read() => Requirements().Concat(Obligations()).Where(condition => condition.Remedies != Remedies.None);

    private IEnumerable<Condition> Requirements()
    {
        foreach (var (rule, impliedBy) in assumed)
        {
            var asked = Asked(rule) & offered;
            foreach (var other in impliedBy)
            {
                asked &= ~Asked(other);
            }

            yield return new Condition(rule.Requirement, null, rule.Clause, asked);
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

    private Remedies Asked(Rule rule) => rule.Remedies & ~terms.Waived(rule.Requirement);
}
