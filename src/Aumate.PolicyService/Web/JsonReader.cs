using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Aumate.PolicyService.Refresh;
using Aumate.PolicyService.Wire;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Web;

/// <summary>Reads a message from JSON, by the canonical mapping of proto3 and without dropping anything, and says where it cannot.</summary>
internal static class JsonReader
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    /// <summary>Reads a message.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, MALFORMED_MESSAGE: the text is no such message.</exception>
    public static IMessage Read(ReadOnlyMemory<byte> json, MessageDescriptor message)
    {
        try
        {
            using var document = JsonDocument.Parse(Utf8.IsValid(json.Span) ? json : throw new JsonException("It is not in UTF-8."));
            return Read(document.RootElement, message);
        }
        catch (JsonException bad)
        {
            throw Refusals.MalformedMessage($"The body is no JSON: {bad.Message}");
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 is found when its text is asked for.
            throw Refusals.MalformedMessage("The body is no JSON: a text has half a character.");
        }
    }

    private static IMessage Read(JsonElement json, MessageDescriptor message)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Refusals.MalformedMessage($"The body is no JSON object, which a {message.Name} is.");
        }

        var plain = Write(writer => PlainJson.Copy(writer, json, message, ""));
        return TryParse(plain, message, out var fault) is { } read
            ? read
            : throw Refusals.MalformedMessage(Misread(json, message, "") ?? $"The body is no {message.Name}: {fault}");
    }

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
    private static string? Misread(JsonElement json, MessageDescriptor message, string path) =>
        json.EnumerateObject()
            .Select(member => Misread(member.Value, message, PlainJson.FieldOf(message, member.Name)!, PlainJson.Below(path, member.Name)))
            .FirstOrDefault(found => found is not null);

    private static string? Misread(JsonElement json, MessageDescriptor message, FieldDescriptor field, string path)
    {
        var values = PlainJson.IsList(json, field) ? PlainJson.Items(json, path) : [(json, path)];
        var below = values
            .Where(value => PlainJson.IsMessage(value.Item, field))
            .Select(value => Misread(value.Item, field.MessageType, value.Path))
            .FirstOrDefault(found => found is not null);
        return below ?? MisreadAlone(json, message, field, path);
    }

    private static string? MisreadAlone(JsonElement json, MessageDescriptor message, FieldDescriptor field, string path)
    {
        var alone = Write(writer =>
        {
            writer.WriteStartObject();
            PlainJson.CopyMember(writer, json, field, path);
            writer.WriteEndObject();
        });
        return TryParse(alone, message, out var fault) is null ? $"{path} cannot be read: {fault}" : null;
    }
}
