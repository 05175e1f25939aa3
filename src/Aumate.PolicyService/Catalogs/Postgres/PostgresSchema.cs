using DbUp;
using DbUp.Engine;
using Npgsql;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>The schema of the catalog, made and kept by the migrations in this folder, each applied once and in a transaction of its own.</summary>
internal static class PostgresSchema
{
    /// <summary>Its name.</summary>
    internal const string Name = "aumate_catalog";

    private const string Journal = "schema_version";

    // A number that is the same in each release, and nobody else's.
    private const long MigratorsLock = 0x41554D415445;

    // CREATE SCHEMA IF NOT EXISTS needs the right to create one even where it exists.
    private static readonly string Prepare = $"""
        SELECT pg_advisory_lock({MigratorsLock});
        DO $$ BEGIN IF to_regnamespace('{Name}') IS NULL THEN CREATE SCHEMA {Name}; END IF; END $$;
        """;

    /// <summary>The names of all migrations, in their order.</summary>
    internal static IReadOnlyList<string> Migrations { get; } =
    [.. typeof(PostgresSchema).Assembly.GetManifestResourceNames().Where(IsMigration).Order(StringComparer.Ordinal)];

    /// <summary>Applies what is not applied yet. Two at once wait for one another.</summary>
    /// <returns>The names of the migrations that were applied now.</returns>
    /// <exception cref="NpgsqlException">The database does not answer, or refuses.</exception>
    internal static async Task<IReadOnlyList<string>> Migrate(PostgresDatabase database, CancellationToken stop)
    {
        await using NpgsqlConnection guard = await database.OpenForWriting(stop);
        if (await IsUpToDate(guard, stop))
        {
            return [];
        }

        await using var prepare = new NpgsqlCommand(Prepare, guard);
        await prepare.ExecuteNonQueryAsync(stop);
        DatabaseUpgradeResult result = DeployChanges
            .To.PostgresqlDatabase(database.Writing, Name)
            .WithScriptsEmbeddedInAssembly(typeof(PostgresSchema).Assembly, IsMigration)
            .JournalToPostgresqlTable(Name, Journal)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .WithExecutionTimeout(TimeSpan.FromMinutes(10))
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        return result.Successful ? [.. result.Scripts.Select(script => script.Name)] : throw result.Error;
    }

    // One who may write the catalog need not be one who may create anything.
    private static async Task<bool> IsUpToDate(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var look = new NpgsqlCommand($"SELECT to_regclass('{Name}.{Journal}') IS NOT NULL", connection);
        if (!(bool)(await look.ExecuteScalarAsync(stop))!)
        {
            return false;
        }

        await using var count = new NpgsqlCommand($"SELECT count(*) FROM {Name}.{Journal} WHERE scriptname = ANY ($1)", connection);
        count.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. Migrations] });
        return (long)(await count.ExecuteScalarAsync(stop))! == Migrations.Count;
    }

    private static bool IsMigration(string resource) => resource.EndsWith(".sql", StringComparison.Ordinal);
}
