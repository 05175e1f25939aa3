using System.Collections.Immutable;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;

namespace Aumate.PolicyService.LoadTests.Ways;

/// <summary>The claims that everything is asked about.</summary>
internal static class Corpus
{
    public static ImmutableArray<EvaluateClaimRequest> Claims { get; } =
    [.. File.ReadLines(DataFile.PathOf("corpus.jsonl")).Select(EvaluateClaimRequest.Parser.ParseJson)];

    /// <summary>Waits for a service to answer: one that listens may not have read its catalog yet, and says so.</summary>
    public static async Task UntilServing(Uri address, CancellationToken bound)
    {
        using var connections = new Connections(address, 1);
        var client = new PolicyDecisionService.PolicyDecisionServiceClient(connections.First);
        while (true)
        {
            try
            {
                await client.EvaluateClaimAsync(Claims[0], cancellationToken: bound);
                return;
            }
            catch (RpcException notYet) when (notYet.StatusCode == StatusCode.Unavailable)
            {
                await Task.Delay(100, bound);
            }
        }
    }
}
