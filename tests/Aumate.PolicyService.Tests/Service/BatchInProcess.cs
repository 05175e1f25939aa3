extern alias host;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using host::Aumate.PolicyService.Wire;
using Microsoft.Extensions.DependencyInjection;
using Answer = host::Aumate.PolicyService.Wire.Answer;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Batches without a channel, where a test steers what happens in the middle of one.</summary>
internal static class BatchInProcess
{
    public static EvaluateClaimsResponse Decide(this RunningService service, EvaluateClaimsRequest batch, CancellationToken cancelled) =>
        service.Services.Decide(batch, cancelled);

    public static EvaluateClaimsResponse Decide(this IServiceProvider services, EvaluateClaimsRequest batch, CancellationToken cancelled)
    {
        var requests = Answer.ClaimRequests.Parser.ParseFrom(batch.ToByteArray());
        var answer = services.GetRequiredService<ClaimBatches>().Decide(requests, cancelled).OrThrow();
        return EvaluateClaimsResponse.Parser.ParseFrom(answer.ToByteArray());
    }
}
