using Aumate.PolicyService.Reference;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs.Files;

/// <summary>
/// A catalog in a file or a folder, which an operator can replace at any time. What counts is the content: files that are being written are not taken
/// before two looks, a moment apart, see the same bytes.
/// </summary>
/// <param name="path">The path of a JSON file, or of a folder of JSON and CSV files; either may be a link.</param>
/// <param name="time">The clock of the moments between looks.</param>
/// <param name="settling">The moment between two looks.</param>
public sealed class FileCatalogSource(string path, TimeProvider time, TimeSpan settling) : ICatalogSource
{
    private const int Looks = 20;
    private const string Missing = "missing";
    private const string MountLink = "..data";

    /// <summary>The usual moment between two looks.</summary>
    public static readonly TimeSpan UsualSettling = TimeSpan.FromMilliseconds(500);

    /// <summary>A source that looks by the clock of the machine.</summary>
    /// <param name="path">The path of a JSON file, or of a folder.</param>
    public FileCatalogSource(string path)
        : this(path, TimeProvider.System, UsualSettling) { }

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public async Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken)
    {
        try
        {
            string seen = await Task.Run(() => Version(cancellationToken), cancellationToken);
            return seen == known ? new SourceReading.Unchanged() : await Settled(seen, cancellationToken);
        }
        catch (Exception unreadable) when (OperatorFile.IsUnreadable(unreadable))
        {
            return new SourceReading.Unavailable($"the files cannot be read: {unreadable.Message}");
        }
    }

    /// <inheritdoc/>
    public async Task WatchAsync(Action changed, CancellationToken stopping)
    {
        using FileSystemWatcher? watcher = Watcher();
        if (watcher is null)
        {
            return;
        }

        watcher.Changed += Tell;
        watcher.Created += Tell;
        watcher.Deleted += Tell;
        watcher.Renamed += Tell;
        watcher.Error += (_, _) => changed();
        // It throws where the machine has no watch left: then only looks tell, and whoever asked for the watch says so.
        watcher.EnableRaisingEvents = true;
        await Task.Delay(Timeout.InfiniteTimeSpan, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        void Tell(object sender, FileSystemEventArgs change)
        {
            if (IsHint(change.Name) || change is RenamedEventArgs renamed && IsHint(renamed.OldName))
            {
                changed();
            }
        }
    }

    // A mount swaps the link that its files lead through. Other files come and go beside a catalog, such as logs and what an editor keeps.
    private bool IsHint(string? name) =>
        name is not null && (CatalogFileNames.IsMeant(name) || name == MountLink || name == Path.GetFileName(Path.GetFullPath(path)));

    // The catalog is parsed out of bytes that are digested on the way, so the version names exactly them, whatever was seen before.
    private async Task<SourceReading> Settled(string seen, CancellationToken stop)
    {
        for (int look = 0; look < Looks; look++)
        {
            await Task.Delay(settling, time, stop);
            SourceReading.Given given = await Task.Run(() => Read(stop), stop);
            if (given.Version == seen)
            {
                return given;
            }

            seen = given.Version;
        }

        return new SourceReading.Unavailable("the files change all the time; waiting until they rest");
    }

    private string Version(CancellationToken stop)
    {
        try
        {
            using CatalogFileSet files = CatalogFileSet.Open(path, stop);
            return files.Version();
        }
        catch (Exception absent) when (IsMissing(absent))
        {
            return Missing;
        }
    }

    private SourceReading.Given Read(CancellationToken stop)
    {
        try
        {
            using CatalogFileSet files = CatalogFileSet.Open(path, stop);
            CatalogResult result = CatalogFiles.Read(path, files);
            string version = files.Version();
            // Nothing else has such a version, so it never agrees with another look.
            return new(files.Files.Any(file => file.Changed) ? $"{version}, changed on the way" : version, result);
        }
        catch (Exception absent) when (IsMissing(absent))
        {
            return new(Missing, CatalogFiles.Refused(path, $"the file cannot be read: {absent.Message}"));
        }
    }

    // That nothing is there is the operator's fault; that it cannot be reached may pass.
    private bool IsMissing(Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException && !Path.Exists(path) && !IsLink();

    // A link whose target is missing is a mount on its way.
    private bool IsLink() => path.Length > 0 && new FileInfo(path).LinkTarget is not null;

    private FileSystemWatcher? Watcher()
    {
        string? folder = Directory.Exists(path) || path.Length == 0 ? path : Path.GetDirectoryName(Path.GetFullPath(path));
        return Directory.Exists(folder) ? new FileSystemWatcher(folder) : null;
    }
}
