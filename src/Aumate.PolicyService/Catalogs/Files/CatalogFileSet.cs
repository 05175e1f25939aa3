using System.Security.Cryptography;
using System.Text;

namespace Aumate.PolicyService.Catalogs.Files;

/// <summary>The open files of a catalog: one file, or those of a folder that are meant, in ordinal order of their names.</summary>
internal sealed class CatalogFileSet : IDisposable
{
    private readonly List<HashedFile> files = [];
    private readonly Action<long, long>? progress;
    private long size;
    private long passed;

    private CatalogFileSet(Action<long, long>? progress) => this.progress = progress;

    internal IReadOnlyList<HashedFile> Files => files;

    /// <summary>Whether the path is a folder.</summary>
    internal bool IsFolder { get; private init; }

    /// <summary>Opens what is at a path. All of it is open before any of it is read, so that a swap tears as little as can be.</summary>
    /// <exception cref="IOException">There is nothing, or it cannot be read; so may other exceptions say.</exception>
    internal static CatalogFileSet Open(string path, CancellationToken stop, Action<long, long>? progress = null)
    {
        var set = new CatalogFileSet(progress) { IsFolder = Directory.Exists(path) };
        try
        {
            foreach (string file in set.IsFolder ? Names(path) : [path])
            {
                set.files.Add(new HashedFile(file, set.Passed, stop));
            }

            set.size = set.files.Sum(file => file.Length);
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    /// <summary>A name for what the files hold now: the same names and bytes have the same, and no other have.</summary>
    internal string Version()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (HashedFile file in files)
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file.FileName)));
            hash.AppendData(file.Digest());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => files.ForEach(file => file.Dispose());

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => CatalogFileNames.IsMeant(Path.GetFileName(file))).Order(StringComparer.Ordinal);

    // A file whose head stands behind its products is read twice; more than all is not told.
    private void Passed(int bytes)
    {
        passed += bytes;
        progress?.Invoke(Math.Min(passed, size), size);
    }
}
