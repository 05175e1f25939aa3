using System.Diagnostics;
using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Hosting;

namespace Aumate.PolicyService.Refresh;

/// <summary>
/// Keeps the catalog in force as the source has it, for as long as the service runs. Polling is what makes it so; a watch of the source only wakes the
/// poll early. There is one reading at a time. Nothing that the source does ends it, but a first catalog that is refused ends the service.
/// </summary>
internal sealed partial class CatalogRefresh(
    ICatalogSource source,
    CatalogIntake intake,
    PollSchedule schedule,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<CatalogRefresh> logger
) : BackgroundService
{
    private readonly CatalogHints hints = new(time);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(intake.Stop);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server listens first and says NOT_SERVING, whatever the source costs. A stop during the start would be a crash.
        await Started(stoppingToken);
        // A change between a reading and a watch that begins after it would be seen a poll later.
        var watching = Watch(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await Read(stoppingToken);
            if (intake.IsRefusedAtTheStart)
            {
                Environment.ExitCode = PolicyHost.Unreadable;
                lifetime.StopApplication();
                return;
            }

            var rest = PollSchedule.RestAfter(Stopwatch.GetElapsedTime(began));
            await hints.Wait(rest, source.IsEmbedded ? Timeout.InfiniteTimeSpan : schedule.Next(), stoppingToken);
        }

        await watching;
    }

    // What goes wrong beside the source, such as saying or keeping what came of it, may go right the next time.
    private async Task Read(CancellationToken stoppingToken)
    {
        try
        {
            await intake.Read(stoppingToken);
        }
        catch (Exception thrown) when (!stoppingToken.IsCancellationRequested)
        {
            Log.ReadingBroke(logger, source.Name, thrown);
        }
    }

    private async Task Started(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    // Only a hint, so a watch that ends, however it does, is begun again and nothing else.
    private async Task Watch(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await source.WatchAsync(hints.Give, stoppingToken);
            }
            catch (Exception thrown) when (!stoppingToken.IsCancellationRequested)
            {
                Log.WatchBroke(logger, source.Name, thrown);
            }

            await Task.Delay(schedule.Next(), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(11, LogLevel.Error, "What came of reading {Source} was not dealt with to its end. It is read again.")]
        public static partial void ReadingBroke(ILogger logger, string source, Exception thrown);

        [LoggerMessage(
            10,
            LogLevel.Warning,
            "The watch of {Source} broke; it is begun again. Until then changes are seen by polling alone."
        )]
        public static partial void WatchBroke(ILogger logger, string source, Exception thrown);
    }
}
