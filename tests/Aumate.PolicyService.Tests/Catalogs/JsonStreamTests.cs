extern alias host;

using System.Text;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs.Json;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

// What is read does not depend on how the bytes come, nor on the order of a file's parts.
public sealed class JsonStreamTests
{
    private const string Faulty = """
        {"currency": "usd", "models": [
          {"sku": "Ä1", "category": "A", "released": "2020-13-01", "list_price": -1, "values": {"size": {"value": "big", "note": [1, {"a": 1, "a": 2}]}}},
          7, {"sku": "\ud800", "sku": 1, "category": "A", "released": null}],
         "brand": "Own", "brand": null, "extra": {"deep": [[[]]]},
         "categories": {"A": {"name": "😀", "parameters": [{"id": "size", "unit": "in", "rule": "HIGHER"}, []]}, "A": {}}}
        """;

    [Fact]
    public void Errors_are_the_same_however_the_bytes_come()
    {
        byte[] json = Encoding.UTF8.GetBytes(Faulty);
        string[] whole = Errors(json, json.Length);

        Assert.Equal(15, whole.Length);
        Assert.All(Enumerable.Range(1, 80), size => Assert.Equal(whole, Errors(json, size)));
    }

    [Fact]
    public void A_catalog_is_the_same_however_the_bytes_come()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            CatalogSnapshot catalog = RandomCatalogs.Catalog(seed);
            using var json = new MemoryStream();
            JsonCatalogWriter.Write(catalog, json);

            Assert.Equal(catalog.Revision, JsonCatalogReader.Read(new Trickle(json.ToArray(), seed % 7 + 1), "t.json").Snapshot?.Revision);
        }
    }

    [Theory]
    [InlineData("""{"_": 1, "models": MODELS, "categories": CATEGORIES, "brand": "Own"}""")]
    [InlineData("""{"categories": CATEGORIES, "models": MODELS, "brand": "Own"}""")]
    [InlineData("""{"brand": "Own", "models": MODELS, "categories": CATEGORIES}""")]
    [InlineData("""{"brand": "Own", "categories": CATEGORIES, "models": MODELS}""")]
    public void The_parts_of_a_file_come_in_any_order(string order)
    {
        string json = order
            .Replace("MODELS", """[{"sku": "A1", "category": "A", "released": "2020-01-01"}]""", StringComparison.Ordinal)
            .Replace("CATEGORIES", """{"A": {"name": "Alpha", "parameters": []}}""", StringComparison.Ordinal);

        CatalogSnapshot catalog = JsonCatalogReader.Read(Encoding.UTF8.GetBytes(json), "t.json").Snapshot!;

        Assert.Equal("Own", catalog.Find("A1")!.Value.Brand);
    }

    [Fact]
    public void A_value_without_end_does_not_fill_the_memory()
    {
        CatalogResult result = JsonCatalogReader.Read(new Endless(), "t.json");

        Assert.Equal("t.json:1:2: a value of more than 16777216 bytes", Assert.Single(result.Errors).ToString());
    }

    private static string[] Errors(byte[] json, int size) =>
        [.. JsonCatalogReader.Read(new Trickle(json, size), "t.json").Errors.Select(error => error.ToString())];

    private sealed class Trickle(byte[] bytes, int size) : MemoryStream(bytes, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));
    }

    // {"aaaaaa…
    private sealed class Endless : MemoryStream
    {
        private bool begun;

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            if (!begun)
            {
                "{\""u8.CopyTo(buffer.AsSpan(offset));
                begun = true;
            }

            return count;
        }
    }
}
