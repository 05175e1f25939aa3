using Aumate.PolicyService.Hosting;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;

namespace Aumate.PolicyService.Wire;

/// <summary>How large the messages of each method of the contract may be. Whoever binds a method, over gRPC or over HTTP, asks here.</summary>
internal static class MethodLimits
{
    private static readonly Dictionary<MethodDescriptor, MessageLimits> Larger = new()
    {
        [V1.PolicyDecisionService.Descriptor.FindMethodByName("EvaluateClaims")] = Limits.ManyClaims,
        [V1.PolicyDecisionService.Descriptor.FindMethodByName("StreamClaims")] = Limits.ManyClaims,
        [V1.CoverageService.Descriptor.FindMethodByName("PreviewCoverage")] = Limits.Cart,
    };

    /// <summary>Those of a method.</summary>
    public static MessageLimits Of(MethodDescriptor method) => Larger.GetValueOrDefault(method, Limits.Ordinary);

    /// <summary>Lets a service take what the largest of its methods takes: the host knows limits of a service, and the marshallers hold each method to its own.</summary>
    public static void Apply<TEndpoint>(GrpcServiceOptions<TEndpoint> options)
        where TEndpoint : class
    {
        // The generated base is nested in the generated service.
        var service = Contract.Services.Single(service => service.Name == typeof(TEndpoint).BaseType!.DeclaringType!.Name);
        options.MaxReceiveMessageSize = service.Methods.Max(method => Of(method).Request);
        options.MaxSendMessageSize = service.Methods.Max(method => Of(method).Answer);
    }
}
