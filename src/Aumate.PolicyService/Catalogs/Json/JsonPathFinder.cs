using System.Text.Json;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>Finds what is being read where a value's syntax ends to be JSON, so that a syntax error has a path too.</summary>
internal static class JsonPathFinder
{
    /// <summary>The path of the last thing that begins in a broken value; the value's own, where nothing does.</summary>
    /// <param name="value">What there is of the value, with what separates it from the one before.</param>
    /// <param name="own">The value's own path.</param>
    internal static string Last(ReadOnlySpan<byte> value, string own)
    {
        var json = new Utf8JsonReader(value.TrimStart(", :\t\r\n"u8));
        var open = new Stack<(string Path, int Items)>();
        string path = own;
        try
        {
            while (json.Read())
            {
                path = Step(ref json, open, path);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The break is what is looked for.
        }

        return path;
    }

    // An item of a list of n items is its n-th, so a list counts what it has seen; an object has -1.
    private static string Step(ref Utf8JsonReader json, Stack<(string Path, int Items)> open, string path)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName:
                return open.Peek().Path.Length == 0 ? json.GetString()! : $"{open.Peek().Path}.{json.GetString()}";
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                return open.Pop().Path;
        }

        if (open.TryPeek(out var list) && list.Items >= 0)
        {
            open.Pop();
            open.Push((list.Path, list.Items + 1));
            path = $"{list.Path}[{list.Items}]";
        }

        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            open.Push((path, json.TokenType == JsonTokenType.StartArray ? 0 : -1));
        }

        return path;
    }
}
