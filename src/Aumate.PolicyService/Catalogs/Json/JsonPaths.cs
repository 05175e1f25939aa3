using System.Globalization;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>Paths within a JSON text. The same few come for every product, so each is made once.</summary>
internal sealed class JsonPaths
{
    private const int Most = 10_000;

    private readonly Dictionary<(string Path, string Key), string> members = [];
    private readonly Dictionary<(string Path, int Index), string> items = [];

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

    /// <summary>The path of a list's item.</summary>
    internal string Item(string? path, int index)
    {
        path ??= "";
        if (!items.TryGetValue((path, index), out string? item))
        {
            item = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            Keep(items, (path, index), item);
        }

        return item;
    }

    // A text can have as many paths as it likes; what it costs to keep them is bounded.
    private static void Keep<TKey>(Dictionary<TKey, string> paths, TKey key, string path)
        where TKey : notnull
    {
        if (paths.Count < Most)
        {
            paths.Add(key, path);
        }
    }
}
