using System.Collections.Immutable;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Coverage;

/// <summary>A row of the table that R28 takes as kept, and the rows that already ask for what it asks.</summary>
/// <param name="Rule">The row.</param>
/// <param name="ImpliedBy">Rows that are kept only where it is: with a confirmed fault, a consumable has not simply worn out (R13).</param>
internal sealed record AssumedRule(Rule Rule, ImmutableArray<Rule> ImpliedBy)
{
    /// <summary>Those of a table, in its order.</summary>
    public static ImmutableArray<AssumedRule> Of(ImmutableArray<Rule> rules) =>
        [
            .. rules
                .Where(Assumptions.Keep)
                .Select(rule => new AssumedRule(rule, [.. rules.Where(other => other != rule && Implies(other, rule))])),
        ];

    private static bool Implies(Rule one, Rule other) =>
        other.Limbs.All(limb => one.Limbs.Any(wider => (wider.Facts.Bits & ~limb.Facts.Bits) == 0));
}
