using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Hosting;

/// <summary>The catalog that answers are given on. It is replaced in one write; a request reads it once.</summary>
internal sealed class CatalogInForce
{
    private volatile CatalogSnapshot? current;

    /// <summary>The catalog. Null: none is loaded yet.</summary>
    public CatalogSnapshot? Current => current;

    /// <summary>Puts a catalog in force.</summary>
    public void Replace(CatalogSnapshot snapshot) => current = snapshot;
}
