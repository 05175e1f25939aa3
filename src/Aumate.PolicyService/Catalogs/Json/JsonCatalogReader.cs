using Aumate.PolicyService.Catalogs.Files;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Json;

/// <summary>Which parts of a catalog a reading takes.</summary>
[Flags]
internal enum CatalogParts
{
    /// <summary>What holds for all products: day, currency, brand, categories.</summary>
    Head = 1,

    /// <summary>The products.</summary>
    Products = 2,
}

/// <summary>
/// Reads the JSON format of catalogs (that of Data/sample-catalog.json), of any size, a product at a time. It judges the shape and the keys; what the
/// values mean is judged by <see cref="CatalogBuilder"/>. Nothing is thrown for bad data.
/// </summary>
public static class JsonCatalogReader
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>The catalog in a UTF-8 text, or all of its errors.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="source">What places start with, such as "catalog.json".</param>
    public static CatalogResult Read(ReadOnlyMemory<byte> utf8, string source)
    {
        using var stream = new MemoryStream(utf8.ToArray(), writable: false);
        return Read(stream, source, BufferSize);
    }

    /// <summary>The catalog in a stream that can be read again from its start, or all of its errors.</summary>
    internal static CatalogResult Read(Stream utf8, string source, int bufferSize = BufferSize)
    {
        var feed = new CatalogFeed(new Place(new PlacedPart(source), 1, 1));
        if (Read(utf8, source, feed, CatalogParts.Head | CatalogParts.Products, bufferSize))
        {
            return feed.Build();
        }

        // The head stands behind the products, which cannot be read without it.
        feed = new CatalogFeed(new Place(new PlacedPart(source), 1, 1));
        utf8.Position = 0;
        Read(utf8, source, feed, CatalogParts.Head, bufferSize);
        if (!feed.BrokeOff)
        {
            utf8.Position = 0;
            Read(utf8, source, feed, CatalogParts.Products, bufferSize);
        }

        return feed.Build();
    }

    /// <summary>Reads parts of a catalog. False: all were asked for at once, and the products came before the head; nothing that was fed holds.</summary>
    internal static bool Read(Stream utf8, string source, CatalogFeed feed, CatalogParts parts, int bufferSize = BufferSize)
    {
        feed.Begin(source);
        return new JsonCatalogPass(utf8, source, feed, parts, bufferSize).Read();
    }
}
