using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Wire;
using Aumate.Warranty.Catalog;
using Grpc.Health.V1;
using Grpc.HealthCheck;

namespace Aumate.PolicyService.Hosting;

/// <summary>Loads the catalog at the start, then says that the service serves. A catalog with any error stops the start, every error said.</summary>
internal sealed partial class CatalogLoader(
    ICatalogSource source,
    CatalogInForce catalogs,
    HealthServiceImpl health,
    IHostApplicationLifetime lifetime,
    ILogger<CatalogLoader> logger
) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Say(HealthCheckResponse.Types.ServingStatus.NotServing);
        lifetime.ApplicationStopping.Register(() => Say(HealthCheckResponse.Types.ServingStatus.NotServing));
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server listens first and says NOT_SERVING, whatever the source costs. A stop during the start would be a crash.
        await Started(stoppingToken);
        var result = await Read(stoppingToken);
        if (result.Snapshot is not { } snapshot)
        {
            foreach (var error in result.Errors)
            {
                Log.CatalogError(logger, error);
            }

            Log.CatalogRefused(logger, result.Errors.Length);
            Environment.ExitCode = PolicyHost.Unreadable;
            lifetime.StopApplication();
            return;
        }

        catalogs.Replace(snapshot);
        Say(HealthCheckResponse.Types.ServingStatus.Serving);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // A stop that began while the catalog came in has the last word, whichever of the two spoke first.
            Say(HealthCheckResponse.Types.ServingStatus.NotServing);
            return;
        }

        Log.CatalogInForce(logger, snapshot.Revision, snapshot.ProductCount, snapshot.CategoryCount);
    }

    private async Task Started(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    // A source answers with errors; one that throws all the same is refused like one that does not, and not passed over with a good exit code.
    private async Task<CatalogResult> Read(CancellationToken stoppingToken)
    {
        try
        {
            return await source.ReadAsync(null, stoppingToken) switch
            {
                SourceReading.Given given => given.Result,
                SourceReading.Unavailable down => CatalogResult.Refused(new CatalogError(source.Name, down.Reason)),
                _ => throw new InvalidOperationException("Nothing was known, so nothing can be unchanged."),
            };
        }
        catch (Exception thrown) when (!stoppingToken.IsCancellationRequested)
        {
            return CatalogResult.Refused(new CatalogError(source.Name, thrown.Message));
        }
    }

    private void Say(HealthCheckResponse.Types.ServingStatus status)
    {
        health.SetStatus("", status);
        health.SetStatus(PolicyDecisionMethods.ServiceName, status);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Catalog {Revision} is in force: {Products} products in {Categories} categories. Serving.")]
        public static partial void CatalogInForce(ILogger logger, string revision, int products, int categories);

        [LoggerMessage(2, LogLevel.Critical, "The catalog is refused as a whole: {Count} error(s). Stopping.")]
        public static partial void CatalogRefused(ILogger logger, int count);

        [LoggerMessage(3, LogLevel.Error, "Catalog: {Error}")]
        public static partial void CatalogError(ILogger logger, CatalogError error);
    }
}
