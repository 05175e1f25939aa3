using Aumate.PolicyService.Catalogs.Postgres;

namespace Aumate.PolicyService.Hosting;

/// <summary>Where the catalog comes from and how it is kept fresh, under <c>Policy:Catalog</c>. Without a path and a database: the embedded sample.</summary>
public sealed class CatalogOptions
{
    /// <summary>A file or a folder of files, JSON or CSV.</summary>
    public string? Path { get; set; }

    /// <summary>Connection string of a PostgreSQL database. A secret. Not beside <see cref="Path"/>.</summary>
    public string? Database { get; set; }

    /// <summary>How often the source is asked whether it changed, in seconds, 1 to 3600; each time up to a tenth more or less.</summary>
    public int PollSeconds { get; set; } = 15;

    /// <summary>From what age on the catalog in force is called stale, in seconds; at least twice <see cref="PollSeconds"/>.</summary>
    public int StaleAfterSeconds { get; set; } = 60;

    /// <summary>
    /// The <c>.json</c> file in which the last good catalog is kept, so that a start succeeds while the source is down. Not the file of the
    /// source, and not in its folder. Null: it is not kept.
    /// </summary>
    public string? LastGoodPath { get; set; }

    /// <summary>The largest part of the products that may go at once, in percent, 0 to 100; a catalog that has lost more is refused.</summary>
    public int LargestLossPercent { get; set; } = 50;

    /// <summary>What is wrong with the settings, each with its name; never a value that may be a secret.</summary>
    internal IEnumerable<string> Errors()
    {
        if (Path is not null && Database is not null)
        {
            yield return "Policy:Catalog: has Path and Database; give one of them";
        }

        if (Database is not null && !PostgresCatalogSource.CanReach(Database))
        {
            yield return "Policy:Catalog:Database: is not a connection string of PostgreSQL that names a host";
        }

        if (PollSeconds is < 1 or > 3600)
        {
            yield return $"Policy:Catalog:PollSeconds: {PollSeconds} is not 1 to 3600";
        }

        // A poll may come a tenth late and a reading takes its time: with less than two of them, a catalog would be called stale between two good readings.
        if (StaleAfterSeconds < 2 * PollSeconds)
        {
            yield return $"Policy:Catalog:StaleAfterSeconds: {StaleAfterSeconds} is less than twice PollSeconds, {PollSeconds}";
        }

        if (LastGoodPath is { } kept && !kept.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"Policy:Catalog:LastGoodPath: \"{kept}\" is no .json file of its own";
        }
        else if (LastGoodPath is not null && IsOfTheSource(LastGoodPath))
        {
            yield return $"Policy:Catalog:LastGoodPath: \"{LastGoodPath}\" is what Policy:Catalog:Path names, or in it; it needs a place of its own";
        }

        if (LargestLossPercent is < 0 or > 100)
        {
            yield return $"Policy:Catalog:LargestLossPercent: {LargestLossPercent} is not 0 to 100";
        }
    }

    // Whichever way the two are written.
    private bool IsOfTheSource(string kept)
    {
        if (string.IsNullOrEmpty(Path))
        {
            return false;
        }

        var (file, source) = (System.IO.Path.GetFullPath(kept), System.IO.Path.GetFullPath(Path));
        var folder = System.IO.Path.EndsInDirectorySeparator(source) ? source : source + System.IO.Path.DirectorySeparatorChar;
        return file == source || file.StartsWith(folder, StringComparison.Ordinal);
    }
}
