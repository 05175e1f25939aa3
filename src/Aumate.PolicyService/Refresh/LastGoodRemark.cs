using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aumate.PolicyService.Refresh;

/// <summary>
/// What a kept catalog says of itself, as the last member of its file: <c>"_last_good":{"revision":"…","confirmed_at":"…"}</c>. At the end, since a file
/// that was cut has lost it; as a remark of the format, so that the file is a catalog like any other.
/// </summary>
/// <param name="Revision">The revision of the catalog.</param>
/// <param name="ConfirmedAt">When its source held it.</param>
internal sealed record LastGoodRemark(
    [property: JsonPropertyName("revision"), JsonRequired] string Revision,
    [property: JsonPropertyName("confirmed_at"), JsonRequired] DateTimeOffset ConfirmedAt
)
{
    private const string Begin = ",\"_last_good\":";
    private const int MostBytes = 256;

    /// <summary>Writes the remark into a catalog's file, before the brace that ends it.</summary>
    public void WriteAtTheEndOf(Stream catalog)
    {
        var tail = ReadTail(catalog);
        catalog.Seek(tail.LastIndexOf('}') - tail.Length, SeekOrigin.End);
        catalog.Write(Encoding.ASCII.GetBytes($"{Begin}{JsonSerializer.Serialize(this)}}}\n"));
    }

    /// <summary>The remark of a catalog's file. Null: it has none, or a damaged one.</summary>
    public static LastGoodRemark? ReadAtTheEndOf(Stream catalog)
    {
        var tail = ReadTail(catalog).TrimEnd();
        var at = tail.LastIndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        if (at < Begin.Length || !tail.EndsWith('}'))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<LastGoodRemark>(tail[at..^1]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A byte is a character in Latin-1, so positions in the text are positions in the file.
    private static string ReadTail(Stream catalog)
    {
        var bytes = new byte[Math.Min(MostBytes, catalog.Length)];
        catalog.Seek(-bytes.Length, SeekOrigin.End);
        catalog.ReadExactly(bytes);
        return Encoding.Latin1.GetString(bytes);
    }
}
