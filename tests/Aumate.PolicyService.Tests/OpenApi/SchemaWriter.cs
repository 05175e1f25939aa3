using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Tests.OpenApi;

/// <summary>Writes messages as JSON schemas, by the canonical mapping of proto3. What the comments say of limits is read from them.</summary>
internal sealed partial class SchemaWriter(IReadOnlySet<string> asked)
{
    private const int MostCharacters = 64;

    private readonly SortedDictionary<string, JsonObject> schemas = new(StringComparer.Ordinal);

    /// <summary>The schemas of all messages that were referred to.</summary>
    public JsonObject Schemas => new(schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value)));

    /// <summary>A reference to the schema of a message, which is written with all that it needs.</summary>
    public JsonObject Refer(MessageDescriptor message)
    {
        Add(message.FullName, () => Write(message));
        return Reference(message.FullName);
    }

    /// <summary>The schema of a field.</summary>
    public JsonObject Write(FieldDescriptor field)
    {
        var words = ContractFiles.Words(field.Declaration);
        var isAsked = asked.Contains(field.ContainingType.FullName) && ContractFiles.IsOwn(field.ContainingType);
        var schema = field.IsRepeated ? new JsonObject { ["type"] = "array", ["items"] = One(field, isAsked) } : One(field, isAsked);
        if (words.Length > 0)
        {
            schema["description"] = words;
        }

        if (isAsked)
        {
            Limit(schema, field, words);
        }

        return schema;
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private void Add(string name, Func<JsonObject> write)
    {
        if (!schemas.ContainsKey(name))
        {
            // Before it is written, since a message may refer to itself.
            schemas[name] = [];
            schemas[name] = write();
        }
    }

    private JsonObject Write(MessageDescriptor message)
    {
        if (message.FullName == "google.protobuf.Any")
        {
            return new JsonObject
            {
                ["type"] = "object",
                ["description"] = "A message of the type that @type names, with its members beside it.",
                ["properties"] = new JsonObject { ["@type"] = new JsonObject { ["type"] = "string" } },
                ["required"] = new JsonArray("@type"),
            };
        }

        var properties = message.Fields.InDeclarationOrder().Select(field => KeyValuePair.Create(field.JsonName, (JsonNode?)Write(field)));
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["description"] = ContractFiles.Words(message.Declaration),
            ["properties"] = new JsonObject(properties),
        };
        if (asked.Contains(message.FullName))
        {
            schema["additionalProperties"] = false;
        }

        return schema;
    }

    private JsonObject One(FieldDescriptor field, bool isAsked) =>
        field.FieldType switch
        {
            FieldType.Bool => new JsonObject { ["type"] = "boolean" },
            FieldType.Int32 => new JsonObject { ["type"] = "integer", ["format"] = "int32" },
            FieldType.Int64 => new JsonObject
            {
                ["type"] = "string",
                ["format"] = "int64",
                ["pattern"] = "^-?[0-9]+$",
            },
            FieldType.Bytes => new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" },
            FieldType.String when isAsked => new JsonObject { ["type"] = "string", ["maxLength"] = MostCharacters },
            FieldType.String => new JsonObject { ["type"] = "string" },
            FieldType.Enum => Enumeration(field.EnumType),
            FieldType.Message when field.MessageType.FullName == "google.protobuf.Timestamp" => new JsonObject
            {
                ["type"] = "string",
                ["format"] = "date-time",
            },
            FieldType.Message when field.MessageType.FullName == "google.protobuf.Duration" => new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = @"^-?[0-9]+(\.[0-9]+)?s$",
            },
            FieldType.Message => Refer(field.MessageType),
            var other => throw new NotSupportedException($"{field.FullName} is of {other}, which no message of the contract has had."),
        };

    private JsonObject Enumeration(EnumDescriptor type)
    {
        Add(
            type.FullName,
            () =>
                new JsonObject
                {
                    ["type"] = "string",
                    ["description"] = string.Join('\n', type.Values.Select(Meaning).Prepend(ContractFiles.Words(type.Declaration))),
                    ["enum"] = new JsonArray([.. type.Values.Select(value => (JsonNode)value.Name)]),
                }
        );
        return Reference(type.FullName);
    }

    private static string Meaning(EnumValueDescriptor value) => $"- {value.Name}: {ContractFiles.Words(value.Declaration)}";

    private static void Limit(JsonObject schema, FieldDescriptor field, string words)
    {
        var (least, most) = field switch
        {
            { IsRepeated: true } => ("minItems", "maxItems"),
            { FieldType: FieldType.Int32 } => ("minimum", "maximum"),
            _ => ("", ""),
        };
        if (least.Length > 0 && Range().Match(words) is { Success: true } range)
        {
            schema[least] = int.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture);
            schema[most] = int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture);
        }
        else if (field.IsRepeated && AtMost().Match(words) is { Success: true } bound)
        {
            schema[most] = int.Parse(bound.Groups[1].Value, CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(@"\b(\d+) to (\d+)\b")]
    private static partial Regex Range();

    [GeneratedRegex(@"\bat most (\d+)\b")]
    private static partial Regex AtMost();
}
