using System.Text.Json;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>Writes one product. What is unknown is left out: absence and null read the same.</summary>
internal static class JsonProductWriter
{
    internal static void Write(Utf8JsonWriter json, Product product)
    {
        json.WriteStartObject();
        json.WriteString("sku"u8, product.Model);
        json.WriteString("category"u8, product.Category.Id);
        JsonCatalogWriter.WriteText(json, "brand"u8, product.Brand.Length == 0 ? null : product.Brand);
        JsonCatalogWriter.WriteText(json, "name"u8, product.Name);
        WriteSale(json, product);
        JsonCatalogWriter.WriteText(json, "successor"u8, product.Successor);
        WriteKind(json, product);
        WriteTexts(json, "standard_configuration"u8, product.StandardConfiguration);
        json.WritePropertyName("values"u8);
        WriteValues(json, product);
        json.WriteEndObject();
    }

    private static void WriteSale(Utf8JsonWriter json, Product product)
    {
        if (product.ListPrice is { } price)
        {
            json.WriteNumber("list_price"u8, price);
        }

        JsonCatalogWriter.WriteDay(json, "released"u8, product.Released);
        JsonCatalogWriter.WriteDay(json, "discontinued"u8, product.LastSaleDay);
    }

    private static void WriteKind(Utf8JsonWriter json, Product product)
    {
        if (product.IsPrototype)
        {
            json.WriteBoolean("prototype"u8, true);
        }

        if (!product.IsNew)
        {
            json.WriteBoolean("refurbished"u8, true);
        }

        JsonCatalogWriter.WriteText(json, "os"u8, product.OperatingSystem is { } system ? SystemCode(system) : null);
        if (product.WarrantyMonths is { } months)
        {
            json.WriteNumber("warranty_months"u8, months);
        }
    }

    internal static string SystemCode(OperatingSystemKind system) => system == OperatingSystemKind.Embedded ? "embedded" : "non_embedded";

    /// <summary>Writes the values of a product as an object of their own.</summary>
    internal static void WriteValues(Utf8JsonWriter json, Product product)
    {
        json.WriteStartObject();
        for (int i = 0; i < product.Category.Parameters.Length; i++)
        {
            if (product.Value(i) is { } value)
            {
                json.WritePropertyName(product.Category.Parameters[i].Id);
                WriteValue(json, value);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, ParameterValue value)
    {
        switch (value)
        {
            case NumberValue number:
                json.WriteNumberValue(number.Amount);
                break;
            case RangeValue range:
                json.WriteStartArray();
                json.WriteNumberValue(range.Low);
                json.WriteNumberValue(range.High);
                json.WriteEndArray();
                break;
            case SetValue set:
                WriteElements(json, set.Elements.Order(StringComparer.Ordinal));
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> key, IEnumerable<string>? texts)
    {
        if (texts is not null)
        {
            json.WritePropertyName(key);
            WriteElements(json, texts);
        }
    }

    private static void WriteElements(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
