using Aumate.Warranty.Catalog;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>
/// A catalog in a PostgreSQL database, 15 or later. Its version row is the truth: it changes with every commit that changes the catalog, whoever writes. A
/// load is one transaction that sees one version.
/// </summary>
public sealed class PostgresCatalogSource : ICatalogSource
{
    private readonly PostgresDatabase database;

    private readonly ILogger logger;

    private PostgresCatalogSource(PostgresDatabase database, ILogger logger) => (this.database, this.logger) = (database, logger);

    /// <inheritdoc/>
    public string Name => "postgresql";

    /// <summary>Whether a text is a connection string of PostgreSQL that names a host.</summary>
    public static bool CanReach(string connectionString) => PostgresDatabase.Parse(connectionString) is not null;

    /// <summary>The source in a database. Nothing is connected yet.</summary>
    /// <param name="connectionString">Npgsql's connection string; its time limits, pooling and keepalive are ours.</param>
    /// <param name="logger">Where to say that the listener broke, and that it listens again. Null: nowhere.</param>
    /// <exception cref="ArgumentException">It is none; see <see cref="CanReach"/>.</exception>
    public static PostgresCatalogSource Of(string connectionString, ILogger? logger = null) =>
        new(
            PostgresDatabase.Parse(connectionString)
                ?? throw new ArgumentException("It is no connection string.", nameof(connectionString)),
            logger ?? NullLogger.Instance
        );

    /// <inheritdoc/>
    public async Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken)
    {
        try
        {
            Func<SourceReading> read;
            await using (NpgsqlConnection connection = await database.OpenForReading(cancellationToken))
            {
                read = await Read(new PostgresCatalogReader(connection, Name, cancellationToken), known);
            }

            // What is left takes a while, and needs no transaction that holds locks.
            return read();
        }
        catch (Exception away) when (PostgresFailure.IsOf(away))
        {
            // An attempt to connect that is stopped may end as one that took too long.
            cancellationToken.ThrowIfCancellationRequested();
            return new SourceReading.Unavailable(PostgresFailure.Reason(away));
        }
    }

    /// <inheritdoc/>
    public Task WatchAsync(Action changed, CancellationToken stopping) => new PostgresListener(database, changed, logger).Run(stopping);

    private static async Task<Func<SourceReading>> Read(PostgresCatalogReader reader, string? known)
    {
        (string version, bool isNew, int missing) = await reader.Begin();
        if (missing > 0)
        {
            return () =>
                new SourceReading.Unavailable(
                    $"its schema lacks {missing} of {PostgresSchema.Migrations.Count} migrations: run 'catalog migrate'"
                );
        }

        // Between the migration and the first import there is nothing yet that could be judged.
        if (isNew)
        {
            return () => new SourceReading.Unavailable("nothing is imported yet: run 'catalog import'");
        }

        if (version == known)
        {
            return () => new SourceReading.Unchanged();
        }

        CatalogBuilder builder = await reader.ReadAll();
        return () => new SourceReading.Given(version, builder.Build());
    }
}
