using System.Security.Cryptography;
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
    public async Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken)
    {
        byte[] json;
        try
        {
            json = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception unreadable) when (OperatorFile.IsUnreadable(unreadable))
        {
            return Given(path, CatalogResult.Refused(new CatalogError(path, $"the file cannot be read: {unreadable.Message}")));
        }

        return Given(Convert.ToHexStringLower(SHA256.HashData(json)), JsonCatalogReader.Read(json, Path.GetFileName(path)));
    }

    private static SourceReading.Given Given(string version, CatalogResult result) => new(version, result);
}
