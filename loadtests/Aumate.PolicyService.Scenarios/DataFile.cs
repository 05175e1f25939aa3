using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aumate.PolicyService.Scenarios;

/// <summary>The data beside the program.</summary>
internal static class DataFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public static T Read<T>(string name) => JsonSerializer.Deserialize<T>(File.ReadAllText(PathOf(name)), Strict)!;

    /// <summary>Reads one section of a file that several commands share.</summary>
    public static T Read<T>(string name, string section) =>
        Read<Dictionary<string, JsonElement>>(name).TryGetValue(section, out var found)
            ? found.Deserialize<T>(Strict)!
            : throw new UnmeasurableException($"{name} has no section \"{section}\"");

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
