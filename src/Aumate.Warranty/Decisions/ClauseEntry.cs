using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>A paragraph of the letter with one requirement that stands in it, whatever the claim. An entry is known by its reference.</summary>
public sealed class ClauseEntry
{
    // A table does not change, so what stands where is read of it once.
    private static readonly ConditionalWeakTable<Rule[], ImmutableArray<ClauseEntry>[]> Read = [];

    private ClauseEntry(Paragraph paragraph, Requirement? requirement, Rule? rule, ImmutableArray<Limb> limbs, bool isFirst)
    {
        (Paragraph, Requirement, Rule, Limbs, IsFirst) = (paragraph, requirement, rule, limbs, isFirst);
        Met = rule is null ? [] : [FindingReader.Met(rule, rule.Remedies)];
        Rulings = ReadRulings();
    }

    /// <summary>The paragraph.</summary>
    public Paragraph Paragraph { get; }

    /// <summary>The requirement that stands in it. Null: none does.</summary>
    public Requirement? Requirement { get; }

    /// <summary>Whether this is the paragraph's first entry, with which what it sets and asks is said.</summary>
    public bool IsFirst { get; }

    /// <summary>The rulings by which it is read, in their order.</summary>
    public ImmutableArray<string> Rulings { get; }

    // The row of the table. Null: no row asks for the requirement, or there is none.
    internal Rule? Rule { get; }

    // The limbs of the row that stand in the paragraph.
    internal ImmutableArray<Limb> Limbs { get; }

    /// <summary>What is found where nothing speaks against the row.</summary>
    internal ImmutableArray<Finding> Met { get; }

    /// <summary>The entries of a table: every paragraph in the letter's order, once for each requirement that stands in it.</summary>
    internal static ImmutableArray<ClauseEntry> Of(ImmutableArray<Rule> rules) =>
        Read.GetValue(
            ImmutableCollectionsMarshal.AsArray(rules)!,
            table =>
                [
                    [.. Paragraph.InOrder.SelectMany(paragraph => Of(paragraph, ImmutableCollectionsMarshal.AsImmutableArray(table)))],
                ]
        )[0];

    private static List<ClauseEntry> Of(Paragraph paragraph, ImmutableArray<Rule> rules)
    {
        var entries = new List<ClauseEntry>();
        foreach (var rule in rules)
        {
            if (ClauseTrace.Within(rule, paragraph) is { IsEmpty: false } limbs)
            {
                entries.Add(new ClauseEntry(paragraph, rule.Requirement, rule, limbs, entries.Count == 0));
            }
        }

        if (paragraph.Clause == Paragraph.OfPaidRepair)
        {
            entries.Add(new ClauseEntry(paragraph, Letter.Requirement.NoFreeRepair, null, [], entries.Count == 0));
        }

        return entries.Count == 0 ? [new ClauseEntry(paragraph, null, null, [], true)] : entries;
    }

    private ImmutableArray<string> ReadRulings() =>
        (Requirement, IsFirst) switch
        {
            ({ } requirement, true) => Letter.Rulings.Of(requirement, Paragraph.Clause),
            ({ } requirement, false) => Letter.Rulings.Of(requirement),
            (null, _) => Letter.Rulings.Of(Paragraph.Clause),
        };
}
