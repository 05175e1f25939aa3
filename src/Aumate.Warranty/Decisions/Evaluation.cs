using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>A decision with the working that it came from. Explaining reads this; it never evaluates again.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Catalog">What the catalog added.</param>
/// <param name="Facts">What claim and catalog came to.</param>
/// <param name="Terms">The terms that governed.</param>
/// <param name="Rules">The table that was read.</param>
public sealed record Evaluation(
    Decision Decision,
    Claim Claim,
    CatalogFacts Catalog,
    ClaimFacts Facts,
    Terms Terms,
    ImmutableArray<Rule> Rules
);
