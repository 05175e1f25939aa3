using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>
/// Everything but the claim that a decision comes from: what catalog, terms and calendar said of the claim when it was decided. Kept, it replays the
/// decision when all of them have moved on.
/// </summary>
public sealed record Circumstances
{
    /// <summary>
    /// The terms that governed the sale before contract and exceptions amend them; where an unknown purchase date leaves that open, all that may have,
    /// those of the claim date first. At least one. Of an overlay, the id and the rows decide; where and when it holds has been answered.
    /// </summary>
    public required ImmutableArray<Terms> Laws { get; init; }

    /// <summary>Digest of every version of the terms that there was.</summary>
    public required string TermsDigest { get; init; }

    /// <summary>Digest of every overlay that there was.</summary>
    public required string OverlaysDigest { get; init; }

    /// <summary>The catalog's revision.</summary>
    public required string CatalogRevision { get; init; }

    /// <summary>What the catalog said of the claim.</summary>
    public required CatalogFacts Catalog { get; init; }

    /// <summary>What the catalog gave in exchange. Null: the exchange was refused, so nothing was looked for.</summary>
    public required Replacement? Replacement { get; init; }

    /// <summary>The working-day calendar's id (R10).</summary>
    public required string Calendar { get; init; }

    /// <summary>The days that the calendar gave.</summary>
    public required DueDays Due { get; init; }

    /// <summary>Version of the code that decided.</summary>
    public required string Engine { get; init; }
}
