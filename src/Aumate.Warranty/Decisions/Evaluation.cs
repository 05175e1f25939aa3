using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>A decision with the working that it came from. Explaining reads this; it never evaluates again.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Circumstances">What catalog, terms and calendar contributed; with the claim it is all that the decision came from.</param>
/// <param name="Facts">What claim and catalog came to.</param>
/// <param name="Laws">The terms that governed, amended by contract and exceptions; where an unknown purchase date leaves that open, all that may have,
/// those of the claim date first.</param>
/// <param name="Rules">The table that was read.</param>
public sealed record Evaluation(
    Decision Decision,
    Claim Claim,
    Circumstances Circumstances,
    ClaimFacts Facts,
    ImmutableArray<Terms> Laws,
    ImmutableArray<Rule> Rules
)
{
    /// <summary>What the catalog added.</summary>
    public CatalogFacts Catalog => Circumstances.Catalog;

    /// <summary>
    /// The beginning of what the id is a digest of: all that decides besides the claim, which is the same for every claim that the same terms and versions
    /// decide.
    /// </summary>
    public byte[] BeginningOfId() => DecisionId.Beginning(Laws, Decision.Versions);

    /// <summary>The terms by which findings and timeline are told.</summary>
    public Terms Terms => Laws[0];
}
