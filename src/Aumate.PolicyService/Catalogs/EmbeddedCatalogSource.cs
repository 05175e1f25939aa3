using System.Text;
using Aumate.PolicyService.Catalogs.Json;
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
    public bool IsEmbedded => true;

    /// <inheritdoc/>
    public Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken) =>
        Task.FromResult<SourceReading>(known == FileName ? new SourceReading.Unchanged() : new SourceReading.Given(FileName, Read()));

    /// <summary>The catalog.</summary>
    public static CatalogResult Read() => JsonCatalogReader.Read(Encoding.UTF8.GetBytes(EmbeddedText.Of(FileName)), FileName);
}
