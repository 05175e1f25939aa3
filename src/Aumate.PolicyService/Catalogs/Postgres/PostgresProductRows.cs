using Aumate.Warranty.Catalog;
using Npgsql;
using NpgsqlTypes;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>Reads products out of a binary COPY, one after the other.</summary>
internal sealed class PostgresProductRows(NpgsqlBinaryExporter rows, string source, CancellationToken stop)
{
    // A price goes as its text: a numeric may have more digits than a decimal, and the builder says so.
    internal const string Query = """
        COPY (
            SELECT
                model, category, brand, name, list_price::text, released - DATE '2000-01-01', last_sale_day - DATE '2000-01-01', successor,
                prototype, refurbished, operating_system, warranty_months::text, standard_configuration, parameter_values
            FROM aumate_catalog.product
        ) TO STDOUT (FORMAT binary)
        """;

    internal async Task Read(CatalogBuilder builder)
    {
        while (await rows.StartRowAsync(stop) >= 0)
        {
            builder.Add(await Product(builder));
        }
    }

    private async ValueTask<ProductDraft> Product(CatalogBuilder builder)
    {
        string model = await rows.ReadAsync<string>(NpgsqlDbType.Text, stop);
        var part = new PlacedPart(source, $"product '{model}'");
        return new ProductDraft
        {
            Place = new Place(part),
            Model = new DraftText(model, new Place(part)),
            Category = await Text(part, "category"),
            Brand = await Text(part, "brand"),
            Name = await Text(part, "name"),
            ListPrice = await Text(part, "list_price"),
            Released = await Day(part, "released"),
            LastSaleDay = await Day(part, "last_sale_day"),
            Successor = await Text(part, "successor"),
            IsPrototype = await rows.ReadAsync<bool>(NpgsqlDbType.Boolean, stop),
            IsRefurbished = await rows.ReadAsync<bool>(NpgsqlDbType.Boolean, stop),
            OperatingSystem = await Text(part, "operating_system"),
            WarrantyMonths = await Text(part, "warranty_months"),
            StandardConfiguration = await Accessories(part),
            Values = ProductValuesJson.Read(await rows.ReadAsync<byte[]>(NpgsqlDbType.Jsonb, stop), part, builder),
        };
    }

    private async ValueTask<DraftText?> Text(PlacedPart part, string column) =>
        await IsNull() ? null : new DraftText(await rows.ReadAsync<string>(NpgsqlDbType.Text, stop), new Place(part, Key: column));

    private async ValueTask<DraftText?> Day(PlacedPart part, string column) =>
        await IsNull()
            ? null
            : new DraftText(PostgresDays.Text(await rows.ReadAsync<int>(NpgsqlDbType.Integer, stop)), new Place(part, Key: column));

    private async ValueTask<DraftText[]?> Accessories(PlacedPart part)
    {
        if (await IsNull())
        {
            return null;
        }

        string[] models = await rows.ReadAsync<string[]>(NpgsqlDbType.Array | NpgsqlDbType.Text, stop);
        return [.. models.Select((model, i) => new DraftText(model, new Place(part, Key: $"standard_configuration[{i}]")))];
    }

    private async ValueTask<bool> IsNull()
    {
        if (rows.IsNull)
        {
            await rows.SkipAsync(stop);
            return true;
        }

        return false;
    }
}
