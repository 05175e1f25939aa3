using System.Collections.Immutable;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>Who changed what a paragraph sets or asks (R25, R26): rows of overlays, the contract, approvals.</summary>
internal sealed class ClauseSources(Evaluation evaluation)
{
    private readonly Terms terms = evaluation.Terms;

    /// <summary>The sources of one entry of the working, as "id: legal authority" for law.</summary>
    public ImmutableArray<string> Of(ClauseTrace trace)
    {
        var sources = trace.Entry.IsFirst ? Setting(trace.Paragraph.Clause) : [];
        foreach (var state in trace.States)
        {
            sources = state.WaivedBy.Length > 0 ? sources.Concat(Waiving(state)) : sources;
        }

        return [.. sources.Distinct()];
    }

    private IEnumerable<string> Setting(string clause) =>
        clause switch
        {
            "2.1" => [.. Figure(terms.MinimumPeriodMonths, replaces => replaces.MinimumPeriodMonths), .. AgreedPeriod()],
            "2.2" => Figure(terms.ServiceFloorMonths, replaces => replaces.ServiceFloorMonths),
            "3.2" => Figure(terms.ExchangeDays, replaces => replaces.ExchangeDays),
            "3.3" => Figure(terms.ReturnDays, replaces => replaces.ReturnDays),
            "9.2" => terms.Overlays.SelectMany(overlay => overlay.Rows.Select(row => Cite(overlay, row))),
            "9.3" => evaluation.Claim.Exceptions.Select(exception => exception.Source),
            _ => [],
        };

    private IEnumerable<string> AgreedPeriod() =>
        evaluation.Claim is { PeriodMonths: not null, ContractReference: { } contract } ? [contract] : [];

    // A figure that the letter itself sets names nobody.
    private IEnumerable<string> Figure(TermsFigure? figure, Func<Replacements, int?> replaced)
    {
        if (figure is not { SetBy.Length: > 0 } set)
        {
            return [];
        }

        var rows = Rows((overlay, row) => overlay.Id == set.SetBy && replaced(row.Replaces) == set.Value);
        return rows.DefaultIfEmpty(set.SetBy);
    }

    private IEnumerable<string> Waiving(Finding waived) =>
        Rows((_, row) => row.Authority == waived.WaivedBy && row.Waives.Any(waives => waives.Requirement == waived.Requirement))
            .DefaultIfEmpty(waived.WaivedBy);

    private IEnumerable<string> Rows(Func<Overlay, OverlayRow, bool> wanted) =>
        terms.Overlays.SelectMany(overlay => overlay.Rows.Where(row => wanted(overlay, row)).Select(row => Cite(overlay, row)));

    private static string Cite(Overlay overlay, OverlayRow row) => $"{overlay.Id}: {row.Authority}";
}
