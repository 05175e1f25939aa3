using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Aumate.Warranty.Catalog;

/// <summary>One thing that is wrong with a catalog.</summary>
/// <param name="Place">Where, such as "catalog.json:120:7 models[3].values.screen".</param>
/// <param name="Message">What, in English, for the operator.</param>
public sealed record CatalogError(Place Place, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Message}";
}

/// <summary>A catalog, or everything that is wrong with it: never a part of a catalog.</summary>
public sealed class CatalogResult
{
    private CatalogResult(CatalogSnapshot? snapshot, ImmutableArray<CatalogError> errors)
    {
        Snapshot = snapshot;
        Errors = errors;
    }

    /// <summary>The catalog. Null: refused.</summary>
    public CatalogSnapshot? Snapshot { get; }

    /// <summary>All errors, those of shape first, each group in the source's order. Empty exactly where the catalog was accepted.</summary>
    public ImmutableArray<CatalogError> Errors { get; }

    /// <summary>Whether the catalog was accepted.</summary>
    [MemberNotNullWhen(true, nameof(Snapshot))]
    public bool Accepted => Snapshot is not null;

    /// <summary>A refusal with at least one error.</summary>
    public static CatalogResult Refused(params IEnumerable<CatalogError> errors) => new(null, [.. errors]);

    internal static CatalogResult Accept(CatalogSnapshot snapshot) => new(snapshot, []);
}
