using Grpc.AspNetCore.Server.Model;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Aumate.PolicyService.Wire;

/// <summary>Binds the methods that decide.</summary>
internal sealed class PolicyDecisionMethods : IServiceMethodProvider<PolicyDecisionEndpoint>
{
    /// <summary>The service, as the contract describes it.</summary>
    public static ServiceDescriptor Descriptor => V1.PolicyDecisionService.Descriptor;

    /// <summary>The full name of the service in the contract.</summary>
    public static string ServiceName => Descriptor.FullName;

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<PolicyDecisionEndpoint> context)
    {
        context.AddStrict(
            Descriptor,
            "EvaluateClaim",
            V1.EvaluateClaimRequest.Parser,
            V1.EvaluateClaimResponse.Parser,
            (service, request, call) => service.EvaluateClaim(request, call)
        );
        context.AddStrict(
            Descriptor,
            "ExplainDecision",
            V1.ExplainDecisionRequest.Parser,
            Answer.ExplainDecisionResponse.Parser,
            (service, request, call) => service.ExplainDecision(request, call)
        );
        context.AddStrict(
            Descriptor,
            "VerifyDecision",
            V1.VerifyDecisionRequest.Parser,
            V1.VerifyDecisionResponse.Parser,
            (service, request, call) => service.VerifyDecision(request, call)
        );
    }
}
