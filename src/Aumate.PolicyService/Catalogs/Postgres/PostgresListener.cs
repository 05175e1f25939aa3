using Npgsql;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>
/// Listens for commits that change the catalog, on a connection of its own that is kept alive, and connects again after any loss, for ever. What happened
/// while nobody listened is not told again, so it calls back after each beginning too: listen first, then load.
/// </summary>
internal sealed partial class PostgresListener(PostgresDatabase database, Action changed, ILogger logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    private bool isBroken;

    internal async Task Run(CancellationToken stopping)
    {
        TimeSpan pause = ShortestPause;
        while (!stopping.IsCancellationRequested)
        {
            bool listened = await Listen(stopping);
            pause = listened ? ShortestPause : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
            // Replicas that lost the server at the same moment do not all come back at the same moment.
            await Task.Delay(pause * (1 + Random.Shared.NextDouble() / 4), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Whether it came to listen. It ends with the connection.
    private async Task<bool> Listen(CancellationToken stopping)
    {
        bool listens = false;
        try
        {
            await using NpgsqlConnection connection = await database.OpenForListening(stopping);
            await using var command = new NpgsqlCommand($"LISTEN {PostgresSchema.Name}", connection);
            await command.ExecuteNonQueryAsync(stopping);
            listens = true;
            SayAgain();
            connection.Notification += (_, _) => changed();
            changed();
            while (true)
            {
                await connection.WaitAsync(stopping);
            }
        }
        catch (Exception lost) when (PostgresFailure.IsOf(lost) || stopping.IsCancellationRequested)
        {
            SayBroken(lost, stopping);
            return listens;
        }
    }

    private void SayAgain()
    {
        if (isBroken)
        {
            ListensAgain(logger);
        }

        isBroken = false;
    }

    private void SayBroken(Exception lost, CancellationToken stopping)
    {
        if (isBroken || stopping.IsCancellationRequested)
        {
            return;
        }

        isBroken = true;
        Broke(logger, PostgresFailure.Reason(lost));
    }

    [LoggerMessage(
        30,
        LogLevel.Warning,
        "The listener of postgresql broke: {Reason}. It connects again; until then changes are seen by polling alone."
    )]
    private static partial void Broke(ILogger logger, string reason);

    [LoggerMessage(31, LogLevel.Information, "The listener of postgresql listens again.")]
    private static partial void ListensAgain(ILogger logger);
}
