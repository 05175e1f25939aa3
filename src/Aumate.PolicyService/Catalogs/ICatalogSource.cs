using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Catalogs;

/// <summary>Where the catalog comes from. A database would be another source.</summary>
public interface ICatalogSource
{
    /// <summary>What the source is, for logs and places.</summary>
    string Name { get; }

    /// <summary>Reads the whole catalog anew. A source that cannot be read, like bad data, is a result with errors and not an exception.</summary>
    Task<CatalogResult> ReadAsync(CancellationToken cancellationToken);
}
