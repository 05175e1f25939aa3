using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Coverage;

namespace Aumate.PolicyService.StructuredData;

/// <summary>
/// What the letter would give for a product, as a schema.org Offer in JSON-LD for the page of a shop. It says what is true and known, in the vocabulary's own
/// meaning, and leaves out the rest.
/// </summary>
internal static class OfferDocument
{
    // Longer names are left out, so that an answer about many products keeps its bound.
    private const int MostCharacters = 128;

    // Letters of all languages stand as they are. What could end a script element or a line of it (<, >, &, U+2028, U+2029) is escaped in any case.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The offer of a product, as text that can stand in a script element.</summary>
    /// <param name="coverage">What the letter would give.</param>
    /// <param name="product">What the catalog has of the product. Null: it does not know it.</param>
    /// <param name="fault">That a remedy is for a fault that Aumate confirms, as a sentence. Null: it is not asked for.</param>
    public static string Of(ProductCoverage coverage, Product? product, string? fault)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            Write(json, coverage, product, fault);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, ProductCoverage coverage, Product? product, string? fault)
    {
        var claim = coverage.OnPurchase.Claim;
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteString("@type", "Offer");
        WriteProduct(json, claim.Model, product);
        if (claim.Jurisdiction is { } place)
        {
            json.WriteString("eligibleRegion", place);
        }

        ReturnPolicies.Write(json, coverage, fault);
        WarrantyPromises.Write(json, coverage);
        json.WriteEndObject();
    }

    private static void WriteProduct(Utf8JsonWriter json, string model, Product? product)
    {
        json.WriteStartObject("itemOffered");
        json.WriteString("@type", "Product");
        json.WriteString("model", model);
        if (product?.Name is { Length: > 0 and <= MostCharacters } name)
        {
            json.WriteString("name", name);
        }

        if (product?.Brand is { Length: > 0 and <= MostCharacters } brand)
        {
            json.WriteStartObject("brand");
            json.WriteString("@type", "Brand");
            json.WriteString("name", brand);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
