using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Aumate.PolicyService.Refresh;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Wire.Json;

/// <summary>
/// Reads a message from JSON, of a call or of a file, by the canonical mapping of proto3 and without dropping anything, and says where it cannot.
/// </summary>
internal static class JsonReader
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    /// <summary>Reads a message.</summary>
    public static JsonReading Read(ReadOnlyMemory<byte> json, MessageDescriptor message)
    {
        // The parsers put a sign of replacement where there is no character, and the text would be another one.
        if (!Utf8.IsValid(json.Span))
        {
            return new JsonFault(null, "is not in UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, message);
        }
        catch (JsonException bad)
        {
            return new JsonFault(null, $"is no JSON: {WithoutPlace(bad)}", Next(bad.LineNumber), Next(bad.BytePositionInLine));
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 is found when its text is asked for, of a value as of a name.
            return new JsonFault(null, "is no JSON: a text in it has half a character");
        }
    }

    private static JsonReading Read(JsonElement json, MessageDescriptor message)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new JsonFault(null, $"is no {message.Name}, which is a JSON object");
        }

        JsonFault? fault = null;
        var plain = Write(writer => fault = PlainJson.Copy(writer, json, message, ""));
        if (fault is not null)
        {
            return fault;
        }

        return TryParse(plain, message, out var said) is { } read
            ? new JsonReading(read, null)
            : Misread(json, message, "") ?? new JsonFault(null, $"is no {message.Name}: {said}");
    }

    private static string WithoutPlace(JsonException bad) => ShortText.Of(bad.Message.Split(" LineNumber:")[0]);

    private static int Next(long? number) => (int)(number ?? 0) + 1;

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static IMessage? TryParse(string json, MessageDescriptor message, out string fault)
    {
        try
        {
            fault = "";
            return Parser.Parse(json, message);
        }
        catch (Exception bad) when (bad is IOException or FormatException or OverflowException)
        {
            fault = ShortText.Of(bad.Message);
            return null;
        }
    }

    // The parser says what is wrong, and not where: every value is tried for itself, until one is refused.
    private static JsonFault? Misread(JsonElement json, MessageDescriptor message, string path) =>
        json.EnumerateObject()
            .Select(member => Misread(member.Value, message, PlainJson.FieldOf(message, member.Name)!, PlainJson.Below(path, member.Name)))
            .FirstOrDefault(found => found is not null);

    private static JsonFault? Misread(JsonElement json, MessageDescriptor message, FieldDescriptor field, string path)
    {
        var isList = PlainJson.IsList(json, field);
        var values = isList ? PlainJson.Items(json, path) : [(json, path)];
        return values
            .Select(value =>
                (PlainJson.IsMessage(value.Item, field) ? Misread(value.Item, field.MessageType, value.Path) : null)
                ?? MisreadAlone(value.Item, message, field, value.Path, isList)
            )
            .FirstOrDefault(found => found is not null);
    }

    private static JsonFault? MisreadAlone(JsonElement json, MessageDescriptor message, FieldDescriptor field, string path, bool isItem)
    {
        var alone = Write(writer =>
        {
            writer.WriteStartObject();
            PlainJson.CopyAlone(writer, json, field, path, isItem);
            writer.WriteEndObject();
        });
        return TryParse(alone, message, out var said) is not null ? null
            : field.FieldType == FieldType.Enum && json.ValueKind == JsonValueKind.String
                ? new JsonFault(path, $"is none of {EnumWords.Names(field.EnumType)}")
            : new JsonFault(path, $"cannot be read: {said}");
    }
}
