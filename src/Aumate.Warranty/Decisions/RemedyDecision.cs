using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Decisions;

/// <summary>Whether a remedy is to be had (R2, R3).</summary>
public enum RemedyStatus
{
    /// <summary>In every completion.</summary>
    Eligible,

    /// <summary>In no completion.</summary>
    Ineligible,

    /// <summary>In every completion nothing refuses it, and Aumate may.</summary>
    Discretionary,

    /// <summary>Completions differ.</summary>
    Undetermined,
}

/// <summary>The answer for one remedy.</summary>
/// <param name="Remedy">Which.</param>
/// <param name="Status">Its status.</param>
/// <param name="Primary">The first requirement that is not met, where it refuses the remedy. Null: none fails for certain.</param>
/// <param name="Missing">The unknown fields that can change the status (R2). Empty unless undetermined.</param>
/// <param name="LastEligibleDay">The last day to claim it, as far as time goes. Null: no limit, or not known.</param>
/// <param name="Freight">Who pays each leg (R22). Empty where it is refused.</param>
public sealed record RemedyDecision(
    Remedy Remedy,
    RemedyStatus Status,
    Finding? Primary,
    ImmutableArray<FieldRef> Missing,
    LocalDate? LastEligibleDay,
    ImmutableArray<FreightLeg> Freight
)
{
    /// <summary>Whether it is not refused.</summary>
    public bool IsOpen => Status != RemedyStatus.Ineligible;

    /// <summary>The answer where either of two laws may govern, and the unknown purchase date says which.</summary>
    public RemedyDecision Reconciled(RemedyDecision other)
    {
        var day = LastEligibleDay == other.LastEligibleDay ? LastEligibleDay : null;
        if (Status == other.Status && Missing.SequenceEqual(other.Missing))
        {
            return this with { LastEligibleDay = day, Primary = Primary?.Requirement == other.Primary?.Requirement ? Primary : null };
        }

        var missing = Missing.Union(other.Missing).Append(ClaimField.PurchaseDate).Distinct().OrderBy(field => field.Order);
        return this with
        {
            Status = RemedyStatus.Undetermined,
            Primary = null,
            Missing = [.. missing],
            LastEligibleDay = day,
            Freight = Freight.IsEmpty ? other.Freight : Freight,
        };
    }

    /// <summary>Those of some remedies that are not refused.</summary>
    public static Remedies Open(ImmutableArray<RemedyDecision> remedies)
    {
        var open = Remedies.None;
        foreach (var remedy in remedies)
        {
            open |= remedy.IsOpen ? remedy.Remedy.AsSet() : Remedies.None;
        }

        return open;
    }
}
