extern alias host;
using System.Text;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using host::Aumate.PolicyService.Catalogs.Json;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>A catalog with a product for every combination of what a catalog can say of a claim: period, operating system, standard configuration.</summary>
internal static class FullCatalog
{
    /// <summary>The one accessory that a standard configuration has here.</summary>
    public const string StandardAccessory = "AC-1";

    private const int LongestPeriodMonths = 600;
    private static readonly PlainOs?[] Systems = [null, .. Enum.GetValues<PlainOs>().Select(os => (PlainOs?)os)];

    public static CatalogSnapshot Snapshot { get; } = Read(Products());

    public static string ModelOf(int? months, PlainOs? os, bool hasConfiguration) => $"M-{months}-{os}-{(hasConfiguration ? "S" : "")}";

    /// <summary>
    /// A claim of an accessory whose model is unknown, on a product like its own of which no standard configuration is known, since that says nothing
    /// of it. Any other claim as it is.
    /// </summary>
    public static Claim WithoutConfiguration(Claim claim) =>
        claim.Item is { Kind: ItemKind.Accessory, AccessoryModel: null } ? claim with { Model = claim.Model.TrimEnd('S') } : claim;

    private static IEnumerable<string> Products() =>
        from months in Enumerable.Range(0, LongestPeriodMonths + 1).Select(months => months == 0 ? (int?)null : months)
        from os in Systems
        from hasConfiguration in (bool[])[false, true]
        select Json(ModelOf(months, os, hasConfiguration), More(months, os, hasConfiguration));

    private static CatalogSnapshot Read(IEnumerable<string> products)
    {
        var models = string.Join(",", products.Append(Json(StandardAccessory, "")));
        var json = """{"categories":{"X":{"name":"X","parameters":[]}},"models":[""" + models + "]}";
        return JsonCatalogReader.Read(Encoding.UTF8.GetBytes(json), "full").Snapshot!;
    }

    private static string More(int? months, PlainOs? os, bool hasConfiguration) =>
        (months is { } known ? $""","warranty_months":{known}""" : "")
        + (os is { } system ? $""","os":"{(system == PlainOs.Embedded ? "embedded" : "non_embedded")}" """ : "")
        + (hasConfiguration ? $""","standard_configuration":["{StandardAccessory}"]""" : "");

    private static string Json(string model, string more) =>
        $$$"""{"sku":"{{{model}}}","category":"X","released":"2000-01-01","values":{}{{{more}}}}""";
}
