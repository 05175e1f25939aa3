extern alias host;
using System.Globalization;
using System.Text;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Json;
using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>Loads in the midst of writers: each sees one commit and no part of another.</summary>
[Collection(OnPostgres.Name)]
public sealed class IsolationTests(PostgresServer server)
{
    private const int Loads = 60;

    // Every part of the catalog has the number of its commit.
    private const string Rewrite = """
        BEGIN;
        UPDATE aumate_catalog.header SET as_of = DATE '2000-01-01' + {0};
        UPDATE aumate_catalog.category SET name = '{0}';
        UPDATE aumate_catalog.parameter SET unit = '{0}';
        UPDATE aumate_catalog.product SET list_price = {0};
        COMMIT;
        """;

    // TRUNCATE empties a table for transactions that began before it, too.
    private const string Replace = """
        BEGIN;
        UPDATE aumate_catalog.header SET as_of = DATE '2000-01-01' + {0};
        UPDATE aumate_catalog.category SET name = '{0}';
        UPDATE aumate_catalog.parameter SET unit = '{0}';
        CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT * FROM aumate_catalog.product;
        UPDATE kept SET list_price = {0};
        TRUNCATE aumate_catalog.product;
        INSERT INTO aumate_catalog.product SELECT * FROM kept;
        COMMIT;
        """;

    [Theory]
    [InlineData(Rewrite)]
    [InlineData(Replace)]
    public async Task A_load_sees_one_commit_of_a_writer_that_never_rests(string commit)
    {
        var database = await server.Database();
        await Commands.Import(database, Numbered());
        using var over = new CancellationTokenSource();
        var writing = Task.Run(() => Write(database, commit, over.Token));
        var seen = new HashSet<string>();
        string? known = null;
        for (var load = 0; load < Loads; load++)
        {
            if (await Readings.Read(database, known) is SourceReading.Given given)
            {
                known = given.Version;
                seen.Add(Assert.Single(Numbers(given.Result.Snapshot!).Distinct()));
            }
        }

        await over.CancelAsync();
        await writing;
        // Enough commits passed by, or seeing one of them says little.
        Assert.InRange(seen.Count, Loads / 3, Loads);
    }

    private static async Task Write(string database, string commit, CancellationToken over)
    {
        await using var connection = await Sql.Open(database);
        for (var number = 1; !over.IsCancellationRequested; number++)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = string.Format(CultureInfo.InvariantCulture, commit, number);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static IEnumerable<string> Numbers(CatalogSnapshot catalog) =>
        [
            $"{NodaTime.Period.DaysBetween(new NodaTime.LocalDate(2000, 1, 1), catalog.AsOf!.Value)}",
            catalog.Categories[0].Name,
            catalog.Categories[0].Parameters[0].Unit,
            .. catalog.Products.Select(product => $"{product.ListPrice:0}"),
        ];

    private static CatalogSnapshot Numbered()
    {
        var products = Enumerable.Range(0, 300).Select(i => $$"""{"sku":"M{{i}}","category":"X","released":"2020-01-01","list_price":0}""");
        var json =
            """{"as_of":"2000-01-01","categories":{"X":{"name":"0","parameters":[{"id":"p","unit":"0","rule":"EQUAL"}]}},"models":["""
            + string.Join(",", products)
            + "]}";
        return JsonCatalogReader.Read(Encoding.UTF8.GetBytes(json), "numbered").Snapshot!;
    }
}
