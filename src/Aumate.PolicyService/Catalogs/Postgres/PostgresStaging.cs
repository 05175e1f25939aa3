using System.Buffers;
using System.Text.Json;
using Aumate.PolicyService.Catalogs.Json;
using Aumate.Warranty.Catalog;
using Npgsql;
using NpgsqlTypes;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>Puts a catalog into tables that live as long as the transaction, through binary COPY.</summary>
internal sealed class PostgresStaging(NpgsqlConnection connection, CancellationToken stop)
{
    private const int ReportEvery = 1000;

    private const string Tables = """
        CREATE TEMPORARY TABLE staged_header (LIKE aumate_catalog.header INCLUDING DEFAULTS) ON COMMIT DROP;
        CREATE TEMPORARY TABLE staged_category (LIKE aumate_catalog.category) ON COMMIT DROP;
        CREATE TEMPORARY TABLE staged_parameter (LIKE aumate_catalog.parameter) ON COMMIT DROP;
        CREATE TEMPORARY TABLE staged_product (LIKE aumate_catalog.product) ON COMMIT DROP;
        """;

    private const string Columns = """
        model, category, brand, name, list_price, released, last_sale_day, successor, prototype, refurbished, operating_system, warranty_months,
        standard_configuration, parameter_values
        """;

    internal async Task Fill(CatalogSnapshot catalog, Action<int>? written)
    {
        await using var create = new NpgsqlCommand(Tables, connection);
        await create.ExecuteNonQueryAsync(stop);
        await Copy("staged_header (as_of, currency)", rows => Header(rows, catalog));
        await Copy("staged_category (id, name)", rows => Categories(rows, catalog));
        await Copy("staged_parameter (category, position, id, unit, rule)", rows => Parameters(rows, catalog));
        await Copy($"staged_product ({Columns})", rows => Products(rows, catalog, written));
        await using var analyze = new NpgsqlCommand("ANALYZE staged_product", connection);
        await analyze.ExecuteNonQueryAsync(stop);
    }

    private async Task Copy(string table, Func<NpgsqlBinaryImporter, Task> write)
    {
        await using NpgsqlBinaryImporter rows = await connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT binary)", stop);
        rows.Timeout = TimeSpan.FromSeconds(connection.CommandTimeout);
        await write(rows);
        await rows.CompleteAsync(stop);
    }

    private async Task Header(NpgsqlBinaryImporter rows, CatalogSnapshot catalog)
    {
        await rows.StartRowAsync(stop);
        await Number(rows, catalog.AsOf is { } day ? PostgresDays.Number(day) : null, NpgsqlDbType.Date);
        await Text(rows, catalog.Currency);
    }

    private async Task Categories(NpgsqlBinaryImporter rows, CatalogSnapshot catalog)
    {
        foreach (Category category in catalog.Categories)
        {
            await rows.StartRowAsync(stop);
            await Text(rows, category.Id);
            await Text(rows, category.Name);
        }
    }

    private async Task Parameters(NpgsqlBinaryImporter rows, CatalogSnapshot catalog)
    {
        foreach (Category category in catalog.Categories)
        {
            for (int i = 0; i < category.Parameters.Length; i++)
            {
                await rows.StartRowAsync(stop);
                await Text(rows, category.Id);
                await rows.WriteAsync((short)i, NpgsqlDbType.Smallint, stop);
                await Text(rows, category.Parameters[i].Id);
                await Text(rows, category.Parameters[i].Unit);
                await Text(rows, RuleCodes.Of(category.Parameters[i].Rule));
            }
        }
    }

    private async Task Products(NpgsqlBinaryImporter rows, CatalogSnapshot catalog, Action<int>? written)
    {
        var values = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(values, JsonCatalogWriter.Options);
        int count = 0;
        foreach (Product product in catalog.Products)
        {
            values.ResetWrittenCount();
            json.Reset();
            JsonProductWriter.WriteValues(json, product);
            await json.FlushAsync(stop);
            await rows.StartRowAsync(stop);
            await ProductColumns(rows, product);
            await rows.WriteAsync(values.WrittenMemory, NpgsqlDbType.Jsonb, stop);
            if (++count % ReportEvery == 0 || count == catalog.ProductCount)
            {
                written?.Invoke(count);
            }
        }
    }

    private async Task ProductColumns(NpgsqlBinaryImporter rows, Product product)
    {
        await Text(rows, product.Model);
        await Text(rows, product.Category.Id);
        await Text(rows, product.Brand);
        await Text(rows, product.Name);
        await (product.ListPrice is { } price ? rows.WriteAsync(price, NpgsqlDbType.Numeric, stop) : rows.WriteNullAsync(stop));
        await Number(rows, PostgresDays.Number(product.Released), NpgsqlDbType.Date);
        await Number(rows, product.LastSaleDay is { } last ? PostgresDays.Number(last) : null, NpgsqlDbType.Date);
        await Text(rows, product.Successor);
        await rows.WriteAsync(product.IsPrototype, NpgsqlDbType.Boolean, stop);
        await rows.WriteAsync(!product.IsNew, NpgsqlDbType.Boolean, stop);
        await Text(rows, product.OperatingSystem is { } system ? JsonProductWriter.SystemCode(system) : null);
        await Number(rows, product.WarrantyMonths, NpgsqlDbType.Integer);
        await (
            product.StandardConfiguration is { } models
                ? rows.WriteAsync(models.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, stop)
                : rows.WriteNullAsync(stop)
        );
    }

    private Task Text(NpgsqlBinaryImporter rows, string? text) =>
        text is null ? rows.WriteNullAsync(stop) : rows.WriteAsync(text, NpgsqlDbType.Text, stop);

    private Task Number(NpgsqlBinaryImporter rows, int? number, NpgsqlDbType type) =>
        number is { } known ? rows.WriteAsync(known, type, stop) : rows.WriteNullAsync(stop);
}
