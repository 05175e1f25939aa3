using System.Collections.Immutable;

namespace Aumate.Warranty.Catalog;

/// <summary>How the search for a replacement ended (R21).</summary>
public enum ReplacementOutcome
{
    /// <summary>The product is on sale on the claim date: the same model is given.</summary>
    SameModel,

    /// <summary>It is not: a product of the same performance or better is given.</summary>
    Equivalent,

    /// <summary>Nothing qualifies: a person chooses.</summary>
    None,
}

/// <summary>What keeps a product from being a replacement, besides parameters that fail (R21).</summary>
public enum CandidateObstacle
{
    /// <summary>Not released, or no longer sold, on the claim date.</summary>
    NotOnSale,

    /// <summary>A prototype.</summary>
    Prototype,

    /// <summary>Not new.</summary>
    NotNew,

    /// <summary>Of another brand.</summary>
    OtherBrand,
}

/// <summary>What is given in exchange for a product claimed on a day (3.2, R21).</summary>
/// <param name="Outcome">How the search ended.</param>
/// <param name="Model">The model given. Null exactly where nothing qualifies.</param>
/// <param name="Candidates">
/// The successor chain, nearest first, with the links that fail, then every other product that qualifies, in order of preference.
/// At most <see cref="EquivalentSearch.MaxListed"/>. Empty where the same model is given.
/// </param>
/// <param name="QualifyingCount">How many candidates qualify, listed or not. 0 where the same model is given: nothing was held against it.</param>
public sealed record ReplacementProposal(
    ReplacementOutcome Outcome,
    string? Model,
    ImmutableArray<Candidate> Candidates,
    int QualifyingCount
);

/// <summary>A product held against the original (R21).</summary>
/// <param name="Model">Its model.</param>
/// <param name="Qualifies">Whether nothing stands in its way and every parameter passes.</param>
/// <param name="SuccessorRank">Its place in the successor chain, 1 for the direct successor. 0: not in the chain.</param>
/// <param name="Obstacles">What stands in its way besides parameters, each once, in the order of the enum. Empty: nothing.</param>
/// <param name="Proofs">Every parameter of the category, in its order.</param>
public sealed record Candidate(
    string Model,
    bool Qualifies,
    int SuccessorRank,
    ImmutableArray<CandidateObstacle> Obstacles,
    ImmutableArray<ParameterProof> Proofs
)
{
    // Of all that its proofs say.
    internal int TextLength =>
        Proofs.Sum(proof =>
            proof.Parameter.Id.Length + proof.Parameter.Unit.Length + (proof.OriginalText?.Length ?? 0) + (proof.CandidateText?.Length ?? 0)
        );
}

/// <summary>One parameter of a candidate held against the original's (R21).</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="OriginalText">The original's value, canonical. Null: missing, which proves nothing.</param>
/// <param name="CandidateText">The candidate's value, canonical. Null: missing, which proves nothing.</param>
/// <param name="Passed">Whether the candidate's is not lower.</param>
public readonly record struct ParameterProof(Parameter Parameter, string? OriginalText, string? CandidateText, bool Passed);
