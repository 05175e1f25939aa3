extern alias host;

using System.Text;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Json;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

public sealed class JsonCatalogWriterTests
{
    [Fact]
    public void The_sample_reads_back_as_the_same_revision()
    {
        CatalogSnapshot sample = EmbeddedCatalogSource.Read().Snapshot!;

        Assert.Equal(sample.Revision, ReadBack(Written(sample)).Revision);
    }

    [Fact]
    public void Any_catalog_reads_back_as_the_same_revision()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            CatalogSnapshot catalog = RandomCatalogs.Catalog(seed);
            byte[] json = Written(catalog);

            Assert.Equal(catalog.Revision, ReadBack(json).Revision);
            Assert.Equal(json, Written(ReadBack(json)));
        }
    }

    [Fact]
    public void Every_product_has_a_line_of_its_own()
    {
        CatalogSnapshot sample = EmbeddedCatalogSource.Read().Snapshot!;
        string[] lines = Encoding.UTF8.GetString(Written(sample)).Split('\n');

        Assert.All(
            sample.Products,
            product => Assert.Single(lines, line => line.Contains($"\"sku\":\"{product.Model}\"", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void It_says_how_many_products_are_written_and_at_the_end_all()
    {
        CatalogSnapshot sample = EmbeddedCatalogSource.Read().Snapshot!;
        List<int> written = [];

        JsonCatalogWriter.Write(sample, Stream.Null, written.Add);

        Assert.Equal(sample.ProductCount, written[^1]);
    }

    private static CatalogSnapshot ReadBack(byte[] json)
    {
        CatalogResult result = JsonCatalogReader.Read(json, "written.json");
        return result.Snapshot ?? throw new InvalidOperationException(string.Join('\n', result.Errors));
    }

    private static byte[] Written(CatalogSnapshot catalog)
    {
        using var stream = new MemoryStream();
        JsonCatalogWriter.Write(catalog, stream);
        return stream.ToArray();
    }
}
