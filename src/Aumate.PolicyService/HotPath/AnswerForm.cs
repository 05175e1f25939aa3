using Aumate.Warranty.Decisions;
using Google.Protobuf;
using ClaimDate = Google.Type.Date;

namespace Aumate.PolicyService.HotPath;

/// <summary>
/// The answer to all claims of one shape: the bytes of the first of them, less what differs. It is made of the plain path's answer and adds nothing of its
/// own: filled in again for the claim that it was made of, it must be that answer.
/// </summary>
internal sealed class AnswerForm
{
    // A year that no ordinary claim has, of as many bytes.
    private const int MarkedYear = 16_000;
    private const byte IdTag = 1 << 3 | 2;
    private const byte ReplacementTag = 8 << 3 | 2;
    private const byte OutcomeTag = 1 << 3;
    private const byte ModelTag = 2 << 3 | 2;
    private const int OutcomeLength = 2;
    private const byte AmountsTag = 9 << 3 | 2;

    private readonly byte[] beginning;
    private readonly byte[] head;
    private readonly byte[] tail;
    private readonly (int At, int Day)[] places;
    private readonly byte[] replacement;
    private readonly bool hasAmounts;
    private readonly bool refunds;
    private readonly byte[] refundMissing;
    private readonly bool hasCap;

    private AnswerForm(Wire.V1.Decision decision, Evaluation evaluation, (int At, int Day)[] places, byte[] head)
    {
        beginning = evaluation.BeginningOfId();
        this.head = head;
        this.places = places;
        tail = new Wire.V1.Decision { Obligations = { decision.Obligations }, Notices = { decision.Notices } }.ToByteArray();
        IsExchanged = decision.Replacement is not null && evaluation.Decision.Replacement!.Proposal is not null;
        replacement = decision.Replacement is null || IsExchanged ? [] : decision.Replacement.ToByteArray();
        hasAmounts = decision.Amounts is not null;
        refunds = decision.Amounts?.Refund is not null;
        refundMissing = System.Text.Encoding.UTF8.GetBytes(decision.Amounts?.RefundMissingFact ?? "");
        hasCap = decision.Amounts?.LiabilityCap is not null;
    }

    /// <summary>Whether something is looked for in exchange, which differs by model and day.</summary>
    public bool IsExchanged { get; }

    /// <summary>Makes the form of a claim's shape. Null: it has none, since its answer has more in it that differs.</summary>
    public static AnswerForm? Of(Wire.V1.Decision decision, Evaluation evaluation, in DecisionDays days)
    {
        var isNamed =
            evaluation.Decision.Replacement?.Obstacle == SearchObstacle.UnknownModel
            || decision.Notices.Any(notice => notice.Code == Wire.V1.NoticeCode.ModelNotInCatalog);
        var marked = decision.Clone();
        marked.DecisionId = "";
        marked.Replacement = null;
        marked.Amounts = null;
        marked.Obligations.Clear();
        marked.Notices.Clear();
        if (isNamed || Mark(marked, in days) is not { } marks)
        {
            return null;
        }

        // The length of an id fits into a byte.
        byte[] head = [IdTag, DecisionName.Digits, .. new byte[DecisionName.Digits], .. marked.ToByteArray()];
        var places = new (int, int)[marks.Count];
        for (var mark = 0; mark < marks.Count; mark++)
        {
            var content = new ClaimDate
            {
                Year = MarkedYear + mark,
                Month = 1,
                Day = 1,
            }.ToByteArray();
            places[mark] = (head.AsSpan().IndexOf(content), marks[mark]);
        }

        var form = new AnswerForm(decision, evaluation, places, head);
        return Array.TrueForAll(places, place => place.Item1 > 0) && form.beginning.Length <= DecisionName.MostBeginning ? form : null;
    }

    /// <summary>How long the answer is.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="exchange">What is given in exchange, as it is written. Empty: the same model.</param>
    public int Length(in ClaimBytes claim, ReadOnlySpan<byte> exchange) =>
        head.Length
        + (IsSame(exchange) ? 2 + SameLength(in claim) : WireWriter.Length(IsExchanged ? exchange : replacement))
        + (hasAmounts ? 1 + 1 + AmountsLength(in claim) : 0)
        + tail.Length;

