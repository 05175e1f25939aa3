using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>What one paragraph of the letter asked of a claim, and what came of it.</summary>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Requirement">The requirement that stands in it. Null: none does.</param>
/// <param name="States">What came of the requirement, per group of remedies, met ones included. It is the whole requirement's, also where others of its
/// limbs stand in another paragraph.</param>
/// <param name="Facts">The fields that this paragraph reads for it.</param>
/// <param name="Obligations">The obligations of the decision that this paragraph attached; with its first entry alone.</param>
/// <param name="IsFirst">Whether this is the paragraph's first entry, with which what it sets and asks is said.</param>
public sealed record ClauseTrace(
    Paragraph Paragraph,
    Requirement? Requirement,
    ImmutableArray<Finding> States,
    ImmutableArray<FieldRef> Facts,
    ImmutableArray<ObligationCode> Obligations,
    bool IsFirst
)
{
    /// <summary>The working behind a decision: every paragraph in the letter's order, once for each requirement that stands in it.</summary>
    public static IEnumerable<ClauseTrace> Of(Evaluation evaluation)
    {
        foreach (var paragraph in Paragraph.InOrder)
        {
            var obligations = evaluation
                .Decision.Obligations.Where(obligation => obligation.Clause == paragraph.Clause)
                .Select(obligation => obligation.Code)
                .ToImmutableArray();
            var traces = Of(paragraph, evaluation).DefaultIfEmpty(new ClauseTrace(paragraph, null, [], [], [], false));
            var isFirst = true;
            foreach (var trace in traces)
            {
                yield return isFirst ? trace with { Obligations = obligations, IsFirst = true } : trace;
                isFirst = false;
            }
        }
    }

    /// <summary>The rows that stand in a paragraph, each with the limbs that stand there.</summary>
    public static IEnumerable<Rule> Rows(ImmutableArray<Rule> rules, Paragraph paragraph) =>
        rules.Select(rule => Within(rule, paragraph)).Where(rule => !rule.Limbs.IsEmpty);

    private static IEnumerable<ClauseTrace> Of(Paragraph paragraph, Evaluation evaluation)
    {
        var reader = new FindingReader(evaluation.Facts, evaluation.Terms);
        foreach (var rule in evaluation.Rules)
        {
            var here = Within(rule, paragraph);
            if (!here.Limbs.IsEmpty)
            {
                yield return new ClauseTrace(
                    paragraph,
                    rule.Requirement,
                    [.. reader.Read(rule)],
                    evaluation.Facts.Sources(here.Limbs),
                    [],
                    false
                );
            }
        }

        if (paragraph.Clause == Paragraph.OfPaidRepair)
        {
            yield return new ClauseTrace(
                paragraph,
                Letter.Requirement.NoFreeRepair,
                [Adjudication.NoFreeRepair(evaluation.Decision)],
                [],
                [],
                false
            );
        }
    }

    private static Rule Within(Rule rule, Paragraph paragraph) =>
        rule with
        {
            Limbs = [.. rule.Limbs.Where(limb => limb.Clause == paragraph.Clause)],
        };
}
