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
    /// <summary>The rulings by which it is read, in their order.</summary>
    public ImmutableArray<string> Rulings =>
        (Requirement, IsFirst) switch
        {
            ({ } requirement, true) => Letter.Rulings.Of(requirement, Paragraph.Clause),
            ({ } requirement, false) => Letter.Rulings.Of(requirement),
            (null, _) => Letter.Rulings.Of(Paragraph.Clause),
        };

    /// <summary>Who changed what it sets or asks.</summary>
    public ImmutableArray<string> Sources(Evaluation evaluation) => new ClauseSources(evaluation).Of(this);

    /// <summary>The working behind a decision: every paragraph in the letter's order, once for each requirement that stands in it.</summary>
    public static IEnumerable<ClauseTrace> Of(Evaluation evaluation)
    {
        var reader = new FindingReader(evaluation.Facts, evaluation.Terms);
        foreach (var (paragraph, rows) in LetterLayout.Of(evaluation.Rules))
        {
            var first = true;
            foreach (var row in rows)
            {
                var fields = evaluation.Facts.Sources(row.Here.Limbs);
                yield return Entry(paragraph, row.Whole.Requirement, [.. reader.Read(row.Whole)], fields, evaluation, first);
                first = false;
            }

            if (paragraph.Clause == Paragraph.OfPaidRepair)
            {
                var states = ImmutableArray.Create(Adjudication.NoFreeRepair(evaluation.Decision));
                yield return Entry(paragraph, Letter.Requirement.NoFreeRepair, states, [], evaluation, first);
            }
            else if (first)
            {
                yield return Entry(paragraph, null, [], [], evaluation, first);
            }
        }
    }

    /// <summary>The rows that stand in a paragraph, each with the limbs that stand there.</summary>
    public static IEnumerable<Rule> Rows(ImmutableArray<Rule> rules, Paragraph paragraph) =>
        LetterLayout.Of(rules).First(laid => laid.Paragraph == paragraph).Rows.Select(row => row.Here);

    // What a paragraph sets and obliges to is said with its first entry.
    private static ClauseTrace Entry(
        Paragraph paragraph,
        Requirement? requirement,
        ImmutableArray<Finding> states,
        ImmutableArray<FieldRef> fields,
        Evaluation evaluation,
        bool first
    ) => new(paragraph, requirement, states, fields, first ? Obliged(paragraph, evaluation) : [], first);

    private static ImmutableArray<ObligationCode> Obliged(Paragraph paragraph, Evaluation evaluation)
    {
        var codes = ImmutableArray<ObligationCode>.Empty;
        foreach (var obligation in evaluation.Decision.Obligations)
        {
            codes = obligation.Clause == paragraph.Clause ? codes.Add(obligation.Code) : codes;
        }

        return codes;
    }
}
