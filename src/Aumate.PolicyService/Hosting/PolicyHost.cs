using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.Catalogs.Postgres;
using Aumate.PolicyService.Explaining;
using Aumate.PolicyService.HotPath;
using Aumate.PolicyService.Receipts;
using Aumate.PolicyService.Refresh;
using Aumate.PolicyService.Web;
using Aumate.PolicyService.Wire;
using Aumate.Warranty.Explanations;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Grpc.Reflection;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Aumate.PolicyService.Hosting;

/// <summary>The service, wired.</summary>
public static class PolicyHost
{
    /// <summary>Exit code of a service whose policy, keys or catalog cannot be read.</summary>
    public const int Unreadable = 2;

    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line, such as <c>--urls http://127.0.0.1:0</c> or <c>--Policy:Catalog:Path=catalog.json</c>.</param>
    /// <param name="configure">Changes what is wired, before it is built. Null: nothing.</param>
    /// <exception cref="PolicyUnreadableException">The files of the policy or the keys of receipts cannot be read.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The descriptors of the contract are a tenth of the start, and nothing before the methods are mapped needs them.
        _ = Task.Run(() => Contract.Services);
        // Without what nothing here uses and the start would pay for: HTTP/3, IIS, logs for a debugger and for event sources, static web assets.
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.UseKestrelHttpsConfiguration();
        KeepFormatter(builder);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Grpc", LogLevel.Warning);
        if (builder.Configuration[$"Logging:LogLevel:{Requests}"] is null)
        {
            // As long as it may speak, every call costs a scope and an activity.
            builder.Logging.AddFilter(Requests, LogLevel.None);
        }

        builder.WebHost.ConfigureKestrel(Limits.Apply);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Limits.Stop);

        var options = PolicyOptions.Read(builder.Configuration);
        Listening.Apply(builder, options.Web);
        var policy = Task.Run(() => ReadPolicy(options, builder.Environment.IsDevelopment()));
        AddCatalog(builder.Services, options);
        AddWire(builder.Services);
        builder.Services.AddWebSide(options.Web);
        AddPolicy(builder.Services, policy.GetAwaiter().GetResult());
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<HotCalls>().Invoke);
        app.Use(LeastRates.Invoke);
        app.UsePages();
        app.UseWebSide(options.Web);
        app.MapGrpcService<PolicyDecisionEndpoint>();
        app.MapGrpcService<CoverageEndpoint>();
        app.MapGrpcService<CatalogEndpoint>();
        app.MapGrpcService<HealthServiceImpl>();
        if (options.Reflection || app.Environment.IsDevelopment())
        {
            app.MapGrpcService<ReflectionV1ServiceImpl>();
            app.MapGrpcService<ReflectionServiceImpl>();
        }

        return app;
    }

    // The slim builder writes plain lines whatever is configured.
    private static void KeepFormatter(WebApplicationBuilder builder)
    {
        if (builder.Configuration["Logging:Console:FormatterName"] is { } formatter)
        {
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = formatter);
        }
    }

    private static (Policy Policy, Notary Notary) ReadPolicy(PolicyOptions options, bool isDevelopment)
    {
        var errors = new List<string>();
        var policy = Policy.Read(options, errors);
        var keys = new ReceiptKeysReader(isDevelopment, errors).Read(options.Receipts);
        return policy is not null && errors.Count == 0 ? (policy, new Notary(keys)) : throw new PolicyUnreadableException(errors);
    }

    private static void AddPolicy(IServiceCollection services, (Policy Policy, Notary Notary) read)
    {
        var (policy, notary) = read;
        services.AddSingleton(notary);
        services.AddSingleton(policy);
        services.AddSingleton(new ClaimReader(policy.ServiceCenter));
        services.AddSingleton(new Explainer(Working.Of, FieldPath.Of));
    }

    private static void AddCatalog(IServiceCollection services, PolicyOptions options)
    {
        services.AddSingleton<IMemoryCache>(_ => new MemoryCache(new MemoryCacheOptions { SizeLimit = options.RememberedCandidates }));
        services.AddSingleton<ReplacementMemo>();
        AddRefresh(services, options.Catalog);
        services.AddSingleton<ICatalogSource>(provider =>
            options.Catalog.Database is { } database
                ? PostgresCatalogSource.Of(database, provider.GetRequiredService<ILogger<PostgresCatalogSource>>())
            : options.Catalog.Path is { } path ? new FileCatalogSource(path)
            : new EmbeddedCatalogSource()
        );
    }

    private static void AddRefresh(IServiceCollection services, CatalogOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new CatalogInForce(
            provider.GetRequiredService<TimeProvider>(),
            TimeSpan.FromSeconds(options.StaleAfterSeconds)
        ));
        services.AddSingleton(new LossGuard(options.LargestLossPercent));
        services.AddSingleton(new PollSchedule(TimeSpan.FromSeconds(options.PollSeconds), Random.Shared));
        services.AddSingleton(provider => new LastGoodKeeper(
            options.LastGoodPath is { } path ? new LastGoodFile(path) : null,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LastGoodKeeper>>()
        ));
        services.AddSingleton<CatalogJudge>();
        services.AddSingleton<CatalogHealth>();
        services.AddSingleton<CatalogMetrics>();
        services.AddSingleton<CatalogLog>();
        services.AddSingleton<CatalogIntake>();
        services.AddHostedService<CatalogRefresh>();
    }

    private static void AddWire(IServiceCollection services)
    {
        var grpc = services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = Limits.Ordinary.Request;
            grpc.MaxSendMessageSize = Limits.Ordinary.Answer;
        });
        grpc.AddServiceOptions<PolicyDecisionEndpoint>(MethodLimits.Apply);
        grpc.AddServiceOptions<CoverageEndpoint>(MethodLimits.Apply);
        // The stock provider knows only the stock marshallers.
        services.RemoveAll(typeof(IServiceMethodProvider<>));
        services.AddSingleton(typeof(IServiceMethodProvider<>), typeof(StrictMethodProvider<>));
        grpc.AddJsonTranscoding(WebSide.Transcode);
        // A compressed message that is cut short unpacks without an error, and the claim would be decided on the part that arrived. An empty list of
        // providers is filled with the stock ones, so they are taken out afterwards.
        services.PostConfigure<GrpcServiceOptions>(grpc => grpc.CompressionProviders.Clear());
        AddServices(services);
    }

    private static void AddServices(IServiceCollection services)
    {
        // The stock registration finds the descriptor of a service by its generated base, which this one does not have.
        services.AddSingleton(_ => new ReflectionV1ServiceImpl(Described()));
        services.AddSingleton(_ => new ReflectionServiceImpl(Described()));
        services.AddSingleton<HealthServiceImpl>();
        services.AddSingleton<ReceiptReplays>();
        services.AddSingleton<ClaimDecisions>();
        services.AddSingleton<HotDecisions>();
        services.AddSingleton<HotCalls>();
        services.AddSingleton<ClaimBatches>();
        services.AddSingleton<ClaimStreams>();
        services.AddSingleton<PolicyDecisionEndpoint>();
        services.AddSingleton<CoverageEndpoint>();
        services.AddSingleton<CatalogEndpoint>();
        services.AddSingleton(new CallTime(Limits.Call));
    }

    private static ServiceDescriptor[] Described() => [.. Contract.Services, Health.Descriptor];
}
