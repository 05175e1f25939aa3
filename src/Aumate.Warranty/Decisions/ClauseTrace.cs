using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>What one paragraph of the letter asked of a claim, and what came of it.</summary>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Rule">The row that stands in it, with the limbs of this paragraph alone. Null: none stands there.</param>
/// <param name="States">What came of the row, per group of remedies; met ones included.</param>
/// <param name="Facts">The fields that the row reads.</param>
/// <param name="Obligations">The obligations of the decision that this paragraph attached; said once, with its first row.</param>
public sealed record ClauseTrace(
    Paragraph Paragraph,
    Rule? Rule,
    ImmutableArray<Finding> States,
    ImmutableArray<FieldRef> Facts,
    ImmutableArray<ObligationCode> Obligations
)
{
    /// <summary>The working behind a decision: every paragraph in the letter's order, once for each row that stands in it.</summary>
    public static IEnumerable<ClauseTrace> Of(Evaluation evaluation)
    {
        var reader = new FindingReader(evaluation.Facts, evaluation.Terms);
        foreach (var paragraph in Paragraph.InOrder)
        {
            ImmutableArray<ObligationCode> obligations =
            [
                .. evaluation
                    .Decision.Obligations.Where(obligation => obligation.Clause == paragraph.Clause)
                    .Select(obligation => obligation.Code),
            ];
            var rows = Rows(evaluation.Rules, paragraph).ToImmutableArray();
            for (var i = 0; i < rows.Length; i++)
            {
                yield return new ClauseTrace(
                    paragraph,
                    rows[i],
                    [.. reader.Read(rows[i])],
                    Fields(rows[i], evaluation.Facts),
                    i == 0 ? obligations : []
                );
            }

            if (rows.IsEmpty)
            {
                yield return new ClauseTrace(paragraph, null, [], [], obligations);
            }
        }
    }

    /// <summary>The rows that stand in a paragraph, each with the limbs that stand there.</summary>
    public static IEnumerable<Rule> Rows(ImmutableArray<Rule> rules, Paragraph paragraph) =>
        rules
            .Select(rule => rule with { Limbs = [.. rule.Limbs.Where(limb => limb.Clause == paragraph.Clause)] })
            .Where(rule => !rule.Limbs.IsEmpty);

    private static ImmutableArray<FieldRef> Fields(Rule rule, ClaimFacts facts) =>
        [.. rule.Limbs.SelectMany(limb => limb.Facts.Facts()).SelectMany(facts.Sources).Distinct().OrderBy(field => field.Order)];
}
