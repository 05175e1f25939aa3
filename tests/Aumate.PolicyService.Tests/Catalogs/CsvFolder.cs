using System.Globalization;
using System.Text;
using Aumate.Warranty.Catalog;
using NodaTime.Text;

namespace Aumate.PolicyService.Tests.Catalogs;

/// <summary>A catalog as a product team would export it, one table of products for all categories. What CSV cannot say is not in it.</summary>
internal static class CsvFolder
{
    private static readonly string[] Fields =
    [
        "sku",
        "category",
        "name",
        "brand",
        "list_price",
        "released",
        "discontinued",
        "successor",
        "prototype",
        "refurbished",
        "os",
        "warranty_months",
        "standard_configuration",
    ];

    /// <summary>The files by name.</summary>
    internal static Dictionary<string, string> Of(CatalogSnapshot catalog, char separator = ',', string newLine = "\r\n")
    {
        string[] parameters = [.. catalog.Categories.SelectMany(one => one.Parameters).Select(one => one.Id).Distinct()];
        return new Dictionary<string, string>
        {
            ["catalog.csv"] = Table([
                ["as_of", "currency"],
                [Day(catalog.AsOf), catalog.Currency],
            ]),
            ["categories.csv"] = Table([
                ["id", "name"],
                .. catalog.Categories.Select(one => new[] { one.Id, one.Name }),
            ]),
            ["parameters.csv"] = Table([
                ["category", "id", "unit", "rule"],
                .. catalog.Categories.SelectMany(Parameters),
            ]),
            ["products.csv"] = Table([
                [.. Fields, .. parameters],
                .. catalog.Products.Select(product => Row(product, parameters)),
            ]),
        };

        string Table(IEnumerable<string?[]> rows) =>
            string.Concat(rows.Select(row => string.Join(separator, row.Select(cell => Cell(cell, separator))) + newLine));
    }

    /// <summary>Writes them into a folder.</summary>
    internal static void Write(CatalogSnapshot catalog, string folder, char separator = ',', string newLine = "\r\n", bool mark = false)
    {
        foreach ((string name, string text) in Of(catalog, separator, newLine))
        {
            File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(mark));
        }
    }

    private static IEnumerable<string?[]> Parameters(Category category) =>
        category.Parameters.Select(one => new string?[] { category.Id, one.Id, one.Unit, Rule(one.Rule) });

    private static string?[] Row(Product product, string[] parameters) =>
        [
            product.Model,
            product.Category.Id,
            product.Name,
            product.Brand,
            product.ListPrice?.ToString(CultureInfo.InvariantCulture),
            Day(product.Released),
            Day(product.LastSaleDay),
            product.Successor,
            product.IsPrototype ? "yes" : "",
            product.IsNew ? "false" : "TRUE",
            product.OperatingSystem switch
            {
                null => "",
                OperatingSystemKind.Embedded => "embedded",
                _ => "non_embedded",
            },
            product.WarrantyMonths?.ToString(CultureInfo.InvariantCulture),
            List(product.StandardConfiguration),
            .. parameters.Select(parameter => Value(product, parameter)),
        ];

    private static string? Value(Product product, string parameter)
    {
        int index = product.Category.Parameters.ToList().FindIndex(one => one.Id == parameter);
        return index < 0 ? null
            : product.Value(index) is SetValue set ? List(set.Elements)
            : product.Value(index)?.ToString();
    }

    private static string? List(IEnumerable<string>? elements)
    {
        string? joined = elements is null ? null : string.Join('|', elements);
        return joined is "" ? "[]" : joined;
    }

    private static string Day(NodaTime.LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";

    private static string Rule(ParameterRule rule) =>
        rule switch
        {
            ParameterRule.RangeContains => "RANGE_CONTAINS",
            ParameterRule.IpCode => "IP_CODE",
            _ => rule.ToString().ToUpperInvariant(),
        };

    private static string Cell(string? text, char separator) =>
        text is not null && text.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) >= 0
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text ?? "";
}
