extern alias host;

using System.Text;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Files;
using host::Aumate.PolicyService.Catalogs.Json;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

public sealed class JsonCatalogReaderTests
{
    private const string Small = """
        {"categories": {"A": {"name": "Alpha", "parameters": [{"id": "size", "unit": "in", "rule": "HIGHER"}, {"id": "set", "unit": "V", "rule": "SUPERSET"}]},
                        "B": {"name": "Beta", "parameters": []}},
         "models": [{"sku": "A1", "category": "A", "released": "2020-01-01", "list_price": 10, "values": {"size": 7, "set": [12, 24]}},
                    {"sku": "B1", "category": "B", "released": "2020-01-01"}]}
        """;

    private const string SmallOtherwise = """
        {"_note": "the same", "brand": "", "models": [
          {"released": "2020-01-01", "category": "B", "values": {}, "sku": "B1", "successor": null},
          {"values": {"set": [24.0, "12"], "size": {"unit": "in", "value": 0.70e1}}, "list_price": 10.00, "sku": "A1", "category": "A",
           "released": "2020-01-01", "prototype": false, "_by": "somebody"}],
         "categories": {"B": {"parameters": [], "name": "Beta"},
           "A": {"parameters": [{"rule": "HIGHER", "id": "size", "unit": "in"}, {"id": "set", "unit": "V", "rule": "SUPERSET"}], "name": "Alpha"}}}
        """;

    [Fact]
    public void Formatting_and_order_do_not_change_the_revision() => Assert.Equal(Revision(Small), Revision(SmallOtherwise));

    [Theory]
    [InlineData("\"size\": 7", "\"size\": 7.01")]
    [InlineData("\"size\": 7", "\"size\": null")]
    [InlineData("[12, 24]", "[12]")]
    [InlineData("\"list_price\": 10", "\"list_price\": 11")]
    [InlineData("\"list_price\": 10", "\"list_price\": null")]
    [InlineData("\"name\": \"Beta\"", "\"name\": \"Gamma\"")]
    [InlineData("\"list_price\"", "\"os\": \"embedded\", \"list_price\"")]
    [InlineData("\"list_price\"", "\"standard_configuration\": [], \"list_price\"")]
    [InlineData("{\"categories\"", "{\"currency\": \"EUR\", \"categories\"")]
    public void A_change_of_content_changes_it(string old, string changed) =>
        Assert.NotEqual(Revision(Small), Revision(Small.Replace(old, changed, StringComparison.Ordinal)));

    [Fact]
    public void The_brand_of_the_catalog_holds_for_products_that_name_none()
    {
        string json = Small
            .Replace("{\"categories\"", "{\"brand\": \"Own\", \"categories\"", StringComparison.Ordinal)
            .Replace("\"sku\": \"B1\"", "\"sku\": \"B1\", \"brand\": \"Other\"", StringComparison.Ordinal);

        CatalogSnapshot catalog = Read(json).Snapshot!;

        Assert.Equal(("Own", "Other"), (catalog.Find("A1")!.Value.Brand, catalog.Find("B1")!.Value.Brand));
        Assert.Equal("", Read(Small).Snapshot!.Find("A1")!.Value.Brand);
    }

