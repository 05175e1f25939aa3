using System.Reflection;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>The catalog that is shipped with the service: invented sample data.</summary>
public sealed class EmbeddedCatalogSource : ICatalogSource
{
    private const string FileName = "sample-catalog.json";

    /// <inheritdoc/>
    public string Name => FileName;

    /// <inheritdoc/>
    public async Task<CatalogResult> ReadAsync(CancellationToken cancellationToken)
    {
        await using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Aumate.PolicyService.Data.{FileName}")!;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return JsonCatalogReader.Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), FileName);
    }
}
