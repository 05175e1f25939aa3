using System.Collections.Immutable;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Refresh;

/// <summary>Why a catalog was refused.</summary>
public enum CatalogRefusalReason
{
    /// <summary>It has errors (R29).</summary>
    Invalid,

    /// <summary>It lacks more of the products in force than may go at once.</summary>
    TooManyLost,
}

/// <summary>A catalog that was refused.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">What the source calls that state of it.</param>
/// <param name="ErrorCount">How many errors it has.</param>
/// <param name="Errors">The first of them, at most <see cref="MostErrors"/>, each cut where it is long (<see cref="ShortText"/>).</param>
internal sealed record CatalogRefusal(
    DateTimeOffset At,
    CatalogRefusalReason Reason,
    string Version,
    int ErrorCount,
    ImmutableArray<string> Errors
)
{
    /// <summary>The most errors that are kept; a bad file of a million products may have as many.</summary>
    public const int MostErrors = 20;

    public static CatalogRefusal Of(DateTimeOffset at, CatalogRefusalReason reason, string version, ImmutableArray<CatalogError> errors) =>
        new(at, reason, version, errors.Length, [.. errors.Take(MostErrors).Select(error => ShortText.Of(error.ToString()))]);
}

/// <summary>A reading that got no answer.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why. Never a secret.</param>
internal sealed record CatalogFailure(DateTimeOffset At, string Reason);

/// <summary>Everything that is believed of the catalog and its source at one moment.</summary>
internal sealed record CatalogState
{
    /// <summary>At the start: nothing is known.</summary>
    public static readonly CatalogState Nothing = new();

    /// <summary>What is in force. Null: nothing yet.</summary>
    public HeldCatalog? Held { get; init; }

    /// <summary>The version that the source had when it last answered, good or bad: it need not be read again. Null: it has not answered yet.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>Whether the source, when it last answered, had something that is refused.</summary>
    public bool IsRefusing { get; init; }

    /// <summary>The last refusal, over or not. Null: none.</summary>
    public CatalogRefusal? LastRefusal { get; init; }

    /// <summary>Whether the source gave no answer when it was last asked.</summary>
    public bool IsUnavailable { get; init; }

    /// <summary>The last failure to read the source, over or not. Null: none.</summary>
    public CatalogFailure? LastFailure { get; init; }
}
