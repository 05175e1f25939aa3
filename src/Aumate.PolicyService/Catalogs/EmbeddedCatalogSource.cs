using System.Text;
using Aumate.PolicyService.Reference;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>The catalog that is shipped with the service: invented sample data.</summary>
public sealed class EmbeddedCatalogSource : ICatalogSource
{
    private const string FileName = "sample-catalog.json";

    /// <inheritdoc/>
    public string Name => FileName;

    /// <inheritdoc/>
    public Task<CatalogResult> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(JsonCatalogReader.Read(Encoding.UTF8.GetBytes(EmbeddedText.Of(FileName)), FileName));
}
