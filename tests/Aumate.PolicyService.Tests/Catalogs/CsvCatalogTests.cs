extern alias host;

using Aumate.PolicyService.Tests.Service;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Files;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

public sealed class CsvCatalogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(',', "\r\n", false)]
    [InlineData(',', "\n", true)]
    [InlineData(';', "\r\n", true)]
    [InlineData('\t', "\n", false)]
    public void The_sample_is_the_same_catalog_as_CSV(char separator, string newLine, bool mark)
    {
        CatalogSnapshot sample = EmbeddedCatalogSource.Read().Snapshot!;
        CsvFolder.Write(sample, folder.FullName, separator, newLine, mark);

        Assert.Equal(sample.Revision, Accepted().Revision);
    }

    [Fact]
    public void Any_catalog_is_the_same_as_CSV()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            CatalogSnapshot catalog = RandomCatalogs.Catalog(seed);
            CsvFolder.Write(catalog, folder.FullName, ",;\t"[seed % 3], seed % 2 == 0 ? "\n" : "\r\n");

            Assert.True(catalog.Revision == Accepted().Revision, $"seed {seed}");
        }
    }

    [Fact]
    public void A_cell_means_what_the_rule_of_its_parameter_says()
    {
        Small(
            """
            sku;category;released;prototype;_remark;size [in];mark;bands;temp;ip;standard_configuration

            A1;A;2020-01-01;No;"anything, ""at"" all";7.50;12.0;12|12.0;-20..60;IPX4;A2|A1
            A2;A;2020-01-01;1;;;"USB
            C";[];;;[]
            ;;;;;;;;;;
            """
        );

        CatalogSnapshot catalog = Accepted();

        Product first = catalog.Find("A1")!.Value;
        Assert.Equal(["7.5", "12", "12, 12.0", "-20..60", "IPX4"], Values(first));
        Assert.Equal(["A1", "A2"], first.StandardConfiguration!);
        Assert.False(first.IsPrototype);
        Product second = catalog.Find("A2")!.Value;
        Assert.Equal([null, "USB\nC", "", null, null], Values(second));
        Assert.Empty(second.StandardConfiguration!);
        Assert.True(second.IsPrototype);
    }

    [Fact]
    public void Names_of_files_may_be_in_capitals()
    {
        folder.Write("Categories.csv", "id,name\nA,Alpha\n");
        folder.Write("PARAMETERS.CSV", "category,id,unit,rule\nA,size,in,HIGHER\n");
        folder.Write("Catalog.Csv", "currency\nEUR\n");
        folder.Write("P2.CSV", "sku,category,released,size\nA1,A,2020-01-01,7\n");
        folder.Write("P3.JSON", """{"models": [{"sku": "A2", "category": "A", "released": "2021-01-01"}]}""");

        CatalogSnapshot catalog = Accepted();

        Assert.Equal(["A1", "A2"], catalog.Products.Select(product => product.Model));
        Assert.Equal(("EUR", "7"), (catalog.Currency, Assert.Single(Values(catalog.Find("A1")!.Value))));
    }

    [Theory]
    [InlineData('#')]
    [InlineData('\uFFFE')]
    [InlineData('\uFFFF')]
    public void No_row_is_a_comment_whatever_it_begins_with(char first)
    {
        Small($"sku,category,released\n{first}A1,A,2020-01-01\nA2,A,2020-01-01\n");

        Assert.Equal(["A2", $"{first}A1"], Accepted().Products.Select(product => product.Model).OrderBy(model => model.Length));
    }

    [Fact]
    public void Files_of_a_folder_are_one_catalog_whatever_their_form()
    {
        Small("sku,category,released,successor\nA1,A,2020-01-01,J1\n");
        folder.Write("more.csv", "category;sku;released\nA;A2;2020-01-01\nB;B1;2020-01-01\n");
        folder.Write(
            "extra.json",
            """{"models": [{"sku": "J1", "category": "A", "released": "2021-01-01"}], "brand": "Own", "categories": {"B": {"name": "Beta"}}}"""
        );
        folder.Write(".hidden.json", "not read");
        folder.Write("readme.txt", "not read");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "old.json"));

        CatalogSnapshot catalog = Accepted();

        Assert.Equal(["A1", "A2", "B1", "J1"], catalog.Products.Select(product => product.Model));
        Assert.All(catalog.Products, product => Assert.Equal("Own", product.Brand));
    }

    private void Small(string products)
    {
        folder.Write("categories.csv", "id,name\nA,Alpha\n");
        folder.Write(
            "parameters.csv",
            "category,id,unit,rule\nA,size,in,HIGHER\nA,mark,-,EQUAL\nA,bands,MHz,SUPERSET\nA,temp,degC,RANGE_CONTAINS\nA,ip,IP,IP_CODE\n"
        );
        folder.Write("products.csv", products);
    }

    private static string?[] Values(Product product) =>
        [.. Enumerable.Range(0, product.Category.Parameters.Length).Select(i => product.Value(i)?.ToString())];

    private CatalogSnapshot Accepted()
    {
        CatalogResult result = CatalogFiles.Read(folder.FullName, CancellationToken.None);
        Assert.Empty(result.Errors);
        return result.Snapshot!;
    }
}
