namespace Aumate.PolicyService.Client;

/// <summary>Claims that are answered together, in their order.</summary>
/// <param name="claims">All of them.</param>
internal sealed class Batch(IReadOnlyList<AskedClaim> claims)
{
    /// <summary>Those that are sent.</summary>
    internal IReadOnlyList<AskedClaim> Sent { get; } = [.. claims.Where(claim => claim.Refusal is null)];

    /// <summary>One answer for each claim: the refusals in their places among the answers.</summary>
    /// <param name="answers">One for each that is sent.</param>
    internal IReadOnlyList<ClaimAnswer> AllWith(IReadOnlyList<ClaimAnswer> answers)
    {
        var next = 0;
        return [.. claims.Select(claim => claim.Refusal is { } refusal ? new ClaimAnswer.NotKnown(claim.Given, refusal) : answers[next++])];
    }
}
