using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.HotPath;

/// <summary>The days on which a decision rests.</summary>
[System.Runtime.CompilerServices.InlineArray(Count)]
internal struct DecisionDays
{
    public const int Count = 7;
    public const int Claimed = 0;
    public const int Purchased = 1;
    public const int ReturnEnd = 2;
    public const int ExchangeEnd = 3;

    /// <summary>The end of the warranty, or where its period is not known the day through which it lasts at least.</summary>
    public const int WarrantyEnd = 4;

    /// <summary>
    /// Where the period is not known, the latest day through which the warranty can last. It stands in no answer; whether it is that of the end depends on law
    /// alone.
    /// </summary>
    public const int LatestEnd = 5;
    public const int RepairDue = 6;

    private Day first;
}

/// <summary>
/// All of an ordinary claim that its decision depends on, but for days, amounts and names, which are copied into it. Of days, what counts is the order in
/// which they come: with a purchase on or before the claim, in the years of <see cref="Day"/>, deciding counts from them, compares them and copies them, and
/// nothing else. So two claims of one shape have the same answer, in which only those differ.
/// </summary>
/// <param name="Said">What the claim says.</param>
/// <param name="Found">What terms, catalog and calendar add, and the order of days.</param>
internal readonly record struct Shape(ulong Said, ulong Found)
{
    private const int LawBits = 20;

    /// <summary>Every bit counts, and nobody can know how: callers choose shapes.</summary>
    public override int GetHashCode() => HashCode.Combine((uint)Said, (uint)(Said >> 32), (uint)Found, (uint)(Found >> 32));

    /// <summary>The shape of a claim, and its days.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="product">What the catalog says of the model.</param>
    /// <param name="isExchangedKnown">Whether the catalog knows what an exchange would be for.</param>
    /// <param name="law">The terms that govern.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="days">Takes the days.</param>
    public static Shape Of(
        in ClaimBytes claim,
        Product product,
        bool isExchangedKnown,
        Law law,
        WorkingCalendar calendar,
        ref DecisionDays days
    )
    {
        var terms = law.Terms;
        int? given = claim.PeriodMonths > 0 ? claim.PeriodMonths : product.WarrantyMonths;
        // The agreed period is not less than law demands; without one, what law demands is certain (R8, R25).
        var certain = terms.MinimumPeriodMonths is { } minimum ? Math.Max(minimum.Value, given ?? 0) : given;
        days[DecisionDays.Claimed] = claim.Claimed;
        days[DecisionDays.Purchased] = claim.Purchase;
        days[DecisionDays.RepairDue] =
            claim.Received.IsKnown && calendar.AddWorkingDays(claim.Received.Date, terms.Version.Parameters.RepairWorkingDays) is { } due
                ? due
                : default(Day);
        var bits = new Bits();
        if (claim.Purchase.IsKnown)
        {
            // As the plain path counts; no day that is dealt with here comes near the calendar's last one, at which it stops.
            var purchase = claim.Purchase.Date;
            days[DecisionDays.ReturnEnd] = purchase.PlusDays(terms.ReturnDays.Value);
            days[DecisionDays.ExchangeEnd] = purchase.PlusDays(terms.ExchangeDays.Value);
            days[DecisionDays.WarrantyEnd] = certain is { } months ? purchase.PlusMonths(months) : default(Day);
            days[DecisionDays.LatestEnd] = given is null ? purchase.PlusMonths(Bounds.PeriodMonths) : default(Day);
            AddOrder(ref bits, in days);
        }
        else
        {
            AddReach(ref bits, claim.Claimed, certain, terms);
        }

        bits.Add(days[DecisionDays.RepairDue].IsKnown);
        bits.Add(isExchangedKnown);
        return new Shape(SaidBy(in claim), Add(bits, in claim, product, law));
    }

    private static ulong SaidBy(in ClaimBytes claim)
    {
        var bits = new Bits();
        bits.Add(claim.System, 2);
        bits.Add(claim.PriceKind, 2);
        bits.Add(claim.UnitKind, 2);
        bits.Add(claim.Title, 2);
        bits.Add(claim.Source, 2);
        bits.Add(claim.Item, 3);
        bits.Add(claim.Standard, 2);
        bits.Add(claim.Invoice, 2);
        bits.Add(claim.Certificate, 2);
        bits.Add(claim.Label, 2);
        bits.Add(claim.SerialMatches, 2);
        bits.Add(claim.Complete, 2);
        bits.Add(claim.Diagnosis, 2);
        bits.Add(claim.Authorization, 2);
        bits.Add(claim.Shipped, 1);
        bits.Add(claim.Requested, 3);
        bits.Add(claim.Causes, 15);
        bits.Add(claim.Price.IsKnown);
        bits.Add(claim.Paid.IsKnown);
        bits.Add(claim.Voucher.IsKnown);
        bits.Add(claim.Contract.IsKnown);
        bits.Add(claim.Received.IsKnown);
        bits.Add(!claim.Part.IsEmpty);
        return bits.Value;
    }

    private static ulong Add(Bits bits, in ClaimBytes claim, Product product, Law law)
    {
        bits.Add(law.Number, LawBits);
        bits.Add(claim.PeriodMonths, 10);
        bits.Add(product.WarrantyMonths ?? 0, 10);
        bits.Add((int?)product.OperatingSystem + 1 ?? 0, 2);
        bool? standard = claim.Accessory.IsEmpty ? null : product.HasStandardAccessory(claim.Accessory);
        bits.Add(standard is { } known ? (known ? 2 : 1) : 0, 2);
        return bits.Value;
    }

    private static void AddOrder(ref Bits bits, in DecisionDays days)
    {
        for (var end = DecisionDays.ReturnEnd; end <= DecisionDays.LatestEnd; end++)
        {
            bits.Add(days[DecisionDays.Claimed].Number > days[end].Number);
        }

        bits.AddOrder(days[DecisionDays.ReturnEnd], days[DecisionDays.WarrantyEnd]);
        bits.AddOrder(days[DecisionDays.ExchangeEnd], days[DecisionDays.WarrantyEnd]);
        bits.AddOrder(days[DecisionDays.ReturnEnd], days[DecisionDays.ExchangeEnd]);
    }

    // With the purchase date unknown it counts whether the period covers a claim on every day of a window.
    private static void AddReach(ref Bits bits, Day claimed, int? months, Terms terms)
    {
        var claimDate = claimed.Date;
        bits.Add(!Covers(terms.ReturnDays.Value));
        bits.Add(!Covers(terms.ExchangeDays.Value));

        bool Covers(int days) =>
            months is { } known && claimDate <= CalendarArithmetic.PlusMonths(CalendarArithmetic.PlusDays(claimDate, -days), known);
    }

    private struct Bits
    {
        private int used;

        public ulong Value { get; private set; }

        public void Add(int number, int bits)
        {
            Value |= (ulong)number << used;
            used += bits;
        }

        public void Add(bool flag) => Add(flag ? 1 : 0, 1);

        public void AddOrder(Day one, Day other) => Add(one.Number.CompareTo(other.Number) + 1, 2);
    }
}
