using System.Collections.Immutable;

namespace Aumate.Warranty.Letter;

/// <summary>A number and what set it.</summary>
/// <param name="Value">The number.</param>
/// <param name="SetBy">Empty: the letter. Else an overlay's id or a contract's reference.</param>
public readonly record struct TermsFigure(int Value, string SetBy)
{
    /// <summary>The number that favours the customer more; equal numbers stay the earlier one's (R25).</summary>
    public TermsFigure AtLeast(int? other, string setBy) => other > Value ? new TermsFigure(other.Value, setBy) : this;
}

/// <summary>The terms that govern one claim: a version of the letter, amended by overlays, contract and written exceptions.</summary>
public sealed record Terms
{
    /// <summary>The version of the letter.</summary>
    public required TermsVersion Version { get; init; }

    /// <summary>The overlays that govern the sale, ordered by id.</summary>
    public required ImmutableArray<Overlay> Overlays { get; init; }

    /// <summary>Return window in days.</summary>
    public required TermsFigure ReturnDays { get; init; }

    /// <summary>Exchange window in days.</summary>
    public required TermsFigure ExchangeDays { get; init; }

    /// <summary>Least cover after a covered service in months.</summary>
    public required TermsFigure ServiceFloorMonths { get; init; }

    /// <summary>Least warranty period in months. Null: none is set (the letter sets none, R8).</summary>
    public required TermsFigure? MinimumPeriodMonths { get; init; }

    /// <summary>What is waived, the written exceptions first, then the contract, then law.</summary>
    public required ImmutableArray<Waiver> Waivers { get; init; }

    /// <summary>The terms of a version with nothing amended.</summary>
    public static Terms Of(TermsVersion version) =>
        new()
        {
            Version = version,
            Overlays = [],
            ReturnDays = new TermsFigure(version.Parameters.ReturnDays, ""),
            ExchangeDays = new TermsFigure(version.Parameters.ExchangeDays, ""),
            ServiceFloorMonths = new TermsFigure(version.Parameters.ServiceFloorMonths, ""),
            MinimumPeriodMonths = null,
            Waivers = [],
        };

    /// <summary>These terms under one more law. What is less favourable changes nothing (R25).</summary>
    public Terms Under(Overlay overlay)
    {
        var terms = this with { Overlays = Overlays.Add(overlay) };
        foreach (var row in overlay.Rows)
        {
            terms = terms.Replace(row.Replaces, overlay.Id) with
            {
                Waivers =
                [
                    .. terms.Waivers,
                    .. row.Waives.Select(waived => new Waiver(waived.Requirement, waived.Remedies, row.Authority)),
                ],
            };
        }

        return terms;
    }

    /// <summary>These terms with numbers put in place of theirs where they favour the customer.</summary>
    public Terms Replace(Replacements replacements, string setBy) =>
        replacements == Replacements.None
            ? this
            : this with
            {
                ReturnDays = ReturnDays.AtLeast(replacements.ReturnDays, setBy),
                ExchangeDays = ExchangeDays.AtLeast(replacements.ExchangeDays, setBy),
                ServiceFloorMonths = ServiceFloorMonths.AtLeast(replacements.ServiceFloorMonths, setBy),
                MinimumPeriodMonths = replacements.MinimumPeriodMonths is { } months
                    ? (MinimumPeriodMonths ?? new TermsFigure(0, "")).AtLeast(months, setBy)
                    : MinimumPeriodMonths,
            };

    /// <summary>These terms with waivers that come before those they have.</summary>
    public Terms WaivingFirst(ImmutableArray<Waiver> waivers) => waivers.IsEmpty ? this : this with { Waivers = [.. waivers, .. Waivers] };

    /// <summary>The remedies for which a requirement is waived.</summary>
    public Remedies Waived(Requirement requirement)
    {
        var remedies = Remedies.None;
        foreach (var waiver in Waivers)
        {
            remedies |= waiver.Requirement == requirement ? waiver.Remedies : Remedies.None;
        }

        return remedies;
    }
}
