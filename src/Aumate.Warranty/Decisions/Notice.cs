using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>What a notice says.</summary>
public enum NoticeCode
{
    /// <summary>The catalog does not know the model.</summary>
    ModelNotInCatalog,

    /// <summary>No overlay governs the sale in its jurisdiction.</summary>
    NoOverlay,

    /// <summary>An overlay has a row that nobody reviewed.</summary>
    OverlayNotReviewed,

    /// <summary>The law gives a standard and no number; a person decides (R25).</summary>
    PersonMustDecide,

    /// <summary>The calendar does not reach far enough (R10).</summary>
    BeyondCalendar,

    /// <summary>With the purchase date unknown, law that may or may not govern the sale was held against the claim both ways (R2, R25).</summary>
    LawDependsOnPurchaseDate,
}

/// <summary>Something about the answer that a person should know.</summary>
/// <param name="Code">What.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Authority">The legal authority behind it. Empty: none.</param>
public sealed record Notice(NoticeCode Code, string Subject, string Authority = "")
{
    internal static IEnumerable<Notice> OfOverlays(Terms terms, string? jurisdiction)
    {
        if (jurisdiction is not null && terms.Overlays.IsEmpty)
        {
            yield return new Notice(NoticeCode.NoOverlay, jurisdiction);
        }

        foreach (var overlay in terms.Overlays)
        {
            if (overlay.Rows.Any(row => row.ReviewedBy is null))
            {
                yield return new Notice(NoticeCode.OverlayNotReviewed, overlay.Id);
            }

            foreach (var row in overlay.Rows.Where(row => row.PersonDecides is not null))
            {
                yield return new Notice(NoticeCode.PersonMustDecide, row.PersonDecides!, row.Authority);
            }
        }
    }
}
