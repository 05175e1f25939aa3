using System.Data;
using Aumate.Warranty.Catalog;
using Npgsql;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>What an import did to the products.</summary>
/// <param name="Added">Products that were not there.</param>
/// <param name="Changed">Products that were there and otherwise.</param>
/// <param name="Removed">Products that are gone.</param>
/// <param name="Unchanged">Products that were there like this.</param>
internal sealed record ImportCounts(long Added, long Changed, long Removed, long Unchanged)
{
    /// <summary>How many products were there.</summary>
    internal long Before => Changed + Removed + Unchanged;

    /// <summary>Whether more of the products that were there go than may.</summary>
    internal bool LosesOver(int percent) => Removed * 100 > percent * Before;
}

/// <summary>Makes a database hold a catalog, in one transaction: all of it or nothing, and nothing is touched that is there already.</summary>
internal sealed class PostgresCatalogWriter(PostgresDatabase database, CancellationToken stop)
{
    // The row of the version is held first: what is compared below is what the last writer left.
    private const string Hold = "SELECT number FROM aumate_catalog.version FOR UPDATE";

    private const string Compare = """
        CREATE TEMPORARY TABLE staged_change ON COMMIT DROP AS
            SELECT s.model, p.model IS NULL AS added
            FROM staged_product s LEFT JOIN aumate_catalog.product p ON p.model = s.model
            WHERE ROW (s.*) IS DISTINCT FROM ROW (p.*);
        ANALYZE staged_change;
        SELECT
            (SELECT count(*) FROM staged_change WHERE added),
            (SELECT count(*) FROM staged_change WHERE NOT added),
            (SELECT count(*) FROM aumate_catalog.product p WHERE NOT EXISTS (SELECT FROM staged_product s WHERE s.model = p.model)),
            (SELECT count(*) FROM staged_product);
        """;

    // A statement that changes no row would advance the version all the same, so each is run only where there is something to do.
    private const string Apply = """
        DO $$
        BEGIN
            IF EXISTS (
                SELECT FROM staged_header s LEFT JOIN aumate_catalog.header h ON true
                WHERE (s.as_of, s.currency) IS DISTINCT FROM (h.as_of, h.currency)
            ) THEN
                INSERT INTO aumate_catalog.header SELECT * FROM staged_header
                ON CONFLICT (only_one) DO UPDATE SET as_of = EXCLUDED.as_of, currency = EXCLUDED.currency;
            END IF;
            IF EXISTS (SELECT FROM staged_category s LEFT JOIN aumate_catalog.category c USING (id) WHERE s.name IS DISTINCT FROM c.name) THEN
                INSERT INTO aumate_catalog.category SELECT * FROM staged_category
                ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name;
            END IF;
            IF EXISTS (SELECT FROM staged_change) THEN
                INSERT INTO aumate_catalog.product SELECT s.* FROM staged_product s JOIN staged_change c ON c.model = s.model
                ON CONFLICT (model) DO UPDATE SET
                    category = EXCLUDED.category,
                    brand = EXCLUDED.brand,
                    name = EXCLUDED.name,
                    list_price = EXCLUDED.list_price,
                    released = EXCLUDED.released,
                    last_sale_day = EXCLUDED.last_sale_day,
                    successor = EXCLUDED.successor,
                    prototype = EXCLUDED.prototype,
                    refurbished = EXCLUDED.refurbished,
                    operating_system = EXCLUDED.operating_system,
                    warranty_months = EXCLUDED.warranty_months,
                    standard_configuration = EXCLUDED.standard_configuration,
                    parameter_values = EXCLUDED.parameter_values;
            END IF;
            IF EXISTS (SELECT model FROM aumate_catalog.product EXCEPT SELECT model FROM staged_product) THEN
                DELETE FROM aumate_catalog.product p WHERE NOT EXISTS (SELECT FROM staged_product s WHERE s.model = p.model);
            END IF;
            IF EXISTS (SELECT * FROM aumate_catalog.parameter EXCEPT SELECT * FROM staged_parameter) THEN
                DELETE FROM aumate_catalog.parameter p WHERE NOT EXISTS (SELECT FROM staged_parameter s WHERE ROW (s.*) = ROW (p.*));
            END IF;
            IF EXISTS (SELECT * FROM staged_parameter EXCEPT SELECT * FROM aumate_catalog.parameter) THEN
                INSERT INTO aumate_catalog.parameter SELECT * FROM staged_parameter EXCEPT SELECT * FROM aumate_catalog.parameter;
            END IF;
            IF EXISTS (SELECT id FROM aumate_catalog.category EXCEPT SELECT id FROM staged_category) THEN
                DELETE FROM aumate_catalog.category c WHERE NOT EXISTS (SELECT FROM staged_category s WHERE s.id = c.id);
            END IF;
        END
        $$
        """;

    /// <summary>Whether the database was told to commit: what fails from then on may have been done all the same.</summary>
    internal bool IsCommitSent { get; private set; }

    /// <summary>Imports a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="largestLossPercent">The largest part of the products that may go. Null: all.</param>
    /// <param name="written">Told now and then, and at the end, how many products are sent.</param>
    /// <returns>The counts. Nothing was changed where <see cref="ImportCounts.LosesOver"/> the part that may go.</returns>
    /// <exception cref="NpgsqlException">The database does not answer, or refuses. Nothing was changed, unless <see cref="IsCommitSent"/> and it did not refuse.</exception>
    internal async Task<ImportCounts> Import(CatalogSnapshot catalog, int? largestLossPercent, Action<int>? written = null)
    {
        await using NpgsqlConnection connection = await database.OpenForWriting(stop);
        // READ COMMITTED, so that each statement sees what the writer before left.
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        await Execute(connection, Hold);
        await new PostgresStaging(connection, stop).Fill(catalog, written);
        ImportCounts counts = await Compared(connection);
        if (largestLossPercent is not { } percent || !counts.LosesOver(percent))
        {
            await Execute(connection, Apply);
            stop.ThrowIfCancellationRequested();
            IsCommitSent = true;
            // A stop would leave unknown what came of it.
            await transaction.CommitAsync(CancellationToken.None);
        }

        return counts;
    }

    private async Task<ImportCounts> Compared(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Compare, connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        (long added, long changed) = (row.GetInt64(0), row.GetInt64(1));
        return new ImportCounts(added, changed, row.GetInt64(2), row.GetInt64(3) - added - changed);
    }

    private async Task Execute(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
