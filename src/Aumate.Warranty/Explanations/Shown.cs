using System.Collections.Immutable;
using System.Numerics;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>The requirements and clauses that a reason shows, each in a machine word: in the order of R17, and in the letter's.</summary>
internal readonly record struct Shown(ulong Requirements, ulong Clauses)
{
    private static readonly ImmutableArray<string> ClausesInOrder = [.. Paragraph.InOrder.Select(paragraph => paragraph.Clause)];

    /// <summary>Whether nothing is shown.</summary>
    public bool IsNothing => Requirements == 0;

    /// <summary>One requirement, with the clause that asks for it.</summary>
    public static Shown Of(Requirement requirement, string clause) => new(1UL << (int)requirement, 1UL << Paragraph.PlaceOf(clause));

    /// <summary>What either shows.</summary>
    public static Shown operator |(Shown one, Shown other) =>
        new(one.Requirements | other.Requirements, one.Clauses | other.Clauses);

    /// <summary>The requirements of a word.</summary>
    public static ImmutableArray<Requirement> RequirementsOf(ulong word)
    {
        var requirements = ImmutableArray.CreateBuilder<Requirement>(BitOperations.PopCount(word));
        for (var rest = word; rest != 0; rest &= rest - 1)
        {
            requirements.Add((Requirement)BitOperations.TrailingZeroCount(rest));
        }

        return requirements.MoveToImmutable();
    }

    /// <summary>The clauses of a word.</summary>
    public static ImmutableArray<string> ClausesOf(ulong word)
    {
        var clauses = ImmutableArray.CreateBuilder<string>(BitOperations.PopCount(word));
        for (var rest = word; rest != 0; rest &= rest - 1)
        {
            clauses.Add(ClausesInOrder[BitOperations.TrailingZeroCount(rest)]);
        }

        return clauses.MoveToImmutable();
    }
}
