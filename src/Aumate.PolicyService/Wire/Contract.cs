using Google.Api;
using Google.Protobuf.Reflection;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Aumate.PolicyService.Wire;

/// <summary>The contract, as its protos describe it.</summary>
internal static class Contract
{
    /// <summary>Its services.</summary>
    public static IReadOnlyList<ServiceDescriptor> Services { get; } =
    [V1.PolicyDecisionService.Descriptor, V1.CoverageService.Descriptor, V1.CatalogService.Descriptor];

    /// <summary>The description of a method, as it is bound.</summary>
    public static MethodDescriptor MethodOf(IMethod method) =>
        Services.Single(service => service.FullName == method.ServiceName).FindMethodByName(method.Name);

    /// <summary>Where and how its methods are called over HTTP.</summary>
    public static IEnumerable<HttpRule> HttpRules =>
        Services
            .SelectMany(service => service.Methods)
            .Select(method => method.GetOptions()?.GetExtension(AnnotationsExtensions.Http))
            .OfType<HttpRule>();
}
