extern alias host;
using System.Text;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Json;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>A catalog with a product for every warranty period, and one without: the oracle's catalog periods (R8).</summary>
public sealed class PeriodCatalog : ICatalogSource
{
    private const int LongestPeriodMonths = 600;

    public string Name => "periods";

    /// <summary>The model whose period in the catalog is so many months. Null: the model that has none.</summary>
    public static string ModelOf(int? months) => months is { } known ? $"M-{known}" : "M";

    /// <summary>The catalog.</summary>
    public static CatalogSnapshot Snapshot { get; } = Read().Snapshot!;

    public Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken) =>
        Task.FromResult<SourceReading>(known == Name ? new SourceReading.Unchanged() : new SourceReading.Given(Name, Read()));

    private static CatalogResult Read()
    {
        var models = Enumerable
            .Range(1, LongestPeriodMonths)
            .Select(months => ModelJson(ModelOf(months), $""","warranty_months":{months}"""));
        var list = string.Join(",", models.Append(ModelJson(ModelOf(null), "")));
        var json = """{"categories":{"X":{"name":"X","parameters":[]}},"models":[""" + list + "]}";
        return JsonCatalogReader.Read(Encoding.UTF8.GetBytes(json), "periods");
    }

    private static string ModelJson(string model, string more) =>
        $$$"""{"sku":"{{{model}}}","category":"X","released":"2000-01-01","values":{}{{{more}}}}""";
}
