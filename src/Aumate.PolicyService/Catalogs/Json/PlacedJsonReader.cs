using System.Text;
using System.Text.Json;
using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.TextFiles;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>
/// Reads one JSON value that is known to have no syntax error, with the place of everything in it, which no reader of the framework keeps. A key that is
/// given twice in an object is a fault, the first holds; so are text that is not Unicode, and a value of another type. A null is the same as no member.
/// </summary>
internal ref struct PlacedJsonReader
{
    private readonly ReadOnlySpan<byte> text;
    private readonly PlacedPart part;
    private readonly CatalogFeed feed;
    private readonly JsonKeys keys;

    // One line of ASCII, as most values are: places in it are counted without looking at the text again.
    private readonly bool isPlain;
    private Utf8JsonReader json;
    private TextCursor cursor;
    private int passed;
    private int keyStart;

    /// <summary>Begins at the first token.</summary>
    internal PlacedJsonReader(ReadOnlySpan<byte> text, TextCursor cursor, PlacedPart part, string? path, CatalogFeed feed, JsonKeys keys)
    {
        this.text = text;
        this.cursor = cursor;
        this.part = part;
        this.feed = feed;
        this.keys = keys;
        Path = path;
        isPlain = Ascii.IsValid(text) && !text.Contains((byte)'\n');
        json = new Utf8JsonReader(text);
        json.Read();
    }

    /// <summary>The path of what is being read, within the part.</summary>
    internal string? Path { get; private set; }

    internal readonly JsonTokenType Kind => json.TokenType;

    /// <summary>Where the last token starts. Places are asked for onward.</summary>
    internal Place Here() => PlaceAt((int)json.TokenStartIndex);

    /// <summary>Where the key of the member starts; to be asked for before anything of its value.</summary>
    internal Place KeyPlace() => PlaceAt(keyStart);

    /// <summary>Whether the value is an object, so that <see cref="Member"/> goes through it; else a fault.</summary>
    internal bool IsObject()
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            keys.Begin(json.CurrentDepth);
            return true;
        }

        feed.Fault(Here(), $"an object is needed here, not {Described(json.TokenType)}");
        Skip();
        return false;
    }

    /// <summary>Goes to the value of the next member of the object at a path. False: there is none.</summary>
    internal bool Member(string? path, out string key)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            Path = path;
            key = Text();
            Path = feed.Paths.Member(path, key);
            keyStart = (int)json.TokenStartIndex;
            int depth = json.CurrentDepth - 1;
            json.Read();
            if (keys.Add(depth, key))
            {
                return true;
            }

            feed.Fault(KeyPlace(), $"the key '{key}' is given twice");
            Skip();
        }

        Path = path;
        key = "";
        return false;
    }

    /// <summary>The paths of the items of the list that the reader is at.</summary>
    internal readonly JsonItemPaths Items() => feed.Paths.Items(Path);

    /// <summary>Goes to the next item of a list. False: there is none.</summary>
    internal bool Item(JsonItemPaths items, ref int index)
    {
        bool more = json.Read() && json.TokenType != JsonTokenType.EndArray;
        Path = more ? items[index++] : items.Path;
        return more;
    }

    /// <summary>A value that must be a string.</summary>
    internal DraftText? Text(string key) =>
        json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => new DraftText(Text(), Here()),
            _ => new DraftText(null, Mistyped(key, "a text")),
        };

    /// <summary>A value that must be a number; it is kept as written.</summary>
    internal DraftText? Number(string key) =>
        json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number => new DraftText(NumberText(), Here()),
            _ => new DraftText(null, Mistyped(key, "a number")),
        };

    /// <summary>A value that must be true or false. Null: false.</summary>
    internal bool Flag(string key)
    {
        if (json.TokenType is not (JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null))
        {
            Mistyped(key, "true or false");
        }

        return json.TokenType == JsonTokenType.True;
    }

    /// <summary>Whether the value is a list, so that <see cref="Item"/> goes through it; else, but for null, a fault.</summary>
    internal bool IsList(string key) => Is(JsonTokenType.StartArray, key, "a list");

    /// <summary>Whether the value is an object, so that <see cref="Member"/> goes through it; else, but for null, a fault.</summary>
    internal bool IsObject(string key)
    {
        bool isObject = Is(JsonTokenType.StartObject, key, "an object");
        if (isObject)
        {
            keys.Begin(json.CurrentDepth);
        }

        return isObject;
    }

    /// <summary>Passes over a member that nobody knows: a fault, unless it is a remark, which starts with "_".</summary>
    internal void Other(string key)
    {
        if (!IsRemark(key))
        {
            feed.Fault(KeyPlace(), $"the key '{key}' is unknown");
        }

        Skip();
    }

    internal static bool IsRemark(string key) => key.StartsWith('_');

    /// <summary>Passes over the value, and still finds keys given twice and text that is not Unicode.</summary>
    internal void Skip()
    {
        string? path = Path;
        int index = 0;
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                keys.Begin(json.CurrentDepth);
                while (Member(path, out _))
                {
                    Skip();
                }

                break;
            case JsonTokenType.StartArray:
                JsonItemPaths items = Items();
                while (Item(items, ref index))
                {
                    Skip();
                }

                break;
            case JsonTokenType.String:
                Text();
                break;
        }
    }

    /// <summary>The text of a string. The framework reports a lone surrogate, and bytes that are not UTF-8, as a wrong operation.</summary>
    internal string Text()
    {
        if (!json.ValueIsEscaped && json.ValueSpan.Length <= RepeatedTexts.Longest && (isPlain || Ascii.IsValid(json.ValueSpan)))
        {
            return feed.Texts.Of(json.ValueSpan);
        }

        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            feed.Fault(Here(), "the text is not valid Unicode");
            return "";
        }
    }

    internal string NumberText() => feed.Texts.Of(json.ValueSpan);

    internal static string Described(JsonTokenType kind) =>
        kind switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "a text",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };

    private bool Is(JsonTokenType kind, string key, string needed)
    {
        if (json.TokenType != kind && json.TokenType != JsonTokenType.Null)
        {
            Mistyped(key, needed);
        }

        return json.TokenType == kind;
    }

    private Place Mistyped(string key, string needed)
    {
        Place place = Here();
        feed.Fault(place, $"'{key}' must be {needed}, not {Described(json.TokenType)}");
        Skip();
        return place;
    }

    private Place PlaceAt(int offset)
    {
        if (offset > passed && isPlain)
        {
            cursor.AdvancePlain(offset - passed);
        }
        else if (offset > passed)
        {
            cursor.Advance(text[passed..offset]);
        }

        passed = Math.Max(passed, offset);

        return new Place(part, cursor.Line, cursor.Column, Path);
    }
}
