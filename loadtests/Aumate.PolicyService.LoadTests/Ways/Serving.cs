using Aumate.PolicyService.Wire.V1;
using Grpc.Core;

namespace Aumate.PolicyService.LoadTests.Ways;

/// <summary>Whether a service answers.</summary>
internal static class Serving
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for a service to answer: one that listens may not have read its catalog yet, and says so.</summary>
    public static Task Until(Uri address, CancellationToken bound) => Until(address, Usual, bound);

    /// <summary>The same, with a time of its own between the tries.</summary>
    public static async Task Until(Uri address, TimeSpan betweenTries, CancellationToken bound)
    {
        using var connections = new Connections(address, 1);
        var client = new PolicyDecisionService.PolicyDecisionServiceClient(connections.First);
        while (true)
        {
            try
            {
                await client.EvaluateClaimAsync(Corpus.Claims[0], cancellationToken: bound);
                return;
            }
            catch (RpcException notYet) when (notYet.StatusCode == StatusCode.Unavailable)
            {
                await Task.Delay(betweenTries, bound);
            }
        }
    }
}
