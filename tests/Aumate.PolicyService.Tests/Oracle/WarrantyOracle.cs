namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>A second reading of the letter that shares nothing with the service: it enumerates completions (R2).</summary>
public static class WarrantyOracle
{
    public static OracleDecision Decide(PlainClaim claim) => new(claim, GroupedProduct.Answers(claim));

    /// <summary>The same by the full product of the unknown facts; only for claims with few of them.</summary>
    public static OracleDecision DecideByFullProduct(PlainClaim claim) => new(claim, new WholeProduct(claim).Answers());

    /// <summary>How many completions the full product has.</summary>
    public static long CountCompletions(PlainClaim claim) => Grid.SizeOf(UnknownFacts.Of(claim));
}