    /// <summary>Writes the answer.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="days">Its days.</param>
    /// <param name="exchange">What is given in exchange, as it is written. Empty: the same model.</param>
    /// <param name="place">Takes it; it has the <see cref="Length"/>.</param>
    public void Write(in ClaimBytes claim, in DecisionDays days, ReadOnlySpan<byte> exchange, Span<byte> place)
    {
        var writer = new WireWriter(place);
        writer.Bytes(head);
        DecisionName.Write(in claim, beginning, place.Slice(2, DecisionName.Digits));
        foreach (var (at, day) in places)
        {
            days[day].Write(place[at..]);
        }

        if (IsSame(exchange))
        {
            writer.Begin(ReplacementTag, (ulong)SameLength(in claim));
            writer.Field(OutcomeTag, (long)Wire.V1.ReplacementOutcome.SameModel);
            writer.Field(ModelTag, claim.Exchanged);
        }
        else
        {
            writer.Field(ReplacementTag, IsExchanged ? exchange : replacement);
        }

        if (hasAmounts)
        {
            // Two amounts and a path have less than 128 bytes, so the length of all has one.
            writer.Begin(AmountsTag, (ulong)AmountsLength(in claim));
            WriteAmounts(in claim, ref writer);
        }

        writer.Bytes(tail);
    }

    private bool IsSame(ReadOnlySpan<byte> exchange) => IsExchanged && exchange.IsEmpty;

    // A model has at most 64 bytes.
    private static int SameLength(in ClaimBytes claim) => OutcomeLength + WireWriter.Length(claim.Exchanged);

    private int AmountsLength(in ClaimBytes claim) =>
        (refunds ? 2 + MoneyLength(in claim.Price) : 0)
        + WireWriter.Length(refundMissing)
        + (hasCap ? 2 + MoneyLength(in Cap(in claim)) : 0);

    private void WriteAmounts(in ClaimBytes claim, ref WireWriter writer)
    {
        if (refunds)
        {
            Write(1 << 3 | 2, in claim.Price, ref writer);
        }

        writer.Field(2 << 3 | 2, refundMissing);
        if (hasCap)
        {
            Write(3 << 3 | 2, in Cap(in claim), ref writer);
        }
    }

    private static ref readonly Amount Cap(in ClaimBytes claim) => ref claim.Paid.IsKnown ? ref claim.Paid : ref claim.Price;

    private static void Write(byte tag, in Amount amount, ref WireWriter writer)
    {
        writer.Begin(tag, (ulong)MoneyLength(in amount));
        writer.Field(1 << 3 | 2, amount.Currency);
        writer.Field(2 << 3, amount.Units);
        writer.Field(3 << 3, amount.Nanos);
    }

    private static int MoneyLength(in Amount amount) =>
        WireWriter.Length(amount.Currency) + NumberLength(amount.Units) + NumberLength(amount.Nanos);

    private static int NumberLength(long number) => number == 0 ? 0 : 1 + WireWriter.Length((ulong)number);

    // Puts a mark in the place of each day. Null: some day is none of the known ones.
    private static List<int>? Mark(Wire.V1.Decision decision, in DecisionDays days)
    {
        var marks = new List<int>();
        var timeline = decision.Timeline;
        Put(timeline.ClaimDate, DecisionDays.Claimed, marks);
        Put(timeline.PurchaseDate, DecisionDays.Purchased, marks);
        Put(timeline.ReturnWindow.LastDay, DecisionDays.ReturnEnd, marks);
        Put(timeline.ExchangeWindow.LastDay, DecisionDays.ExchangeEnd, marks);
        Put(timeline.Warranty.LastDay, DecisionDays.WarrantyEnd, marks);
        Put(timeline.Warranty.EarliestLastDay, DecisionDays.WarrantyEnd, marks);
        Put(timeline.RepairDueDay, DecisionDays.RepairDue, marks);
        foreach (var remedy in decision.Remedies)
        {
            if (remedy.LastEligibleDay is { } last)
            {
                var day = EndOf(last, in days);
                if (day < 0)
                {
                    return null;
                }

                Put(last, day, marks);
            }
        }

        return marks;
    }

    // Where two ends are one day, they are one day in every claim of the shape.
    private static int EndOf(ClaimDate last, in DecisionDays days)
    {
        Day wanted = new NodaTime.LocalDate(last.Year, last.Month, last.Day);
        for (var end = DecisionDays.ReturnEnd; end <= DecisionDays.WarrantyEnd; end++)
        {
            if (days[end].Number == wanted.Number)
            {
                return end;
            }
        }

        return -1;
    }

    private static void Put(ClaimDate? date, int day, List<int> marks)
    {
        if (date is not null)
        {
            (date.Year, date.Month, date.Day) = (MarkedYear + marks.Count, 1, 1);
            marks.Add(day);
        }
    }
}
