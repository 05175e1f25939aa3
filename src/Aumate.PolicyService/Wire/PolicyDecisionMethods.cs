using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Aumate.PolicyService.Wire;

/// <summary>Binds the methods of the contract with marshallers that refuse what they cannot read; the generated binding has no place for them.</summary>
internal sealed class PolicyDecisionMethods : IServiceMethodProvider<PolicyDecisionEndpoint>
{
    /// <summary>The service, as the contract describes it.</summary>
    public static ServiceDescriptor Descriptor => V1.PolicyDecisionService.Descriptor;

    /// <summary>The full name of the service in the contract.</summary>
    public static string ServiceName => Descriptor.FullName;

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<PolicyDecisionEndpoint> context)
    {
        context.AddUnaryMethod(
            Unary(
                "EvaluateClaim",
                StrictMarshaller.Of(V1.EvaluateClaimRequest.Parser),
                StrictMarshaller.Of(V1.EvaluateClaimResponse.Parser)
            ),
            [],
            (service, request, call) => service.EvaluateClaim(request, call)
        );
        context.AddUnaryMethod(
            Unary(
                "ExplainDecision",
                StrictMarshaller.Of(V1.ExplainDecisionRequest.Parser),
                StrictMarshaller.Of(Answer.ExplainDecisionResponse.Parser)
            ),
            [],
            (service, request, call) => service.ExplainDecision(request, call)
        );
        context.AddUnaryMethod(
            Unary(
                "VerifyDecision",
                StrictMarshaller.Of(V1.VerifyDecisionRequest.Parser),
                StrictMarshaller.Of(V1.VerifyDecisionResponse.Parser)
            ),
            [],
            (service, request, call) => service.VerifyDecision(request, call)
        );
    }

    private static Method<TRequest, TResponse> Unary<TRequest, TResponse>(
        string name,
        Marshaller<TRequest> request,
        Marshaller<TResponse> response
    ) => new(MethodType.Unary, ServiceName, name, request, response);
}
