using System.Text;
using Aumate.PolicyService.Catalogs.Json;
using Aumate.PolicyService.Reference;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>The catalog that is shipped with the service: invented sample data.</summary>
public sealed class EmbeddedCatalogSource : ICatalogSource
{
    private const string FileName = "sample-catalog.json";

    // Begun while the server starts to listen: it is at hand, so nothing is waited for.
    private readonly Task<CatalogResult> reading = Task.Run(Read);

    /// <inheritdoc/>
    public string Name => FileName;

    /// <inheritdoc/>
    public bool IsEmbedded => true;

    /// <inheritdoc/>
    public async Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken) =>
        known == FileName ? new SourceReading.Unchanged() : new SourceReading.Given(FileName, await reading);

    /// <summary>The catalog.</summary>
    public static CatalogResult Read() => JsonCatalogReader.Read(Encoding.UTF8.GetBytes(EmbeddedText.Of(FileName)), FileName);
}
