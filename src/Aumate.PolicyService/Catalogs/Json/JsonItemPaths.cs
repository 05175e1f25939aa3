using System.Globalization;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>The paths of a list's items. The same lists come for every product, so each is looked up once for all its items.</summary>
/// <param name="path">The path of the list. Empty: it is the whole.</param>
internal sealed class JsonItemPaths(string path)
{
    private const int Most = 256;

    private readonly List<string> known = [];

    /// <summary>How many items the longest list had so far, as far as their paths are kept: what to provide for.</summary>
    internal int Count => known.Count;

    /// <summary>The path of the list. Null: it is the whole.</summary>
    internal string? Path => path.Length == 0 ? null : path;

    /// <summary>The path of an item. Indexes are asked for onward from 0.</summary>
    internal string this[int index]
    {
        get
        {
            if (index < known.Count)
            {
                return known[index];
            }

            string item = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            if (known.Count < Most)
            {
                known.Add(item);
            }

            return item;
        }
    }
}
