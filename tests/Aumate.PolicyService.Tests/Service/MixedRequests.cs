using Aumate.PolicyService.Tests.Table;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Random claims of which some cannot be decided, each for a reason of its own.</summary>
internal static class MixedRequests
{
    private static readonly Action<EvaluateClaimRequest>[] Turns =
    [
        _ => { },
        _ => { },
        request => request.IncludeReceipt = true,
        request => request.Claim = null,
        request => request.RequestId = new string('r', 65),
        request => request.CorrelationId = string.Concat(Enumerable.Repeat("😀", 65)),
        request => (request.Claim.ClaimDate, request.Claim.ClaimTime) = (null, null),
        request => (request.Claim.Purchase ??= new Purchase()).PurchaseDate = Day(1999, 12, 31),
        request => request.Claim.Jurisdiction = "USA",
        request => request.Claim.RequestedRemedy = (Remedy)9,
        request => request.Claim.Services.Add(Enumerable.Repeat(new Wire.V1.Service { Part = " ", AccessoryModel = " " }, 33)),
    ];

    /// <summary>The request of a seed, always the same.</summary>
    public static EvaluateClaimRequest Draw(int seed)
    {
        var request = DrawnRequests.Draw(seed);
        Turns[seed % Turns.Length](request);
        return request;
    }

    public static EvaluateClaimsRequest Batch(int first, int count) => new() { Requests = { Enumerable.Range(first, count).Select(Draw) } };

    /// <summary>What the claim comes to when it is asked for alone.</summary>
    public static async Task<ClaimOutcome> Alone(this RunningService service, EvaluateClaimRequest request)
    {
        var outcome = new ClaimOutcome { RequestId = IdOf(request.RequestId), CorrelationId = IdOf(request.CorrelationId) };
        try
        {
            var answer = await service.Client.EvaluateClaimAsync(request);
            (outcome.Decision, outcome.Receipt) = (answer.Decision, answer.Receipt);
        }
        catch (RpcException refused)
        {
            outcome.Error = refused.GetRpcStatus();
        }

        return outcome;
    }

    private static string IdOf(string text) => text.EnumerateRunes().Count() > 64 ? "" : text;
}
