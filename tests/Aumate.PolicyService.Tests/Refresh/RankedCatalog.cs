namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>
/// A catalog in which the discontinued model A would be replaced by any of R0, R1 and so on, which differ in price alone: the cheapest is the one that is
/// given (R21).
/// </summary>
internal static class RankedCatalog
{
    /// <summary>The catalog as JSON.</summary>
    /// <param name="months">Warranty of A in months.</param>
    /// <param name="prices">Prices of R0, R1 and so on.</param>
    public static string Json(int months, IEnumerable<int> prices)
    {
        var original =
            $$$"""{"sku":"A","category":"X","released":"2020-01-01","discontinued":"2020-12-31","warranty_months":{{{months}}},"values":{"size":1}}""";
        var others = prices.Select(
            (price, other) =>
                $$$"""{"sku":"R{{{other}}}","category":"X","released":"2020-01-01","list_price":{{{price}}},"values":{"size":1}}"""
        );
        return """{"categories":{"X":{"name":"X","parameters":[{"id":"size","unit":"-","rule":"HIGHER"}]}},"models":["""
            + string.Join(",", others.Prepend(original))
            + "]}";
    }
}
