using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Coverage;

/// <summary>Whether a remedy is offered before a purchase (R28).</summary>
public enum CoverageStatus
{
    /// <summary>In every completion there are days on which it is eligible.</summary>
    Offered,

    /// <summary>In no completion.</summary>
    NotOffered,

    /// <summary>Completions differ.</summary>
    Undetermined,
}

/// <summary>What the letter would give by one remedy.</summary>
/// <param name="Remedy">Which.</param>
/// <param name="Status">Whether it is offered.</param>
/// <param name="FirstDay">The first day on which it is eligible. Null: it is not offered, or the day hangs on what is missing.</param>
/// <param name="LastDay">The last such day. Null: it is not offered, or the day hangs on what is missing, or where nothing is it has none.</param>
/// <param name="Missing">The unknown fields that can change status, first or last day (R2).</param>
/// <param name="By">The evaluation that it was read from: of the first day that is known to be offered, or of one that says why none is.</param>
public sealed record RemedyCoverage(
    Remedy Remedy,
    CoverageStatus Status,
    LocalDate? FirstDay,
    LocalDate? LastDay,
    ImmutableArray<FieldRef> Missing,
    Evaluation By
)
{
    /// <summary>Whether it is offered for certain.</summary>
    public bool IsOffered => Status == CoverageStatus.Offered;

    /// <summary>What refuses it. Null: nothing does for certain.</summary>
    public Finding? Refusal => Status == CoverageStatus.NotOffered ? By.Decision[Remedy].Primary : null;

    /// <summary>Who would pay each leg (R22). Empty where it is not offered for certain.</summary>
    public ImmutableArray<FreightLeg> Freight => IsOffered ? By.Decision[Remedy].Freight : [];

    /// <summary>A day through which it is offered at least, where the last day hangs on the warranty. Null: there is none, or the last day is known.</summary>
    public LocalDate? LastDayAtLeast =>
        IsOffered && Remedy != Remedy.PaidRepair && LastDay is null && !Missing.IsEmpty
            ? By.Decision.Timeline.Warranty.AtLeast?.LastDay
            : null;
}
