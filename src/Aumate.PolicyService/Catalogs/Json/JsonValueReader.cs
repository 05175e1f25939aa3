using System.Text.Json;
using Aumate.PolicyService.Catalogs.Files;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>Reads the value of a parameter, bare or with its unit.</summary>
internal static class JsonValueReader
{
    /// <summary>An object of a value and its unit.</summary>
    internal static ValueDraft Measured(ref PlacedJsonReader json, DraftText parameter, CatalogFeed feed)
    {
        Place place = json.Here();
        string? path = json.Path;
        json.IsObject();
        bool given = false;
        DraftValue? value = null;
        DraftText? unit = null;
        while (json.Member(path, out string key))
        {
            switch (key)
            {
                case "value":
                    (given, value) = (true, Bare(ref json, feed));
                    break;
                case "unit":
                    unit = json.Text(key);
                    break;
                default:
                    json.Other(key);
                    break;
            }
        }

        if (!given)
        {
            feed.Fault(place, "the key 'value' is missing");
        }

        return new ValueDraft(parameter, value, unit);
    }

    /// <summary>A value. Null: missing, or none of a value's types, which is then a fault.</summary>
    internal static DraftValue? Bare(ref PlacedJsonReader json, CatalogFeed feed)
    {
        Place place = json.Here();
        switch (json.Kind)
        {
            case JsonTokenType.Number:
                return new DraftNumber(json.NumberText(), place);
            case JsonTokenType.String:
                return new DraftWord(json.Text(), place);
            case JsonTokenType.StartArray:
                return new DraftList(Items(ref json, feed), place);
            case JsonTokenType.Null:
                return null;
            default:
                feed.Fault(place, $"a value must be a number, a text or a list, not {PlacedJsonReader.Described(json.Kind)}");
                json.Skip();
                return null;
        }
    }

    // Inside a list nothing can be missing: an element that is not known makes the whole list unknown.
    private static List<DraftValue> Items(ref PlacedJsonReader json, CatalogFeed feed)
    {
        JsonItemPaths paths = json.Items();
        List<DraftValue> items = new(paths.Count);
        int index = 0;
        while (json.Item(paths, ref index))
        {
            if (json.Kind == JsonTokenType.Null)
            {
                feed.Fault(json.Here(), "an element of a list must not be null");
            }
            else if (Bare(ref json, feed) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }
}
