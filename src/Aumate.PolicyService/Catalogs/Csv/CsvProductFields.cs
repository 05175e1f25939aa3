using Aumate.PolicyService.Catalogs.Files;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Csv;

/// <summary>The fields of products that a CSV file can have, named as in JSON.</summary>
internal static class CsvProductFields
{
    private static readonly HashSet<string> Names = new(
        [
            "sku",
            "category",
            "brand",
            "name",
            "list_price",
            "released",
            "discontinued",
            "successor",
            "prototype",
            "refurbished",
            "os",
            "warranty_months",
            "standard_configuration",
        ],
        StringComparer.Ordinal
    );

    internal static bool IsField(string name) => Names.Contains(name);

    /// <summary>Takes a cell that is not empty.</summary>
    internal static void Take(string name, DraftText cell, ref ProductFields fields, CatalogFeed feed)
    {
        switch (name)
        {
            case "list_price":
                fields.ListPrice = Number(cell, feed);
                break;
            case "warranty_months":
                fields.WarrantyMonths = Number(cell, feed);
                break;
            case "prototype":
                fields.IsPrototype = Flag(name, cell, feed);
                break;
            case "refurbished":
                fields.IsRefurbished = Flag(name, cell, feed);
                break;
            case "standard_configuration":
                fields.StandardConfiguration = [.. CsvValues.Elements(cell.Text!).Select(model => new DraftText(model, cell.Place))];
                break;
            default:
                TakeText(name, cell, ref fields);
                break;
        }
    }

    private static void TakeText(string name, DraftText cell, ref ProductFields fields) =>
        _ = name switch
        {
            "sku" => fields.Model = cell,
            "category" => fields.Category = cell,
            "brand" => fields.Brand = cell,
            "name" => fields.Name = cell,
            "released" => fields.Released = cell,
            "discontinued" => fields.LastSaleDay = cell,
            "successor" => fields.Successor = cell,
            _ => fields.OperatingSystem = cell,
        };

    private static DraftText Number(DraftText cell, CatalogFeed feed) =>
        CsvValues.HasComma(cell, feed) ? new DraftText(null, cell.Place) : cell;

    private static bool Flag(string name, DraftText cell, CatalogFeed feed)
    {
        switch (cell.Text!.ToUpperInvariant())
        {
            case "TRUE" or "YES" or "1":
                return true;
            case "FALSE" or "NO" or "0":
                return false;
            default:
                feed.Fault(cell.Place, $"'{name}' must be true or false (or yes, no, 1, 0), not '{cell.Text}'");
                return false;
        }
    }
}
