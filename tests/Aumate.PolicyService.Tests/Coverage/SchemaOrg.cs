using System.Text.Json;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>The vocabulary of schema.org, as far as an offer here uses it.</summary>
internal static class SchemaOrg
{
    private const string Address = "https://schema.org/";

    private static readonly JsonElement Vocabulary = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "schema-org.json")))
        .RootElement;

    /// <summary>What an object has that the vocabulary does not allow it. Empty: nothing.</summary>
    public static IEnumerable<string> Faults(JsonElement thing)
    {
        var type = thing.GetProperty("@type").GetString()!;
        return Vocabulary.GetProperty("types").TryGetProperty(type, out var allowed)
            ? thing.EnumerateObject().Where(property => property.Name[0] != '@').SelectMany(property => Faults(type, property, allowed))
            : [$"{type} is no type"];
    }

    private static IEnumerable<string> Faults(string type, JsonProperty property, JsonElement allowed)
    {
        if (!allowed.TryGetProperty(property.Name, out var kinds))
        {
            return [$"{type} has no {property.Name}"];
        }

        string[] expected = [.. kinds.EnumerateArray().Select(kind => kind.GetString()!)];
        return (property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToArray() : [property.Value]).SelectMany(
            value =>
                !Array.Exists(expected, kind => Is(kind, value))
                    ? [$"{type}.{property.Name} is no {string.Join(" or ", expected)}: {value}"]
                : value.ValueKind == JsonValueKind.Object ? Faults(value)
                : []
        );
    }

    private static bool Is(string kind, JsonElement value) =>
        kind switch
        {
            "Text" => value.ValueKind == JsonValueKind.String,
            "Integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            "Date" => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _),
            _ when Vocabulary.GetProperty("enumerations").TryGetProperty(kind, out var members) => value.ValueKind == JsonValueKind.String
                && members.EnumerateArray().Any(member => Address + member.GetString() == value.GetString()),
            _ => value.ValueKind == JsonValueKind.Object && value.GetProperty("@type").GetString() == kind,
        };
}
