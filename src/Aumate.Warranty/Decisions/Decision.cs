using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Decisions;

/// <summary>What a decision was computed with, besides the claim.</summary>
/// <param name="Terms">The version of the terms (R27).</param>
/// <param name="Overlays">The overlays that govern the sale, ordered by id (R25).</param>
/// <param name="CatalogRevision">The catalog's revision.</param>
/// <param name="Calendar">The working-day calendar's id (R10).</param>
/// <param name="Engine">Version of the code.</param>
public sealed record Versions(string Terms, ImmutableArray<string> Overlays, string CatalogRevision, string Calendar, string Engine);

/// <summary>Money of the claim (R23).</summary>
/// <param name="Refund">What a return refunds. Null: refused, or the price is unknown.</param>
/// <param name="RefundMissing">The field that the refund lacks. Null: none.</param>
/// <param name="LiabilityCap">The price actually paid. Null: unknown.</param>
public sealed record Amounts(Money? Refund, FieldRef? RefundMissing, Money? LiabilityCap);

/// <summary>The days on which the service center owes something (R10). Null: nothing arrived, or the calendar does not reach (then a notice says so).</summary>
/// <param name="Repair">The last day of the standard repair cycle.</param>
/// <param name="SupportReply">When a support email is due an answer, on the service center's clock.</param>
public sealed record DueDays(LocalDate? Repair, ZonedDateTime? SupportReply);

/// <summary>The answer to a claim.</summary>
public sealed record Decision
{
    /// <summary>32 hexadecimal digits; equal for equal facts that decide under equal versions.</summary>
    public required string Id { get; init; }

    /// <summary>What it was computed with.</summary>
    public required Versions Versions { get; init; }

    /// <summary>The four remedies in order (R20).</summary>
    public required ImmutableArray<RemedyDecision> Remedies { get; init; }

    /// <summary>Every requirement that is not simply met, in the order of R17.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The remedy that was asked for. Null: none.</summary>
    public required Remedy? Requested { get; init; }

    /// <summary>The days on which it rests.</summary>
    public required Timeline Timeline { get; init; }

    /// <summary>The service center's due days.</summary>
    public required DueDays Due { get; init; }

    /// <summary>What an exchange would give. Null: it is refused.</summary>
    public required Replacement? Replacement { get; init; }

    /// <summary>Money.</summary>
    public required Amounts Amounts { get; init; }

    /// <summary>Obligations and next steps, in the letter's order.</summary>
    public required ImmutableArray<Obligation> Obligations { get; init; }

    /// <summary>Notices.</summary>
    public required ImmutableArray<Notice> Notices { get; init; }

    /// <summary>The remedies that are not refused.</summary>
    public Letter.Remedies Open => RemedyDecision.Open(Remedies);

    /// <summary>One of the remedies.</summary>
    public RemedyDecision this[Remedy remedy] => Remedies[(int)remedy];
}
