using Aumate.PolicyService.Reference;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>Reads a catalog out of files.</summary>
public static class CatalogFiles
{
    /// <summary>The catalog in a file, or all that is wrong with it; a file that cannot be read is an error like any other.</summary>
    /// <param name="path">The path of a JSON file.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="progress">Told now and then how many bytes are read, of how many. Null: nobody asks.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CatalogResult Read(string path, CancellationToken stop, Action<long, long>? progress = null)
    {
        stop.ThrowIfCancellationRequested();
        byte[] json;
        try
        {
            json = File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (OperatorFile.IsUnreadable(unreadable))
        {
            return CatalogResult.Refused(new CatalogError(path, $"the file cannot be read: {unreadable.Message}"));
        }

        CatalogResult result = JsonCatalogReader.Read(json, Path.GetFileName(path));
        progress?.Invoke(json.Length, json.Length);
        return result;
    }
}
