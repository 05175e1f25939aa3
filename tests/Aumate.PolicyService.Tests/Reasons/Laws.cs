using System.Collections.Immutable;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Invented law, one piece of which ends where another begins, so that an unknown day of sale leaves open which governs.</summary>
internal static class Laws
{
    /// <summary>Where it holds.</summary>
    public const string Place = "XA";

    private static readonly Replacements Longer = new() { MinimumPeriodMonths = 24, ReturnDays = 14 };

    public static ImmutableArray<Overlay> Overlays { get; } =
    [
        Row(
            "xa-old",
            new LocalDate(2005, 1, 1),
            new LocalDate(2024, 6, 30),
            new Replacements { ServiceFloorMonths = 6 },
            Requirement.Certificate
        ),
        Row("xa-new", new LocalDate(2024, 7, 1), null, Longer, Requirement.SerialLabel),
        Row("xa-short", new LocalDate(2028, 1, 1), new LocalDate(2030, 12, 31), new Replacements(), Requirement.StandardPrice),
    ];

    /// <summary>A claim whose overlay says the figures and waivers of some terms.</summary>
    public static PlainClaim Under(PlainClaim plain, Terms terms) =>
        plain with
        {
            Exceptions = [],
            Overlay = new PlainOverlay
            {
                MinPeriodMonths = terms.MinimumPeriodMonths?.Value,
                ReturnDays = terms.ReturnDays.Value,
                ExchangeDays = terms.ExchangeDays.Value,
                ServiceFloorMonths = terms.ServiceFloorMonths.Value,
                Waive = PlainTable.FreeRemedies.ToDictionary(remedy => remedy, remedy => Waived(terms, remedy)),
            },
        };

    private static IReadOnlyList<PlainRequirement> Waived(Terms terms, PlainRemedy remedy) =>
        [.. PlainTable.Waivable.Where(requirement => terms.Waived((Requirement)requirement).Has((Remedy)remedy))];

    private static Overlay Row(string id, LocalDate from, LocalDate? to, Replacements replaces, Requirement waived) =>
        new(id, [Place], from, to, [new OverlayRow(id, replaces, [(waived, Remedies.Return | Remedies.FreeRepair)], null, "nobody")]);
}
