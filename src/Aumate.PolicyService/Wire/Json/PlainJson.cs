using System.Text.Json;
using Aumate.PolicyService.Refresh;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Wire.Json;

/// <summary>
/// Copies the JSON of a message in the one form in which every parser reads the same: each member under the field's JSON name, bytes in the standard alphabet.
/// What the message does not define, and what is there twice, is refused with its path: the parsers skip the one, and take the last of the other.
/// </summary>
internal static class PlainJson
{
    private const string WellKnown = "google.protobuf";

    /// <summary>Copies an object. What is answered is why that ended: a member is unknown, or there twice. Null: all of it is copied.</summary>
    public static JsonFault? Copy(Utf8JsonWriter writer, JsonElement json, MessageDescriptor message, string path)
    {
        var seen = new HashSet<int>();
        writer.WriteStartObject();
        foreach (var member in json.EnumerateObject())
        {
            var at = Below(path, member.Name);
            var fault =
                FieldOf(message, member.Name) is not { } field
                    ? new JsonFault(at, $"is nothing that this version of the contract defines in {message.Name}")
                : !seen.Add(field.FieldNumber) ? new JsonFault(at, "is there twice")
                : CopyMember(writer, member.Value, field, at);
            if (fault is not null)
            {
                return fault;
            }
        }

        writer.WriteEndObject();
        return null;
    }

    /// <summary>Copies a value under the name of its field, and an item of a list as a list of it alone.</summary>
    public static void CopyAlone(Utf8JsonWriter writer, JsonElement json, FieldDescriptor field, string path, bool isItem)
    {
        writer.WritePropertyName(field.JsonName);
        if (!isItem)
        {
            CopyOne(writer, json, field, path);
            return;
        }

        writer.WriteStartArray();
        CopyOne(writer, json, field, path);
        writer.WriteEndArray();
    }

    /// <summary>The field that goes by a name, as the contract writes it or as JSON does. Null: none.</summary>
    public static FieldDescriptor? FieldOf(MessageDescriptor message, string name) =>
        message.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name || field.Name == name);

    /// <summary>The path of a member.</summary>
    public static string Below(string path, string name) => path.Length == 0 ? ShortText.Of(name) : $"{path}.{ShortText.Of(name)}";

    /// <summary>Whether a value is a list, as its field is.</summary>
    public static bool IsList(JsonElement json, FieldDescriptor field) => field.IsRepeated && json.ValueKind == JsonValueKind.Array;

    /// <summary>Whether a value is a message with members of its own. Of google.protobuf, a Timestamp or a Duration is written as one text.</summary>
    public static bool IsMessage(JsonElement json, FieldDescriptor field) =>
        field.FieldType == FieldType.Message && json.ValueKind == JsonValueKind.Object && field.MessageType.File.Package != WellKnown;

    /// <summary>The values of a list, each with its path.</summary>
    public static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement list, string path) =>
        list.EnumerateArray().Select((item, at) => (item, $"{path}[{at}]"));

    private static JsonFault? CopyMember(Utf8JsonWriter writer, JsonElement json, FieldDescriptor field, string path)
    {
        writer.WritePropertyName(field.JsonName);
        if (!IsList(json, field))
        {
            return CopyOne(writer, json, field, path);
        }

        writer.WriteStartArray();
        foreach (var (item, at) in Items(json, path))
        {
            if (CopyOne(writer, item, field, at) is { } fault)
            {
                return fault;
            }
        }

        writer.WriteEndArray();
        return null;
    }

    private static JsonFault? CopyOne(Utf8JsonWriter writer, JsonElement json, FieldDescriptor field, string path)
    {
        if (IsMessage(json, field))
        {
            return Copy(writer, json, field.MessageType, path);
        }

        if (WholeNumbers.IsDue(json, field))
        {
            return WholeNumbers.TryWrite(writer, json, field) ? null : new JsonFault(path, "is no whole number that it can have");
        }

        if (field.FieldType == FieldType.Bytes && json.ValueKind == JsonValueKind.String)
        {
            writer.WriteStringValue(StandardBase64(json.GetString()!));
        }
        else
        {
            json.WriteTo(writer);
        }

        return null;
    }

    // Both alphabets, with padding and without, are canonical; the parsers read one.
    private static string StandardBase64(string text)
    {
        var standard = text.Replace('-', '+').Replace('_', '/');
        return standard.Contains('=', StringComparison.Ordinal) ? standard : standard.PadRight((standard.Length + 3) / 4 * 4, '=');
    }
}
