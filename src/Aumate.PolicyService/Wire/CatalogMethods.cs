using Grpc.AspNetCore.Server.Model;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Aumate.PolicyService.Wire;

/// <summary>Binds the methods that show the catalog.</summary>
internal sealed class CatalogMethods : IServiceMethodProvider<CatalogEndpoint>
{
    /// <summary>The service, as the contract describes it.</summary>
    public static ServiceDescriptor Descriptor => V1.CatalogService.Descriptor;

    /// <summary>The full name of the service in the contract.</summary>
    public static string ServiceName => Descriptor.FullName;

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<CatalogEndpoint> context)
    {
        context.AddStrict(
            Descriptor,
            "GetProduct",
            V1.GetProductRequest.Parser,
            V1.GetProductResponse.Parser,
            (service, request, _) => service.GetProduct(request)
        );
        context.AddStrict(
            Descriptor,
            "FindReplacements",
            V1.FindReplacementsRequest.Parser,
            V1.FindReplacementsResponse.Parser,
            (service, request, _) => service.FindReplacements(request)
        );
        context.AddStrict(
            Descriptor,
            "GetCatalogStatus",
            V1.GetCatalogStatusRequest.Parser,
            V1.GetCatalogStatusResponse.Parser,
            (service, _, _) => service.GetCatalogStatus()
        );
    }
}
