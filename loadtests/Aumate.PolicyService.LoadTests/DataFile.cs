using System.Text.Json;

namespace Aumate.PolicyService.LoadTests;

/// <summary>The data beside the program.</summary>
internal static class DataFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static T Read<T>(string name) => JsonSerializer.Deserialize<T>(File.ReadAllText(PathOf(name)), Strict)!;

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
