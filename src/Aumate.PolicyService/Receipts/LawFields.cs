using System.Collections.Immutable;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Receipts;

/// <summary>
/// The fields of the terms that governed, in a receipt: of each its version and which overlays amend it. Of an overlay, its id, its days
/// and its rows, once: where it holds has been answered.
/// </summary>
internal static class LawFields
{
    private static readonly OverlayRow BlankRow = new("", new Replacements(), [], null, null);
    private static readonly Overlay BlankOverlay = new("", [], default, null, []);
    private static readonly Terms BlankTerms = Terms.Of(new TermsVersion("", default, new TermsParameters(0, 0, 0, 0)));

    public static ImmutableArray<Terms> Pass(ReceiptFields fields, ImmutableArray<Terms> laws)
    {
        var ids = laws.SelectMany(law => law.Overlays).Select(overlay => overlay.Id).Distinct(StringComparer.Ordinal).ToList();
        var distinct = laws.SelectMany(law => law.Overlays).DistinctBy(overlay => overlay.Id, StringComparer.Ordinal).ToImmutableArray();
        var overlays = fields.List(distinct, BlankOverlay, overlay => Pass(fields, overlay));
        var passed = fields.List(laws, BlankTerms, law => Pass(fields, law, ids, overlays));
        if (passed.IsEmpty)
        {
            fields.Refuse();
        }

        return passed;
    }

    // Amended again in the same order, the terms come out the same.
    private static Terms Pass(ReceiptFields fields, Terms law, List<string> ids, ImmutableArray<Overlay> overlays)
    {
        var version = Pass(fields, law.Version);
        var places = law.Overlays.Select(overlay => ids.IndexOf(overlay.Id)).ToImmutableArray();
        return fields
            .List(places, 0, place => fields.Below(place, overlays.Length))
            .Where(place => place < overlays.Length)
            .Aggregate(Terms.Of(version), (terms, place) => terms.Under(overlays[place]));
    }

    private static TermsVersion Pass(ReceiptFields fields, TermsVersion version) =>
        new(
            fields.Word(version.Id),
            fields.Day(version.EffectiveFrom),
            new TermsParameters(
                fields.Count(version.Parameters.ReturnDays),
                fields.Count(version.Parameters.ExchangeDays),
                fields.Count(version.Parameters.ServiceFloorMonths),
                fields.Count(version.Parameters.RepairWorkingDays)
            )
        );

    private static Overlay Pass(ReceiptFields fields, Overlay overlay) =>
        BlankOverlay with
        {
            Id = fields.Word(overlay.Id),
            From = fields.Day(overlay.From),
            To = fields.Day(overlay.To),
            Rows = fields.List(overlay.Rows, BlankRow, row => Pass(fields, row)),
        };

    private static OverlayRow Pass(ReceiptFields fields, OverlayRow row) =>
        new(
            fields.Word(row.Authority),
            ClaimFields.Pass(fields, row.Replaces),
            fields.List(row.Waives, default, waived => (fields.Choice(waived.Requirement), ClaimFields.Pass(fields, waived.Remedies))),
            fields.Text(row.PersonDecides),
            fields.Text(row.ReviewedBy)
        );
}
