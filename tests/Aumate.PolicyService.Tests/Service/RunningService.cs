extern alias host;
using Aumate.PolicyService.Wire.V1;
using Grpc.Net.Client;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>The whole service on a free loopback port, and a channel to it: every call crosses a real connection.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningService(WebApplication app)
    {
        this.app = app;
        // gRPC is bound first.
        Address = new Uri(app.Urls.First());
        Web = new HttpClient { BaseAddress = new Uri(app.Urls.Last()) };
        Channel = GrpcChannel.ForAddress(Address);
        Client = new PolicyDecisionService.PolicyDecisionServiceClient(Channel);
        Coverage = new CoverageService.CoverageServiceClient(Channel);
        Catalogs = new CatalogService.CatalogServiceClient(Channel);
        Health = new Grpc.Health.V1.Health.HealthClient(Channel);
    }

    public Uri Address { get; }

    /// <summary>Calls the web port, where one was asked for by Policy:Web:Urls.</summary>
    public HttpClient Web { get; }

    public GrpcChannel Channel { get; }

    public PolicyDecisionService.PolicyDecisionServiceClient Client { get; }

    public CoverageService.CoverageServiceClient Coverage { get; }

    public CatalogService.CatalogServiceClient Catalogs { get; }

    public Grpc.Health.V1.Health.HealthClient Health { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts the service; it answers as soon as its catalog is in.</summary>
    public static async Task<RunningService> Start(ICatalogSource? catalog = null, params string[] args)
    {
        var service = await StartUnready(catalog, args);
        await service.UntilServing();
        return service;
    }

    /// <summary>Starts the service and does not wait for its catalog.</summary>
    public static Task<RunningService> StartUnready(ICatalogSource? catalog = null, params string[] args) =>
        StartUnready(catalog, _ => { }, args);

    /// <summary>Starts the service with other parts of the test's choice.</summary>
    public static async Task<RunningService> StartUnready(ICatalogSource? catalog, Action<IServiceCollection> replace, params string[] args)
    {
        var app = PolicyHost.Build(
            ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", .. args],
            builder =>
            {
                if (catalog is not null)
                {
                    builder.Services.Replace(ServiceDescriptor.Singleton(catalog));
                }

                replace(builder.Services);
            }
        );
        await app.StartAsync();
        return new RunningService(app);
    }

    public Task UntilServing() =>
        Serving.Until(async () =>
        {
            var health = await Health.CheckAsync(new Grpc.Health.V1.HealthCheckRequest());
            return health.Status == Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving;
        });

    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Web.Dispose();
        Channel.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
