using System.Collections.Immutable;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>Which rows of a table stand in which paragraph of the letter: laid out once for the letter's own table, of which every explanation is.</summary>
internal static class LetterLayout
{
    private static readonly ImmutableArray<(Paragraph Paragraph, ImmutableArray<Placed> Rows)> OfLetter = LayOut(CommitmentLetter.Rules);

    /// <summary>A row, and the same row with the limbs of one paragraph alone.</summary>
    internal readonly record struct Placed(Rule Whole, Rule Here);

    /// <summary>The paragraphs in the letter's order, each with its rows.</summary>
    public static ImmutableArray<(Paragraph Paragraph, ImmutableArray<Placed> Rows)> Of(ImmutableArray<Rule> rules) =>
        rules == CommitmentLetter.Rules ? OfLetter : LayOut(rules);

    private static ImmutableArray<(Paragraph Paragraph, ImmutableArray<Placed> Rows)> LayOut(ImmutableArray<Rule> rules) =>
        [.. Paragraph.InOrder.Select(paragraph => (paragraph, Rows(rules, paragraph)))];

    private static ImmutableArray<Placed> Rows(ImmutableArray<Rule> rules, Paragraph paragraph) =>
        [
            .. rules
                .Select(rule => new Placed(rule, rule with { Limbs = [.. rule.Limbs.Where(limb => limb.Clause == paragraph.Clause)] }))
                .Where(row => !row.Here.Limbs.IsEmpty),
        ];
}
