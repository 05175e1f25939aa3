using System.Collections.Immutable;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Explaining;

/// <summary>What stands behind a sentence, for those who handle or check a claim.</summary>
/// <param name="Clauses">Clauses of the letter.</param>
/// <param name="Rulings">Rulings by which they are read.</param>
/// <param name="Fields">The facts.</param>
/// <param name="Source">Who set or waived it, besides the letter. Empty: nobody.</param>
internal readonly record struct Basis(
    ImmutableArray<string> Clauses,
    ImmutableArray<string> Rulings,
    ImmutableArray<FieldRef> Fields,
    string Source = ""
)
{
    /// <summary>One clause, or none where its name is empty.</summary>
    public static Basis Of(string clause, params ImmutableArray<string> rulings) => new(clause.Length == 0 ? [] : [clause], rulings, []);
}
