using System.Text.Json;
using Aumate.PolicyService.Catalogs.Files;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>Reads one product of a JSON catalog. It judges the shape and the keys; what the values mean is judged by <see cref="CatalogBuilder"/>.</summary>
internal static class JsonProductReader
{
    /// <summary>The product whose object the reader is at.</summary>
    internal static ProductDraft Read(ref PlacedJsonReader json, Place place, CatalogFeed feed)
    {
        var fields = default(ProductFields);
        while (json.Member(null, out string key))
        {
            if (!TakeText(ref json, key, ref fields) && !TakeOther(ref json, key, ref fields, feed))
            {
                json.Other(key);
            }
        }

        return fields.Draft(place, feed.Brand);
    }

    private static bool TakeText(ref PlacedJsonReader json, string key, ref ProductFields fields)
    {
        _ = key switch
        {
            "sku" => fields.Model = json.Text(key),
            "category" => fields.Category = json.Text(key),
            "brand" => fields.Brand = json.Text(key),
            "name" => fields.Name = json.Text(key),
            "released" => fields.Released = json.Text(key),
            "discontinued" => fields.LastSaleDay = json.Text(key),
            "successor" => fields.Successor = json.Text(key),
            "os" => fields.OperatingSystem = json.Text(key),
            "list_price" => fields.ListPrice = json.Number(key),
            "warranty_months" => fields.WarrantyMonths = json.Number(key),
            _ => null,
        };
        return key
            is "sku"
                or "category"
                or "brand"
                or "name"
                or "released"
                or "discontinued"
                or "successor"
                or "os"
                or "list_price"
                or "warranty_months";
    }

    private static bool TakeOther(ref PlacedJsonReader json, string key, ref ProductFields fields, CatalogFeed feed)
    {
        switch (key)
        {
            case "values":
                fields.Values = Values(ref json, feed);
                return true;
            case "standard_configuration":
                fields.StandardConfiguration = Accessories(ref json, feed);
                return true;
            case "prototype":
                fields.IsPrototype = json.Flag(key);
                return true;
            case "refurbished":
                fields.IsRefurbished = json.Flag(key);
                return true;
            default:
                return false;
        }
    }

    private static List<DraftText>? Accessories(ref PlacedJsonReader json, CatalogFeed feed)
    {
        if (!json.IsList("standard_configuration"))
        {
            return null;
        }

        List<DraftText> models = [];
        JsonItemPaths paths = json.Items();
        int index = 0;
        while (json.Item(paths, ref index))
        {
            models.Add(Accessory(ref json, feed));
        }

        return models;
    }

    private static DraftText Accessory(ref PlacedJsonReader json, CatalogFeed feed)
    {
        Place place = json.Here();
        if (json.Kind == JsonTokenType.String)
        {
            return new DraftText(json.Text(), place);
        }

        feed.Fault(place, $"a model of the standard configuration must be a text, not {PlacedJsonReader.Described(json.Kind)}");
        json.Skip();
        return new DraftText(null, place);
    }

    private static List<ValueDraft> Values(ref PlacedJsonReader json, CatalogFeed feed)
    {
        List<ValueDraft> values = new(Category.MaxParameters);
        if (!json.IsObject("values"))
        {
            return values;
        }

        string? path = json.Path;
        while (json.Member(path, out string key))
        {
            if (PlacedJsonReader.IsRemark(key))
            {
                json.Skip();
            }
            else
            {
                var parameter = new DraftText(key, json.KeyPlace());
                values.Add(
                    json.Kind == JsonTokenType.StartObject
                        ? JsonValueReader.Measured(ref json, parameter, feed)
                        : new ValueDraft(parameter, JsonValueReader.Bare(ref json, feed))
                );
            }
        }

        return values;
    }
}
