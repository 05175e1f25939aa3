using System.Collections.Immutable;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Coverage;

/// <summary>What the letter would give for a product after its purchase, were a fault to show (R28).</summary>
/// <param name="Remedies">The four remedies in order (R20).</param>
/// <param name="Conditions">What those that are offered hang on.</param>
/// <param name="OnPurchase">The evaluation of a claim on the day of purchase: versions, timeline and notices are its.</param>
public sealed record ProductCoverage(ImmutableArray<RemedyCoverage> Remedies, ImmutableArray<Condition> Conditions, Evaluation OnPurchase)
{
    /// <summary>One of the remedies.</summary>
    public RemedyCoverage this[Remedy remedy] => Remedies[(int)remedy];
}

/// <summary>What offered remedies hang on when they are claimed: a requirement that R28 takes as met, or something that the customer would have to do.</summary>
/// <param name="Requirement">The requirement. Null: it is an obligation.</param>
/// <param name="Obligation">The obligation. Null: it is a requirement.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="Remedies">The offered remedies that hang on it.</param>
public sealed record Condition(Requirement? Requirement, ObligationCode? Obligation, string Clause, Remedies Remedies);
