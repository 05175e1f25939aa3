using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.Catalogs.Json;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Refresh;

/// <summary>What the last-good file gave.</summary>
internal abstract record LastGoodReading
{
    private LastGoodReading() { }

    /// <summary>There is none.</summary>
    public sealed record Absent : LastGoodReading;

    /// <summary>It is damaged or altered, and not used.</summary>
    /// <param name="First">The first error.</param>
    /// <param name="Count">How many errors there are.</param>
    public sealed record Refused(CatalogError First, int Count) : LastGoodReading;

    /// <summary>It has a catalog.</summary>
    /// <param name="Snapshot">The catalog.</param>
    /// <param name="ConfirmedAt">When the source held it, as far as was kept; it may have held it later too.</param>
    public sealed record Kept(CatalogSnapshot Snapshot, DateTimeOffset ConfirmedAt) : LastGoodReading;
}

/// <summary>
/// The last good catalog on disk, for a start while the source is down: a file in the JSON format of catalogs that ends with a
/// <see cref="LastGoodRemark"/>. It is always a whole one: a new one is written beside it and takes its name.
/// </summary>
/// <param name="path">Its path.</param>
internal sealed class LastGoodFile(string path)
{
    /// <summary>Its path.</summary>
    public string Path { get; } = path;

    /// <summary>Writes a catalog to the disk, and gives it the name when all of it is there.</summary>
    /// <exception cref="IOException">It cannot be written; what was kept before is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Keep(CatalogSnapshot catalog, DateTimeOffset confirmedAt)
    {
        var aside = Path + ".new";
        using (var file = new FileStream(aside, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            JsonCatalogWriter.Write(catalog, file);
            new LastGoodRemark(catalog.Revision, confirmedAt).WriteAtTheEndOf(file);
            // Without this a machine that fails may keep the name and lose the content.
            file.Flush(flushToDisk: true);
        }

        File.Move(aside, Path, overwrite: true);
    }

    /// <summary>Reads what was kept, and holds it against what it says of itself.</summary>
    public LastGoodReading Read(CancellationToken stop)
    {
        if (!File.Exists(Path))
        {
            return new LastGoodReading.Absent();
        }

        var result = CatalogFiles.Read(Path, stop);
        return result.Snapshot is { } snapshot ? Checked(snapshot) : new LastGoodReading.Refused(result.Errors[0], result.Errors.Length);
    }

    private LastGoodReading Checked(CatalogSnapshot snapshot)
    {
        using var file = File.OpenRead(Path);
        if (LastGoodRemark.ReadAtTheEndOf(file) is not { } remark)
        {
            return Refused("the remark with which a kept catalog ends is missing or damaged");
        }

        return remark.Revision == snapshot.Revision
            ? new LastGoodReading.Kept(snapshot, remark.ConfirmedAt)
            : Refused($"the content is of revision {snapshot.Revision}, but was kept as {remark.Revision}: it was altered");
    }

    private LastGoodReading.Refused Refused(string why) => new(new CatalogError(Path, why), 1);
}
