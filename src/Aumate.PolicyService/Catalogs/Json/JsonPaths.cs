namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>Paths within a JSON text. The same few come for every product, so each is made once.</summary>
internal sealed class JsonPaths
{
    private const int Most = 1_000;

    private readonly Dictionary<(string Path, string Key), string> members = [];
    private readonly Dictionary<string, JsonItemPaths> lists = [];

    /// <summary>The path of an object's member.</summary>
    internal string Member(string? path, string key)
    {
        if (string.IsNullOrEmpty(path))
        {
            return key;
        }

        if (!members.TryGetValue((path, key), out string? member))
        {
            member = $"{path}.{key}";
            Keep(members, (path, key), member);
        }

        return member;
    }

    /// <summary>The paths of a list's items.</summary>
    internal JsonItemPaths Items(string? path)
    {
        path ??= "";
        if (!lists.TryGetValue(path, out JsonItemPaths? list))
        {
            list = new JsonItemPaths(path);
            Keep(lists, path, list);
        }

        return list;
    }

    // A text can have as many paths as it likes; what it costs to keep them is bounded.
    private static void Keep<TKey, TPath>(Dictionary<TKey, TPath> paths, TKey key, TPath path)
        where TKey : notnull
    {
        if (paths.Count < Most)
        {
            paths.Add(key, path);
        }
    }
}
