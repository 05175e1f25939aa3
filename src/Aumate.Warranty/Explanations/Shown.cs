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

    /// <summary>One requirement.</summary>
    public static Shown Of(Requirement requirement) => new(1UL << (int)requirement, 0);

    /// <summary>One requirement, with the clause that asks for it.</summary>
    public static Shown Of(Requirement requirement, string clause) => new(1UL << (int)requirement, 1UL << Paragraph.PlaceOf(clause));

    /// <summary>What either shows.</summary>
    public static Shown operator |(Shown one, Shown other) => new(one.Requirements | other.Requirements, one.Clauses | other.Clauses);

    /// <summary>The requirements, in the order of R17.</summary>
    public ImmutableArray<Requirement> ToRequirements()
    {
        var requirements = ImmutableArray.CreateBuilder<Requirement>(BitOperations.PopCount(Requirements));
        for (var rest = Requirements; rest != 0; rest &= rest - 1)
        {
            requirements.Add((Requirement)BitOperations.TrailingZeroCount(rest));
        }

        return requirements.MoveToImmutable();
    }

    /// <summary>The clauses, in the letter's order.</summary>
    public ImmutableArray<string> ToClauses()
    {
        var clauses = ImmutableArray.CreateBuilder<string>(BitOperations.PopCount(Clauses));
        for (var rest = Clauses; rest != 0; rest &= rest - 1)
        {
            clauses.Add(ClausesInOrder[BitOperations.TrailingZeroCount(rest)]);
        }

        return clauses.MoveToImmutable();
    }
}
