using System.Text;
using System.Text.Json;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>
/// Reads JSON into values that know their places, which no reader of the framework keeps. A key that is given twice in an object is an
/// error, and so is text that is not Unicode; a syntax error ends the reading.
/// </summary>
internal ref struct PlacedJsonReader
{
    private readonly string source;
    private readonly TextPositions positions;
    private readonly List<CatalogError> faults;
    private Utf8JsonReader json;

    // The path of what is being read, so that a syntax error has one too.
    private string path = "";

    private PlacedJsonReader(ReadOnlyMemory<byte> text, string source, List<CatalogError> faults)
    {
        this.source = source;
        this.faults = faults;
        positions = new TextPositions(text);
        json = new Utf8JsonReader(text.Span);
    }

    /// <summary>The value that a whole text is. Null: the syntax is wrong, which is then among the faults.</summary>
    internal static PlacedJson? Read(ReadOnlyMemory<byte> utf8, string source, List<CatalogError> faults)
    {
        var reader = new PlacedJsonReader(utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[3..] : utf8, source, faults);
        try
        {
            reader.json.Read();
            PlacedJson root = reader.Value("");
            reader.json.Read();
            return root;
        }
        catch (JsonException wrong)
        {
            string at = reader.positions.At(wrong.LineNumber ?? 0, wrong.BytePositionInLine ?? 0);
            faults.Add(new(reader.Place(at), $"not JSON: {wrong.Message.Split(" LineNumber:")[0]}"));
            return null;
        }
    }

    private PlacedJson Value(string at)
    {
        path = at;
        string place = Here();
        return json.TokenType switch
        {
            JsonTokenType.StartObject => new(JsonValueKind.Object, place, "", Members(at), []),
            JsonTokenType.StartArray => new(JsonValueKind.Array, place, "", [], Items(at)),
            JsonTokenType.String => new(JsonValueKind.String, place, Text(), [], []),
            JsonTokenType.Number => new(JsonValueKind.Number, place, Encoding.UTF8.GetString(json.ValueSpan), [], []),
            JsonTokenType.True => new(JsonValueKind.True, place, "", [], []),
            JsonTokenType.False => new(JsonValueKind.False, place, "", [], []),
            _ => new(JsonValueKind.Null, place, "", [], []),
        };
    }

    private List<PlacedMember> Members(string at)
    {
        List<PlacedMember> members = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            path = at;
            string key = Text();
            path = at.Length == 0 ? key : $"{at}.{key}";
            string place = Here();
            json.Read();
            PlacedJson value = Value(path);
            if (keys.Add(key))
            {
                members.Add(new(key, place, value));
            }
            else
            {
                faults.Add(new(place, $"the key '{key}' is given twice"));
            }
        }
        path = at;
        return members;
    }

    private List<PlacedJson> Items(string at)
    {
        List<PlacedJson> items = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value($"{at}[{items.Count}]"));
        }
        path = at;
        return items;
    }

    // The framework reports a lone surrogate, and bytes that are not UTF-8, as a wrong operation.
    private string Text()
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            faults.Add(new(Here(), "the text is not valid Unicode"));
            return "";
        }
    }

    private string Here() => Place(positions.At(json.TokenStartIndex));

    private string Place(string at) => path.Length == 0 ? $"{source}:{at}" : $"{source}:{at} {path}";
}
