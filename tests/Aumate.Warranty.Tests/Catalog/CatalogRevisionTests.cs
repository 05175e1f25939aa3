using Aumate.Warranty.Catalog;
using Xunit;
using static Aumate.Warranty.Tests.Catalog.Drafts;

namespace Aumate.Warranty.Tests.Catalog;

public sealed class CatalogRevisionTests
{
    private const int Catalogs = 300;

    [Fact]
    public void Order_does_not_change_the_revision()
    {
        for (int seed = 0; seed < Catalogs; seed++)
        {
            var raw = new RandomCatalog(seed);
            string revision = Revision(raw.Schema, raw.Products, 0);

            Assert.Matches("^[0-9a-f]{16}$", revision);
            Assert.All(Enumerable.Range(1, 5), shuffle => Assert.Equal(revision, Revision(raw.Schema, raw.Products, shuffle)));
        }
    }

    [Fact]
    public void No_two_catalogs_share_a_revision()
    {
        string[] revisions =
        [
            .. Enumerable.Range(0, Catalogs).Select(seed => new RandomCatalog(seed)).Select(raw => Revision(raw.Schema, raw.Products, 0)),
        ];

        Assert.Distinct(revisions);
    }

    [Fact]
    public void Each_change_of_a_product_gives_another_revision()
    {
        for (int seed = 0; seed < Catalogs; seed++)
        {
            var raw = new RandomCatalog(seed);
            RawProduct changed = raw.Products[seed % raw.Products.Length];
            RawProduct[] changes = [changed, .. Changes(changed, raw.Schema[changed.Category])];

            string[] revisions =
            [
                .. changes.Select(change => Revision(raw.Schema, raw.Products.Select(one => one == changed ? change : one), 0)),
                Revision(
                    raw.Schema,
                    [.. raw.Products, new RawProduct("new", 0, "2020-01-01") { Values = new string?[raw.Schema[0].Length] }],
                    0
                ),
                Revision([.. raw.Schema, ["HIGHER"]], raw.Products, 0),
            ];

            Assert.Distinct(revisions);
        }
    }

    [Theory]
    [InlineData("currency")]
    [InlineData("as of")]
    [InlineData("name of a product")]
    [InlineData("name of a category")]
    [InlineData("id of a category")]
    [InlineData("unit")]
    [InlineData("rule")]
    [InlineData("order of parameters")]
    [InlineData("id of a parameter")]
    [InlineData("refurbished")]
    [InlineData("border between brand and name")]
    [InlineData("separator in an element")]
    [InlineData("empty set and no value")]
    public void Another_content_has_another_revision(string change) =>
        Assert.NotEqual(Accepted(Plain(change, false)).Revision, Accepted(Plain(change, true)).Revision);

    // A revision is written into decisions and outlives the code that made it.
    [Fact]
    public void The_revision_of_a_given_content_never_changes() =>
        Assert.Equal("a2b10037d65c57cc", Accepted(Plain("currency", true)).Revision);

    private static CatalogDraft Plain(string change, bool changed)
    {
        string Or(string of, string before, string after) => of == change && changed ? after : before;
        ParameterDraft first = Parameter(Or("id of a parameter", "p", "r"), Or("rule", "HIGHER", "LOWER"), Or("unit", "in", "cm"));
        ParameterDraft second = Parameter("q", "SUPERSET");
        string category = Or("id of a category", "C", "D");
        ValueDraft value = Or("separator in an element", "two", "one") == "two" ? List("q", "a", "b") : List("q", "a, b");
        ValueDraft? none =
            change != "empty set and no value" ? value
            : changed ? List("q")
            : null;
        return Draft(
            [
                Category(category, Or("order of parameters", "pq", "qp") == "pq" ? [first, second] : [second, first]) with
                {
                    Name = At("", Or("name of a category", "x", "y")),
                },
            ],
            Product("M", category) with
            {
                Brand = At("", Or("border between brand and name", "ab", "a")),
                Name = At("", Or("border between brand and name", "c", "bc") + Or("name of a product", "x", "y")),
                IsRefurbished = changed && change == "refurbished",
                Values = none is null ? [] : [none],
            }
        ) with
        {
            Currency = At("", Or("currency", "USD", "EUR")),
            AsOf = At("", Or("as of", "2026-01-01", "2026-01-02")),
        };
    }

    private static IEnumerable<RawProduct> Changes(RawProduct product, string[] rules)
    {
        yield return product with
        {
            Released = "2019-01-01",
        };
        yield return product with
        {
            Until = "2031-01-01",
        };
        yield return product with
        {
            Price = "31",
        };
        yield return product with
        {
            Brand = "Third",
        };
        yield return product with
        {
            Prototype = !product.Prototype,
        };
        yield return product with
        {
            Refurbished = !product.Refurbished,
        };
        yield return product with
        {
            System = product.System is null ? "embedded" : null,
        };
        yield return product with
        {
            Months = "13",
        };
        yield return product with
        {
            Standard = product.Standard is null ? [] : null,
        };
        for (int i = 0; i < rules.Length; i++)
        {
            string? other = product.Values[i] is null ? Some(rules[i]) : null;
            yield return product with
            {
                Values = [.. product.Values[..i], other, .. product.Values[(i + 1)..]],
            };
        }
    }

    private static string Some(string rule) =>
        rule switch
        {
            "RANGE_CONTAINS" => "1~2",
            "IP_CODE" => "11",
            _ => "1",
        };

    private static string Revision(string[][] schema, IEnumerable<RawProduct> products, int shuffle) =>
        Accepted(RandomCatalog.Draft(schema, products, shuffle)).Revision;
}
