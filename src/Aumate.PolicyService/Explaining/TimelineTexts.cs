using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Explaining;

/// <summary>Lays out the days on which a decision rests, each with how it came about.</summary>
internal sealed class TimelineTexts(Evaluation evaluation, Derivations derivations, Voice voice)
{
    private readonly Claim claim = evaluation.Claim;
    private readonly Timeline timeline = evaluation.Decision.Timeline;
    private readonly DueDays due = evaluation.Decision.Due;

    /// <summary>The days, in the order of their kinds.</summary>
    public IEnumerable<DayText> Days() => [.. Given(), .. Ends(), .. ServiceCenter()];

    /// <summary>Whether a day says how something is derived; the others are days that the claim gives, and the windows of an unknown purchase.</summary>
    public static bool IsDerived(DayText day) =>
        day.Kind is TimelineKind.Purchase or TimelineKind.WarrantyEnd or TimelineKind.RepairDue or TimelineKind.SupportReplyDue
        || (day is { Kind: TimelineKind.ReturnWindowEnd or TimelineKind.ExchangeWindowEnd, Day: not null });

    private IEnumerable<DayText> Given()
    {
        var clause = timeline.PurchaseDateBasis == PurchaseDateBasis.Contract ? "3.0" : "2.1";
        yield return Say(TimelineKind.Purchase, timeline.PurchaseDate, derivations.Purchase(), Basis.Of(clause, "R5"));
        if (claim.DeliveryDate is { } delivery)
        {
            yield return Say(TimelineKind.Delivery, delivery, derivations.Delivery(delivery), Basis.Of(""));
        }

        yield return Say(TimelineKind.Claim, timeline.ClaimDate, derivations.Claim(), Basis.Of("", "R6"));
        for (var i = 0; i < claim.Services.Length; i++)
        {
            yield return Say(TimelineKind.Service, claim.Services[i].CompletionDate, derivations.Service(i), Basis.Of("2.2", "R9")) with
            {
                Service = i,
            };
        }
    }

    private IEnumerable<DayText> Ends()
    {
        var (returned, exchanged, warranty) = (
            timeline.ReturnWindow,
            timeline.ExchangeWindow,
            timeline.Warranty.End ?? timeline.Warranty.AtLeast
        );
        yield return Say(
            TimelineKind.ReturnWindowEnd,
            returned.LastDay,
            derivations.ReturnWindow(),
            Basis.Of("3.3", "R4") with
            {
                Source = returned.Days.SetBy,
            }
        );
        yield return Say(
            TimelineKind.ExchangeWindowEnd,
            exchanged.LastDay,
            derivations.ExchangeWindow(),
            Basis.Of("3.2", "R4") with
            {
                Source = exchanged.Days.SetBy,
            }
        );
        yield return Say(TimelineKind.WarrantyEnd, timeline.Warranty.End?.LastDay, derivations.Warranty(), Of(warranty));
    }

    private IEnumerable<DayText> ServiceCenter()
    {
        if (claim.ReceiptDate is { } receipt)
        {
            yield return Say(TimelineKind.Receipt, receipt, derivations.Receipt(receipt), Basis.Of("3.1", "R10"));
            yield return Say(TimelineKind.RepairDue, due.Repair, derivations.RepairDue(), Basis.Of("3.1", "R10"));
        }

        if (claim.SupportRequested is { } requested)
        {
            yield return Say(TimelineKind.SupportRequest, requested.Date, derivations.SupportRequest(requested), Basis.Of("4.1", "R10"));
            yield return Say(TimelineKind.SupportReplyDue, due.SupportReply?.Date, derivations.SupportDue(), Basis.Of("4.1", "R10"));
        }
    }

    private static Basis Of(WarrantyEnd? end) =>
        end?.Basis == WarrantyBasis.Service
            ? Basis.Of("2.2", "R7", "R9") with
            {
                Source = end.Months.SetBy,
            }
            : Basis.Of("2.1", "R7", "R8") with
            {
                Source = end?.Months.SetBy ?? "",
            };

    private DayText Say(TimelineKind kind, NodaTime.LocalDate? day, string sentence, Basis basis) =>
        new(kind, day, voice.Say(sentence, basis));
}
