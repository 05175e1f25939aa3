using System.Text.Json;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>
/// Takes the members of one JSON object by key and type. What has another type becomes a fault; so does, at the end, what was never
/// asked for, except keys that start with "_": they are remarks. A null is the same as no member.
/// </summary>
internal sealed class JsonFields(PlacedJson json, List<CatalogError> faults)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>A member that must be a string.</summary>
    internal DraftText? Text(string key) => Scalar(key, JsonValueKind.String, "a text");

    /// <summary>A member that must be a number; it is kept as written.</summary>
    internal DraftText? Number(string key) => Scalar(key, JsonValueKind.Number, "a number");

    /// <summary>A member that must be true or false. None: false.</summary>
    internal bool Flag(string key)
    {
        PlacedJson? value = Find(key);
        if (value is { Kind: not (JsonValueKind.True or JsonValueKind.False) })
        {
            Mistyped(key, value, "true or false");
        }
        return value is { Kind: JsonValueKind.True };
    }

    /// <summary>The items of a member that must be an array. Null: there is none.</summary>
    internal IReadOnlyList<PlacedJson>? Items(string key)
    {
        PlacedJson? value = Find(key);
        if (value is { Kind: not JsonValueKind.Array })
        {
            Mistyped(key, value, "a list");
        }
        return value?.Items;
    }

    /// <summary>The members of a member that must be an object, remarks left out. None: empty.</summary>
    internal IEnumerable<PlacedMember> Members(string key)
    {
        PlacedJson? value = Find(key);
        if (value is { Kind: not JsonValueKind.Object })
        {
            Mistyped(key, value, "an object");
        }
        return value?.Members.Where(member => !IsRemark(member.Key)) ?? [];
    }

    /// <summary>A member of any type but null.</summary>
    internal PlacedJson? Find(string key)
    {
        asked.Add(key);
        PlacedJson? value = json.Members.FirstOrDefault(member => member.Key == key)?.Value;
        return value is { Kind: JsonValueKind.Null } ? null : value;
    }

    /// <summary>Reports the members that nobody asked for.</summary>
    internal void Finish()
    {
        foreach (PlacedMember member in json.Members.Where(member => !asked.Contains(member.Key) && !IsRemark(member.Key)))
        {
            faults.Add(new(member.Place, $"the key '{member.Key}' is unknown"));
        }
    }

    private static bool IsRemark(string key) => key.StartsWith('_');

    private DraftText? Scalar(string key, JsonValueKind kind, string needed)
    {
        PlacedJson? value = Find(key);
        if (value is null || value.Kind == kind)
        {
            return value is null ? null : new DraftText(value.Text, value.Place);
        }
        Mistyped(key, value, needed);
        return new DraftText(null, value.Place);
    }

    private void Mistyped(string key, PlacedJson value, string needed) =>
        faults.Add(new(value.Place, $"'{key}' must be {needed}, not {Described(value.Kind)}"));

    internal static string Described(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };
}
