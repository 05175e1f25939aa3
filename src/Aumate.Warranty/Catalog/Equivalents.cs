using System.Collections.Immutable;
using NodaTime;

namespace Aumate.Warranty.Catalog;

/// <summary>Everything about the replacement of one product but the claim date (3.2, R21). Immutable, so it can be remembered and shared.</summary>
public sealed class Equivalents
{
    /// <summary>The most candidates that a proposal lists.</summary>
    public const int MaxListed = 100;

    private readonly ImmutableArray<ChainLink> chain;
    private readonly ImmutableArray<Alternative> alternatives;

    internal Equivalents(Product original, ImmutableArray<ChainLink> chain, ImmutableArray<Alternative> alternatives)
    {
        Original = original;
        this.chain = chain;
        this.alternatives = alternatives;
    }

    /// <summary>The product to be replaced.</summary>
    public Product Original { get; }

    /// <summary>How many candidates are kept: every link of the successor chain, and every other product that qualifies while on sale.</summary>
    public int CandidateCount => chain.Length + alternatives.Length;

    /// <summary>The proposal for a claim date (R6): only being on sale is still to be seen.</summary>
    public ReplacementProposal On(LocalDate claimDate)
    {
        if (Original.IsOnSale(claimDate))
        {
            return new ReplacementProposal(ReplacementOutcome.SameModel, Original.Model, [], 0);
        }
        ImmutableArray<Candidate>.Builder listed = ImmutableArray.CreateBuilder<Candidate>(Math.Min(CandidateCount, MaxListed));
        int qualifying = 0;
        string? chosen = null;
        foreach (Candidate candidate in On(claimDate, chain, alternatives))
        {
            if (candidate.Qualifies)
            {
                qualifying++;
                chosen ??= candidate.Model;
            }
            if (listed.Count < MaxListed)
            {
                listed.Add(candidate);
            }
        }
        ReplacementOutcome outcome = chosen is null ? ReplacementOutcome.None : ReplacementOutcome.Equivalent;
        return new ReplacementProposal(outcome, chosen, listed.DrainToImmutable(), qualifying);
    }

    private static IEnumerable<Candidate> On(LocalDate claimDate, ImmutableArray<ChainLink> chain, ImmutableArray<Alternative> alternatives)
    {
        foreach (ChainLink link in chain)
        {
            yield return link.Product.IsOnSale(claimDate) ? link.OnSale : link.OffSale;
        }
        foreach (Alternative alternative in alternatives)
        {
            if (alternative.Product.IsOnSale(claimDate))
            {
                yield return alternative.OnSale;
            }
        }
    }
}

/// <summary>A link of the successor chain with both its faces; it is listed on every date.</summary>
internal sealed record ChainLink(Product Product, Candidate OnSale, Candidate OffSale);

/// <summary>A product outside the chain that qualifies whenever it is on sale; only then is it listed.</summary>
internal sealed record Alternative(Product Product, Candidate OnSale);
