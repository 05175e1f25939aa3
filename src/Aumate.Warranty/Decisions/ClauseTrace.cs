using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>What one paragraph of the letter asked of a claim, and what came of it.</summary>
/// <param name="Entry">The paragraph, and the requirement that stands in it.</param>
/// <param name="States">What came of the requirement, per group of remedies, met ones included. It is the whole requirement's, also where others of its
/// limbs stand in another paragraph.</param>
/// <param name="Facts">The fields that this paragraph reads for it.</param>
/// <param name="Obligations">The obligations of the decision that this paragraph attached; with its first entry alone.</param>
public sealed record ClauseTrace(
    ClauseEntry Entry,
    ImmutableArray<Finding> States,
    ImmutableArray<FieldRef> Facts,
    ImmutableArray<ObligationCode> Obligations
)
{
    /// <summary>The paragraph.</summary>
    public Paragraph Paragraph => Entry.Paragraph;

    /// <summary>Whether the requirement is met for all remedies and nobody waived it, or there is none: what most entries of most claims are.</summary>
    public bool IsSimplyMet => States == Entry.Met;

    /// <summary>Who changed what it sets or asks.</summary>
    public ImmutableArray<string> Sources(Evaluation evaluation) => new ClauseSources(evaluation).Of(this);

    /// <summary>The working behind a decision: every paragraph in the letter's order, once for each requirement that stands in it.</summary>
    public static ImmutableArray<ClauseTrace> Of(Evaluation evaluation)
    {
        var reader = new FindingReader(evaluation.Facts, evaluation.Terms);
        var entries = ClauseEntry.Of(evaluation.Rules);
        var traces = ImmutableArray.CreateBuilder<ClauseTrace>(entries.Length);
        foreach (var entry in entries)
        {
            traces.Add(
                new ClauseTrace(
                    entry,
                    StatesOf(entry, evaluation, reader),
                    evaluation.Facts.Sources(entry.Limbs),
                    entry.IsFirst ? ObligationsOf(entry.Paragraph, evaluation.Decision) : []
                )
            );
        }

        return traces.MoveToImmutable();
    }

    /// <summary>The rows that stand in a paragraph, each with the limbs that stand there.</summary>
    public static IEnumerable<Rule> Rows(ImmutableArray<Rule> rules, Paragraph paragraph) =>
        rules.Select(rule => rule with { Limbs = Within(rule, paragraph) }).Where(rule => !rule.Limbs.IsEmpty);

    internal static ImmutableArray<Limb> Within(Rule rule, Paragraph paragraph) =>
        [.. rule.Limbs.Where(limb => limb.Clause == paragraph.Clause)];

    private static ImmutableArray<Finding> StatesOf(ClauseEntry entry, Evaluation evaluation, FindingReader reader) =>
        entry switch
        {
            { Requirement: null } => [],
            { Rule: { } rule } => reader.IsSimplyMet(rule) ? entry.Met : [.. reader.Read(rule)],
            _ => [Adjudication.NoFreeRepair(evaluation.Decision)],
        };

    private static ImmutableArray<ObligationCode> ObligationsOf(Paragraph paragraph, Decision decision)
    {
        var codes = ImmutableArray<ObligationCode>.Empty;
        foreach (var obligation in decision.Obligations)
        {
            codes = obligation.Clause == paragraph.Clause ? codes.Add(obligation.Code) : codes;
        }

        return codes;
    }
}
