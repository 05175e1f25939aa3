using System.Collections.Immutable;
using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Scenarios;

/// <summary>The claims that are asked. Each names its kind before a colon, and the kinds stand in the shares of <c>corpus.shares.json</c>.</summary>
internal static class Corpus
{
    public static readonly ImmutableArray<EvaluateClaimRequest> Claims =
    [
        .. File.ReadLines(DataFile.PathOf("corpus.jsonl")).Select(EvaluateClaimRequest.Parser.ParseJson),
    ];

    /// <summary>How many claims in a hundred are of a kind.</summary>
    public static IReadOnlyDictionary<string, int> Shares => DataFile.Read<Dictionary<string, int>>("corpus.shares.json");

    /// <summary>A claim by its place, over and over.</summary>
    public static Claim At(long place) => Claims[(int)(place % Claims.Length)].Claim;

    /// <summary>The kind that a claim says it is of.</summary>
    public static string KindOf(EvaluateClaimRequest request) =>
        request.CorrelationId[..request.CorrelationId.IndexOf(':', StringComparison.Ordinal)];
}
