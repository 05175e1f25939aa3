using Aumate.PolicyService.Reference;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>A catalog in a JSON file, which an operator can replace at any time.</summary>
/// <param name="path">The path of the file.</param>
public sealed class FileCatalogSource(string path) : ICatalogSource
{
    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public async Task<CatalogResult> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] json;
        try
        {
            json = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception unreadable) when (OperatorFile.IsUnreadable(unreadable))
        {
            return CatalogResult.Refused(new CatalogError(path, $"the file cannot be read: {unreadable.Message}"));
        }

        return JsonCatalogReader.Read(json, Path.GetFileName(path));
    }
}
