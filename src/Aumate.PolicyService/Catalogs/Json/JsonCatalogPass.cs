using System.Text.Json;
using Aumate.PolicyService.Catalogs.Files;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>One reading of a text from its start to its end, which feeds the parts that are asked for.</summary>
internal sealed class JsonCatalogPass
{
    private readonly JsonText text;
    private readonly PlacedPart whole;
    private readonly CatalogFeed feed;
    private readonly CatalogParts parts;
    private readonly JsonKeys keys = new();
    private readonly HashSet<string> members = new(StringComparer.Ordinal);
    private string path = "";

    internal JsonCatalogPass(Stream utf8, string source, CatalogFeed feed, CatalogParts parts, int bufferSize)
    {
        text = new JsonText(utf8, bufferSize);
        whole = new PlacedPart(source);
        this.feed = feed;
        this.parts = parts;
    }

    private bool Takes(CatalogParts part) => parts.HasFlag(part);

    /// <summary>Reads. False: all parts were asked for, and the products came before the head; nothing that was fed holds.</summary>
    internal bool Read()
    {
        if (!text.ReadToken())
        {
            return Ended();
        }

        if (text.Kind != JsonTokenType.StartObject)
        {
            return NoObject();
        }

        while (text.ReadToken() && text.Kind == JsonTokenType.PropertyName)
        {
            path = "";
            string key = Value(null).Text();
            path = key;
            Place place = At(key);
            bool first = members.Add(key);
            if (!first && Takes(CatalogParts.Head))
            {
                feed.Fault(place, $"the key '{key}' is given twice");
            }

            if (!Member(first ? key : "_", place))
            {
                return false;
            }
        }

        path = text.Broken is null ? "" : path;
        text.ReadToken();
        return Ended();
    }

    // True, for the products have been read or will be: only their order can be wrong.
    private bool Ended()
    {
        if (text.Broken is { } broken)
        {
            string at = broken.Value.Length == 0 ? path : JsonPathFinder.Last(broken.Value, path);
            feed.BreakOff(new Place(whole, broken.At.Line, broken.At.Column, at.Length == 0 ? null : at), broken.Message);
        }

        return true;
    }

    private bool NoObject()
    {
        Place place = At(null);
        JsonTokenType kind = text.Kind;
        while (text.ReadToken())
        {
            // To its end: a text that is not even JSON is called that.
        }

        if (text.Broken is null)
        {
            feed.Fault(place, $"an object is needed here, not {PlacedJsonReader.Described(kind)}");
        }

        return Ended();
    }

    private bool Member(string key, Place place)
    {
        switch (key)
        {
            case "models":
                return Products();
            case "categories":
                return Head() && Categories();
            case "brand":
                return Head() && Scalar(key, feed.NamesBrand);
            case "as_of":
                return Scalar(key, feed.AsOf);
            case "currency":
                return Scalar(key, feed.Currency);
            default:
                return Other(key, place);
        }
    }

    // What products need must not come behind them where both are read at once.
    private bool Head() => !Takes(CatalogParts.Products) || !Takes(CatalogParts.Head) || !members.Contains("models");

    private bool Scalar(string key, Action<DraftText?> take)
    {
        if (text.ReadValue() && Takes(CatalogParts.Head))
        {
            take(Value(key).Text(key));
        }

        return true;
    }

    private bool Other(string key, Place place)
    {
        if (!text.ReadValue() || !Takes(CatalogParts.Head))
        {
            return true;
        }

        if (!PlacedJsonReader.IsRemark(key))
        {
            feed.Fault(place, $"the key '{key}' is unknown");
        }

        Value(path).Skip();
        return true;
    }

    private bool Categories()
    {
        if (!Opens("categories", JsonTokenType.StartObject, "an object"))
        {
            return true;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (text.ReadToken() && text.Kind == JsonTokenType.PropertyName)
        {
            path = "categories";
            var id = Value(path).Text();
            path = $"categories.{id}";
            var named = new DraftText(id, At(path));
            if (text.ReadValue() && Takes(CatalogParts.Head))
            {
                Category(named, ids.Add(id));
            }
        }

        path = text.Broken is null ? "categories" : path;
        return true;
    }

    private void Category(DraftText id, bool first)
    {
        PlacedJsonReader json = Value(path);
        if (!first)
        {
            feed.Fault(id.Place, $"the key '{id.Text}' is given twice");
        }

        if (first && !PlacedJsonReader.IsRemark(id.Text!))
        {
            feed.Add(JsonCategoryReader.Read(ref json, id));
        }
        else
        {
            json.Skip();
        }
    }

    private bool Products()
    {
        if (Takes(CatalogParts.Head) && Takes(CatalogParts.Products) && !members.Contains("categories"))
        {
            return false;
        }

        if (!Opens("models", JsonTokenType.StartArray, "a list"))
        {
            return true;
        }

        for (int index = 0; Product(index); index++)
        {
            path = $"models[{index}]";
        }

        path = text.Broken is null ? "models" : path;
        return true;
    }

    private bool Product(int index)
    {
        if (!text.ReadValue())
        {
            path = text.Broken is { Value: [.., _] } broken && HasValue(broken) ? $"models[{index}]" : path;
            return false;
        }

        if (text.Kind == JsonTokenType.EndArray)
        {
            return false;
        }

        if (Takes(CatalogParts.Products))
        {
            var part = new PlacedPart(whole.Source, "models", index);
            var json = new PlacedJsonReader(text.Bytes, text.At, part, null, feed, keys);
            Place place = json.Here();
            if (json.IsObject())
            {
                feed.Add(JsonProductReader.Read(ref json, place, feed));
            }
        }

        return true;
    }

    // A break before the next product begins is still at the one before, or at the list.
    private static bool HasValue(JsonBreak broken) => broken.Value.AsSpan().TrimStart(", \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private bool Opens(string key, JsonTokenType kind, string needed)
    {
        if (!text.ReadToken() || text.Kind == kind)
        {
            return text.Broken is null;
        }

        if (text.Kind != JsonTokenType.Null && Takes(CatalogParts.Head))
        {
            feed.Fault(At(key), $"'{key}' must be {needed}, not {PlacedJsonReader.Described(text.Kind)}");
        }

        // The rest of a value of another type.
        for (int depth = Depth(); depth > 0 && text.ReadToken(); depth += Depth()) { }
        return false;
    }

    private int Depth() =>
        text.Kind switch
        {
            JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
            JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
            _ => 0,
        };

    private Place At(string? key) => new(whole, text.At.Line, text.At.Column, key);

    private PlacedJsonReader Value(string? at) => new(text.Bytes, text.At, whole, at, feed, keys);
}
