using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Aumate.PolicyService.Wire;

/// <summary>The contract, as its protos describe it.</summary>
internal static class Contract
{
    /// <summary>Its services.</summary>
    public static IReadOnlyList<ServiceDescriptor> Services { get; } =
    [V1.PolicyDecisionService.Descriptor, V1.CoverageService.Descriptor, V1.CatalogService.Descriptor];

    /// <summary>Whether a method takes many claims in one message.</summary>
    public static bool TakesManyClaims(MethodDescriptor method) => method.InputType == V1.EvaluateClaimsRequest.Descriptor;
}