    [Fact]
    public void Every_error_is_listed_at_once_those_of_shape_first()
    {
        CatalogResult result = Read(
            """
            {"colour": 1, "models": [
              {"sku": "A1", "category": "A", "released": "2020-13-01", "list_price": -1, "values": {"size": "big", "volume": 3}},
              {"sku": "A1", "category": "Z", "released": "2020-01-01", "successor": "A9", "sku": "A2"},
              {"category": "A", "released": 2020, "warranty_months": 0}],
             "categories": {"A": {"name": "Alpha", "parameters": [{"id": "size", "unit": "in", "rule": "HIGHER"}]}}}
            """
        );

        Assert.Null(result.Snapshot);
        Assert.Equal(
            [
                "t.json:1:2 colour: the key 'colour' is unknown",
                "t.json:3:79 models[1].sku: the key 'sku' is given twice",
                "t.json:4:33 models[2].released: 'released' must be a text, not a number",
                "t.json:2:46 models[0].released: '2020-13-01' is not a date (yyyy-MM-dd)",
                "t.json:2:74 models[0].list_price: the list price -1 is negative",
                "t.json:2:97 models[0].values.size: 'size' needs a number, but is the text 'big'",
                "t.json:2:104 models[0].values.volume: category 'A' has no parameter 'volume'",
                "t.json:3:29 models[1].category: there is no category 'Z'",
                "t.json:4:3 models[2]: the model is missing",
                "t.json:4:58 models[2].warranty_months: 0 months of warranty are not a whole number from 1 to 600",
                "t.json:3:11 models[1].sku: model 'A1' is given twice, first at t.json:2:3 models[0]",
                "t.json:3:73 models[1].successor: there is no product 'A9' to be the successor",
            ],
            result.Errors.Select(error => error.ToString())
        );
    }

    [Theory]
    [InlineData("", "t.json:1:1", "not JSON: ")]
    [InlineData("[]", "t.json:1:1", "an object is needed here, not a list")]
    [InlineData("{}", "t.json:1:1", "the catalog has no products")]
    [InlineData("{\"models\": []}", "t.json:1:1", "the catalog has no products")]
    [InlineData("{\"models\": [", "t.json:1:13 models", "not JSON: ")]
    [InlineData("{} {}", "t.json:1:4", "not JSON: ")]
    [InlineData("{\"_ä€😀\": 0, x", "t.json:1:14 _ä€😀", "not JSON: ")]
    public void A_text_that_is_no_catalog_is_refused(string json, string place, string message)
    {
        CatalogError error = Assert.Single(Read(json).Errors);

        Assert.Equal(place, error.Place.ToString());
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Contains("depth", Assert.Single(Read(new string('[', 5000)).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Small);
        bytes[Small.IndexOf("Beta", StringComparison.Ordinal)] = 0xFF;

        CatalogResult result = JsonCatalogReader.Read(bytes, "t.json");

        Assert.Equal("t.json:2:31 categories.B.name: the text is not valid Unicode", result.Errors[0].ToString());
    }

    [Fact]
    public void A_byte_order_mark_moves_no_place()
    {
        byte[] sound = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Small)];
        byte[] unsound = [.. Encoding.UTF8.Preamble, .. "{}"u8];

        Assert.True(JsonCatalogReader.Read(sound, "t.json").Accepted);
        Assert.Equal("t.json:1:1", Assert.Single(JsonCatalogReader.Read(unsound, "t.json").Errors).Place.ToString());
    }

    [Fact]
    public async Task A_file_is_read_anew_each_time()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "catalog.json");
        var source = new FileCatalogSource(path);
        CancellationToken stop = TestContext.Current.CancellationToken;

        CatalogError missing = Assert.Single((await Read(source, stop)).Errors);
        await File.WriteAllTextAsync(path, Small, stop);
        CatalogResult first = await Read(source, stop);
        await File.WriteAllTextAsync(path, "{}", stop);
        CatalogError empty = Assert.Single((await Read(source, stop)).Errors);

        Assert.Equal(path, missing.Place.ToString());
        Assert.StartsWith("the file cannot be read: ", missing.Message, StringComparison.Ordinal);
        Assert.Equal(Revision(Small), first.Snapshot!.Revision);
        Assert.Equal("catalog.json:1:1: the catalog has no products", empty.ToString());
    }

    private static async Task<CatalogResult> Read(FileCatalogSource source, CancellationToken stop) =>
        Assert.IsType<SourceReading.Given>(await source.ReadAsync(null, stop)).Result;

    private static string Revision(string json) => Read(json).Snapshot!.Revision;

    private static CatalogResult Read(string json) => JsonCatalogReader.Read(Encoding.UTF8.GetBytes(json), "t.json");
}
