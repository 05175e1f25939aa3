using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aumate.Warranty.Catalog;
using NodaTime;
using NodaTime.Text;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>
/// Writes a catalog in the format of Data/sample-catalog.json, a line for a product, so that two exports can be compared line by line. Reading it back
/// gives the same revision.
/// </summary>
public static class JsonCatalogWriter
{
    private const int FlushAt = 64 * 1024;
    private const int ReportEvery = 1000;

    // Names are for people too: nothing is escaped but what JSON demands.
    internal static JsonWriterOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a catalog, holding some products at a time and never the whole text.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="utf8">Where to. It is neither flushed nor closed; what it throws comes through.</param>
    /// <param name="written">Told now and then, and at the end, how many products are written. Null: nobody asks.</param>
    public static void Write(CatalogSnapshot catalog, Stream utf8, Action<int>? written = null)
    {
        var text = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(text, Options);
        json.WriteStartObject();
        WriteHead(json, catalog);
        WriteCategories(json, text, catalog);
        WriteProducts(json, text, catalog, utf8, written);
        json.WriteEndObject();
        EndLine(json, text);
        utf8.Write(text.WrittenSpan);
        written?.Invoke(catalog.ProductCount);
    }

    private static void WriteHead(Utf8JsonWriter json, CatalogSnapshot catalog)
    {
        WriteDay(json, "as_of"u8, catalog.AsOf);
        WriteText(json, "currency"u8, catalog.Currency);
    }

    private static void WriteCategories(Utf8JsonWriter json, ArrayBufferWriter<byte> text, CatalogSnapshot catalog)
    {
        json.WriteStartObject("categories"u8);
        foreach (Category category in catalog.Categories)
        {
            json.WriteStartObject(category.Id);
            json.WriteString("name"u8, category.Name);
            json.WriteStartArray("parameters"u8);
            foreach (Parameter parameter in category.Parameters)
            {
                WriteParameter(json, parameter);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            EndLine(json, text);
        }

        json.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter json, Parameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, parameter.Id);
        json.WriteString("unit"u8, parameter.Unit);
        json.WriteString("rule"u8, RuleCodes.Of(parameter.Rule));
        json.WriteEndObject();
    }

    private static void WriteProducts(
        Utf8JsonWriter json,
        ArrayBufferWriter<byte> text,
        CatalogSnapshot catalog,
        Stream utf8,
        Action<int>? written
    )
    {
        json.WriteStartArray("models"u8);
        int count = 0;
        foreach (Product product in catalog.Products)
        {
            JsonProductWriter.Write(json, product);
            EndLine(json, text);
            if (++count % ReportEvery == 0)
            {
                written?.Invoke(count);
            }

            if (text.WrittenCount >= FlushAt)
            {
                utf8.Write(text.WrittenSpan);
                text.ResetWrittenCount();
            }
        }

        json.WriteEndArray();
    }

    private static void EndLine(Utf8JsonWriter json, ArrayBufferWriter<byte> text)
    {
        json.Flush();
        text.Write("\n"u8);
    }

    internal static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> key, string? text)
    {
        if (text is not null)
        {
            json.WriteString(key, text);
        }
    }

    internal static void WriteDay(Utf8JsonWriter json, ReadOnlySpan<byte> key, LocalDate? day) =>
        WriteText(json, key, day is { } known ? LocalDatePattern.Iso.Format(known) : null);
}
