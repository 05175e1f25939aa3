extern alias host;
using System.Text;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs.Json;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>Catalogs of a few products, in JSON and read.</summary>
internal static class SmallCatalog
{
    /// <summary>A catalog of the models M0, M1 and so on.</summary>
    public static CatalogResult Of(int products, int first = 0) => Read(Json(Enumerable.Range(first, products).Select(Product)));

    public static CatalogResult Read(string json) => JsonCatalogReader.Read(Encoding.UTF8.GetBytes(json), "small.json");

    /// <summary>A catalog that is refused, with so many errors.</summary>
    public static CatalogResult Bad(int errors) =>
        CatalogResult.Refused(Enumerable.Range(1, errors).Select(i => new CatalogError($"bad.json:{i}:1", $"error {i}")));

    public static string Json(IEnumerable<string> products) =>
        """{"categories":{"X":{"name":"X","parameters":[]}},"models":[""" + string.Join(",", products) + "]}";

    public static string Product(int number) => $$$"""{"sku":"M{{{number}}}","category":"X","released":"2020-01-01","values":{}}""";
}
