using Aumate.Warranty.Catalog;
using Npgsql;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>Reads a catalog in one transaction on a connection of its own, row by row: no more of it is held than the builder keeps.</summary>
internal sealed class PostgresCatalogReader(NpgsqlConnection connection, string source, CancellationToken stop)
{
    // REPEATABLE READ sees one commit through all statements, with one exception: TRUNCATE empties a table for every transaction. The locks, which let any
    // other writer write, keep it waiting; they are taken before the first look, which is what fixes the commit that is seen.
    private const string Lock =
        "LOCK TABLE aumate_catalog.header, aumate_catalog.category, aumate_catalog.parameter, aumate_catalog.product IN ACCESS SHARE MODE";

    private const string Version = """
        SELECT 'pg-' || number || '-' || stamp, number = 0, (SELECT count(*) FROM aumate_catalog.schema_version WHERE scriptname = ANY ($1))
        FROM aumate_catalog.version
        """;

    private const string Header = "SELECT as_of - DATE '2000-01-01', currency FROM aumate_catalog.header";
    private const string Categories = "SELECT id, name FROM aumate_catalog.category ORDER BY id";
    private const string Parameters = "SELECT category, id, unit, rule FROM aumate_catalog.parameter ORDER BY category, position";

    /// <summary>Begins. Nothing that is committed from now on is seen.</summary>
    /// <returns>The version of what is seen, whether nothing was ever written, and how many migrations the schema lacks.</returns>
    internal async Task<(string Version, bool IsNew, int Missing)> Begin()
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Lock));
        var version = new NpgsqlBatchCommand(Version);
        version.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. PostgresSchema.Migrations] });
        batch.BatchCommands.Add(version);
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? (row.GetString(0), row.GetBoolean(1), PostgresSchema.Migrations.Count - (int)row.GetInt64(2))
            : ("", true, PostgresSchema.Migrations.Count);
    }

    /// <summary>Everything.</summary>
    internal async Task<CatalogBuilder> ReadAll()
    {
        var builder = new CatalogBuilder(source);
        await ReadHeader(builder);
        await ReadCategories(builder);
        await using NpgsqlBinaryExporter rows = await connection.BeginBinaryExportAsync(PostgresProductRows.Query, stop);
        rows.Timeout = TimeSpan.FromSeconds(connection.CommandTimeout);
        await new PostgresProductRows(rows, source, stop).Read(builder);
        return builder;
    }

    private async Task ReadHeader(CatalogBuilder builder)
    {
        await foreach (NpgsqlDataReader row in Rows(Header))
        {
            var header = new PlacedPart(source, "header");
            builder.AsOf = row.IsDBNull(0) ? null : new DraftText(PostgresDays.Text(row.GetInt32(0)), new Place(header, Key: "as_of"));
            builder.Currency = row.IsDBNull(1) ? null : new DraftText(row.GetString(1), new Place(header, Key: "currency"));
        }
    }

    private async Task ReadCategories(CatalogBuilder builder)
    {
        ILookup<string, ParameterDraft> parameters = await ReadParameters();
        await foreach (NpgsqlDataReader row in Rows(Categories))
        {
            string id = row.GetString(0);
            PlacedPart category = PartOf(id);
            builder.Add(
                new CategoryDraft(
                    new DraftText(id, new Place(category)),
                    new DraftText(row.GetString(1), new Place(category, Key: "name")),
                    [.. parameters[id]]
                )
            );
        }
    }

    private async Task<ILookup<string, ParameterDraft>> ReadParameters()
    {
        List<(string Category, ParameterDraft Parameter)> found = [];
        await foreach (NpgsqlDataReader row in Rows(Parameters))
        {
            var place = new Place(PartOf(row.GetString(0)), Key: $"parameter '{row.GetString(1)}'");
            found.Add((row.GetString(0), new ParameterDraft(place, Text(1), Text(2), Text(3))));
            DraftText Text(int column) => new(row.GetString(column), place);
        }

        return found.ToLookup(one => one.Category, one => one.Parameter, StringComparer.Ordinal);
    }

    private async IAsyncEnumerable<NpgsqlDataReader> Rows(string query)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            yield return row;
        }
    }

    private PlacedPart PartOf(string category) => new(source, $"category '{category}'");
}
