extern alias host;
using System.Text;
using Aumate.PolicyService.Tests.Catalogs;
using Aumate.PolicyService.Tests.Service;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Files;
using host::Aumate.PolicyService.Catalogs.Json;
using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>What goes in comes out: import, load and export give the same revision.</summary>
[Collection(OnPostgres.Name)]
public sealed class RoundTripTests(PostgresServer server)
{
    private const int DefaultCatalogs = 30;

    /// <summary>How many catalogs are drawn; more by the environment variable POSTGRES_CATALOGS.</summary>
    private static int Catalogs =>
        int.TryParse(Environment.GetEnvironmentVariable("POSTGRES_CATALOGS"), out var more) ? more : DefaultCatalogs;

    [Fact]
    public async Task Any_catalog_that_takes_the_place_of_any_other_is_loaded_and_exported_as_the_same_revision()
    {
        var database = await server.Database();
        using var folder = new TemporaryFolder();
        var export = Path.Combine(folder.FullName, "export.json");
        for (var seed = 0; seed < Catalogs; seed++)
        {
            var catalog = RandomCatalogs.Catalog(seed);
            await Commands.Import(database, catalog);
            Assert.Equal(catalog.Revision, (await Readings.Catalog(database)).Revision);
            Assert.Equal(0, (await Commands.Run(database, "export", export)).ExitCode);
            Assert.Equal(catalog.Revision, CatalogFiles.Read(export, CancellationToken.None).Snapshot!.Revision);
        }
    }

    [Fact]
    public async Task The_sample_is_loaded_as_the_revision_that_it_has_in_its_file()
    {
        var database = await server.Database();
        var sample = EmbeddedCatalogSource.Read().Snapshot!;
        await Commands.Import(database, sample);
        Assert.Equal(sample.Revision, (await Readings.Catalog(database)).Revision);
    }

    [Fact]
    public async Task No_standard_configuration_and_an_empty_one_stay_apart()
    {
        var database = await server.Database();
        await Commands.Import(
            database,
            Read("""{"sku":"none","standard_configuration":null},{"sku":"empty","standard_configuration":[]}""")
        );
        var catalog = await Readings.Catalog(database);
        Assert.Null(catalog.Find("none")!.Value.StandardConfiguration);
        Assert.Empty(catalog.Find("empty")!.Value.StandardConfiguration!);
    }

    [Theory]
    [InlineData("""{"sku":"A","released":"-4712-01-01","discontinued":"9999-12-31"}""")]
    [InlineData("""{"sku":"A","list_price":79228162514264337593543950335,"released":"0001-01-01"}""")]
    [InlineData("""{"sku":"A","list_price":0.0000000000000000000000000001}""")]
    [InlineData("""{"sku":"A","name":"","brand":""}""")]
    [InlineData("""{"sku":"A","name":" ","brand":"a b"}""")]
    [InlineData("""{"sku":"😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"}""")]
    [InlineData("""{"sku":"A","values":{"high":1e28,"same":"ﬁ\u2028\u0001","set":["12",12.0,"a, b"],"range":[-1E-28,0.10],"ip":"IPX7"}}""")]
    [InlineData("""{"sku":"A","values":{"high":null,"set":[]}}""")]
    public async Task What_is_at_the_edge_of_the_format_is_kept(string model)
    {
        var database = await server.Database();
        var catalog = Read(model);
        await Commands.Import(database, catalog);
        Assert.Equal(catalog.Revision, (await Readings.Catalog(database)).Revision);
    }

    private static CatalogSnapshot Read(string models)
    {
        var json = """
            {"categories":{"X":{"name":"X","parameters":[
              {"id":"high","unit":"-","rule":"HIGHER"},{"id":"same","unit":"-","rule":"EQUAL"},{"id":"set","unit":"-","rule":"SUPERSET"},
              {"id":"range","unit":"-","rule":"RANGE_CONTAINS"},{"id":"ip","unit":"-","rule":"IP_CODE"}]}},"models":[
            """;
        models = models.Replace("""{"sku":""", """{"category":"X","sku":""", StringComparison.Ordinal);
        if (!models.Contains("released", StringComparison.Ordinal))
        {
            models = models.Replace("""{"category":""", """{"released":"2020-01-01","category":""", StringComparison.Ordinal);
        }

        var result = JsonCatalogReader.Read(Encoding.UTF8.GetBytes($"{json}{models}]}}"), "edge.json");
        return result.Snapshot ?? throw new InvalidOperationException(string.Join('\n', result.Errors));
    }
}
