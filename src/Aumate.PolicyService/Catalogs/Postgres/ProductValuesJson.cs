using System.Text;
using System.Text.Json;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Postgres;

/// <summary>Reads the values of a product out of the JSON that the database keeps of them, which is well formed and has each key once.</summary>
internal ref struct ProductValuesJson
{
    private readonly PlacedPart part;
    private readonly CatalogBuilder builder;
    private Utf8JsonReader json;
    private string key = "";

    private ProductValuesJson(ReadOnlySpan<byte> utf8, PlacedPart part, CatalogBuilder builder)
    {
        this.part = part;
        this.builder = builder;
        // However deep something lies, it is skipped and named; the stock limit would throw.
        json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
    }

    private readonly Place Here => new(part, Key: key);

    /// <summary>The values. What can be none is a fault of the builder's.</summary>
    internal static List<ValueDraft> Read(ReadOnlySpan<byte> utf8, PlacedPart part, CatalogBuilder builder)
    {
        var reader = new ProductValuesJson(utf8, part, builder);
        return reader.Values();
    }

    private List<ValueDraft> Values()
    {
        List<ValueDraft> values = [];
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string parameter = json.GetString()!;
            key = $"values.{parameter}";
            var id = new DraftText(parameter, Here);
            json.Read();
            values.Add(new ValueDraft(id, json.TokenType == JsonTokenType.Null ? null : Value()));
        }

        return values;
    }

    private DraftValue? Value() =>
        json.TokenType == JsonTokenType.StartArray ? new DraftList(Items(), Here) : Single("a number, a text or a list");

    private List<DraftValue> Items()
    {
        List<DraftValue> items = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (Single("a list of numbers and texts") is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    private DraftValue? Single(string needed)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Number:
                return new DraftNumber(Encoding.UTF8.GetString(json.ValueSpan), Here);
            case JsonTokenType.String:
                return new DraftWord(json.GetString()!, Here);
            default:
                builder.Fault(new CatalogError(Here, $"a value must be {needed}, without {Kind()}"));
                json.Skip();
                return null;
        }
    }

    private readonly string Kind() =>
        json.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list in a list",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };
}
