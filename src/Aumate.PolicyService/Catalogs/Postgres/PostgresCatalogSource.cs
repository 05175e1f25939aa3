using Aumate.Warranty.Catalog;
using Npgsql;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>
/// A catalog in a PostgreSQL database, 15 or later. Its version row is the truth: it changes with every commit that changes the catalog, whoever writes. A
/// load is one transaction that sees one version.
/// </summary>
public sealed class PostgresCatalogSource : ICatalogSource
{
    private readonly PostgresDatabase database;

    private PostgresCatalogSource(PostgresDatabase database) => this.database = database;

    /// <inheritdoc/>
    public string Name => "postgresql";

    /// <summary>Whether a text is a connection string of PostgreSQL that names a host.</summary>
    public static bool CanReach(string connectionString) => PostgresDatabase.Parse(connectionString) is not null;

    /// <summary>The source in a database. Nothing is connected yet.</summary>
    /// <param name="connectionString">Npgsql's connection string; its time limits, pooling and keepalive are ours.</param>
    /// <exception cref="ArgumentException">It is none; see <see cref="CanReach"/>.</exception>
    public static PostgresCatalogSource Of(string connectionString) =>
        new(
            PostgresDatabase.Parse(connectionString) ?? throw new ArgumentException("It is no connection string.", nameof(connectionString))
        );

    /// <inheritdoc/>
    public async Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await database.OpenForReading(cancellationToken);
            return await Read(new PostgresCatalogReader(connection, Name, cancellationToken), known);
        }
        catch (Exception away) when (PostgresFailure.IsOf(away))
        {
            // An attempt to connect that is stopped may end as one that took too long.
            cancellationToken.ThrowIfCancellationRequested();
            return new SourceReading.Unavailable(PostgresFailure.Reason(away));
        }
    }

    /// <inheritdoc/>
    public Task WatchAsync(Action changed, CancellationToken stopping) => new PostgresListener(database, changed).Run(stopping);

    private static async Task<SourceReading> Read(PostgresCatalogReader reader, string? known)
    {
        (string version, int missing) = await reader.Begin();
        if (missing > 0)
        {
            return new SourceReading.Unavailable(
                $"its schema lacks {missing} of {PostgresSchema.Migrations.Count} migrations: run 'catalog migrate'"
            );
        }

        if (version == known)
        {
            return new SourceReading.Unchanged();
        }

        CatalogBuilder builder = await reader.ReadAll();
        return new SourceReading.Given(version, builder.Build());
    }
}
