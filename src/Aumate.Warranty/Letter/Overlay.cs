using System.Collections.Immutable;
using NodaTime;

namespace Aumate.Warranty.Letter;

/// <summary>A requirement that is not asked, for some remedies (R25, R26).</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Remedies">The free remedies for which it is not asked.</param>
/// <param name="Source">Who waives it: approval reference, contract reference or legal authority.</param>
public sealed record Waiver(Requirement Requirement, Remedies Remedies, string Source);

/// <summary>Numbers that law or contract puts in the place of the letter's, where they favour the customer (R25). Absent ones change nothing.</summary>
public sealed record Replacements
{
    /// <summary>No numbers.</summary>
    public static Replacements None { get; } = new();

    /// <summary>Least warranty period in months from the purchase.</summary>
    public int? MinimumPeriodMonths { get; init; }

    /// <summary>Return window in days.</summary>
    public int? ReturnDays { get; init; }

    /// <summary>Exchange window in days.</summary>
    public int? ExchangeDays { get; init; }

    /// <summary>Least cover after a covered service in months.</summary>
    public int? ServiceFloorMonths { get; init; }
}

/// <summary>One rule of an overlay, with its authority (R25).</summary>
/// <param name="Authority">The legal source.</param>
/// <param name="Replaces">The numbers that it sets.</param>
/// <param name="Waives">The requirements that it lifts, for which remedies.</param>
/// <param name="PersonDecides">A topic on which the law gives a standard and no number; it changes nothing. Null: none.</param>
/// <param name="ReviewedBy">Who reviewed the row, and when. Null: nobody did.</param>
public sealed record OverlayRow(
    string Authority,
    Replacements Replaces,
    ImmutableArray<(Requirement Requirement, Remedies Remedies)> Waives,
    string? PersonDecides,
    string? ReviewedBy
);

/// <summary>Law of a jurisdiction, as data (9.2; R25).</summary>
/// <param name="Id">Its name, as decisions cite it.</param>
/// <param name="Jurisdictions">Where it holds: ISO codes of countries or subdivisions.</param>
/// <param name="From">First day of the sales that it governs.</param>
/// <param name="To">Last day of them. Null: it still holds.</param>
/// <param name="Rows">What it says.</param>
public sealed record Overlay(
    string Id,
    ImmutableArray<string> Jurisdictions,
    LocalDate From,
    LocalDate? To,
    ImmutableArray<OverlayRow> Rows
)
{
    /// <summary>Whether it governs a sale on a day in a jurisdiction. Law of a country holds in its subdivisions too.</summary>
    public bool Governs(string jurisdiction, LocalDate saleDay)
    {
        if (saleDay < From || saleDay > To)
        {
            return false;
        }

        foreach (var place in Jurisdictions)
        {
            if (
                jurisdiction.StartsWith(place, StringComparison.Ordinal)
                && (jurisdiction.Length == place.Length || jurisdiction[place.Length] == '-')
            )
            {
                return true;
            }
        }

        return false;
    }
}
