using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Explanations;

/// <summary>
/// What would put a claim into a remedy's window and into the warranty (3.2, 3.3, 5.1). A day that has passed leaves only the claim date: had it been
/// claimed by then, when later services had not happened yet. Where something is not known, it is the purchase date, the period, or a service.
/// </summary>
internal sealed class TimeLift
{
    private static readonly Ways ByClaimDate = Ways.By(FieldSet.Of(ClaimField.ClaimDate));
    private static readonly Ways ByPurchaseDate = Ways.By(FieldSet.Of(ClaimField.PurchaseDate));

    private readonly ClaimFacts facts;
    private readonly ClaimFacts then;
    private readonly Window window;
    private readonly bool? pastWindow;
    private readonly bool warrantyAsked;

    public TimeLift(LawReading law, Remedy remedy)
    {
        facts = law.Facts;
        window = remedy == Remedy.Return ? facts.Timeline.ReturnWindow : facts.Timeline.ExchangeWindow;
        var pastIt = remedy == Remedy.Return ? Fact.PastReturnWindow : Fact.PastExchangeWindow;
        pastWindow = law.Asked(remedy).Any(asked => asked.Limb.Facts.Has(pastIt)) ? facts.Values[pastIt] : false;
        warrantyAsked = law.Asked(remedy).Any(asked => asked.Limb.Facts.Has(Fact.OutOfWarranty));
        then = Then();
        Window =
            pastWindow == true ? ByClaimDate
            : pastWindow is null ? ByPurchaseDate
            : Ways.Anyhow;
        var late = PastWarranty(facts) == true ? ByClaimDate : Ways.Anyhow;
        Warranty = PastWarranty(then) == false ? late : late.And(ByPeriod()).Or(late.And(ByServices()));
    }

    /// <summary>The ways into the window. Anyhow: it is in it, or none is asked for.</summary>
    public Ways Window { get; }

    /// <summary>The ways into the warranty, on the claim date that the window leaves. Anyhow: it is in it, or that is not asked for.</summary>
    public Ways Warranty { get; }

    /// <summary>The last day on which a claim would have held. It is the claim date where no day has passed.</summary>
    public LocalDate LastDay => then.Claim.ClaimDate;

    /// <summary>The first day on which a purchase would do. Null: that hangs on the period.</summary>
    /// <param name="set">The fields that change.</param>
    /// <param name="lawSince">The first day from which a purchase is under this law.</param>
    public LocalDate? PurchaseFrom(FieldSet set, LocalDate lawSince)
    {
        var byPeriod = set.Has(ClaimField.PeriodMonths);
        if (byPeriod && pastWindow == false)
        {
            return null;
        }

        var inWindow = pastWindow is null ? CalendarArithmetic.PlusDays(LastDay, -window.Days.Value) : CalendarArithmetic.FirstDay;
        var reaching = IsByPurchase(set) ? MonthsFromPurchase(set) : null;
        var inWarranty = reaching is { } months ? CalendarArithmetic.EarliestReaching(LastDay, months) : CalendarArithmetic.FirstDay;
        return LocalDate.Max(lawSince, LocalDate.Max(inWindow, inWarranty));
    }

    /// <summary>Whether a purchase before some day is too early, whatever period may have been agreed and whichever service may count.</summary>
    public bool IsTooEarly(FieldSet set, LocalDate before)
    {
        var inWindow = pastWindow is null ? CalendarArithmetic.PlusDays(LastDay, -window.Days.Value) : CalendarArithmetic.FirstDay;
        var hangsOnMore =
            facts.Clock.Period is null || !IsByPurchase(set) || Enumerable.Range(0, facts.Claim.Services.Length).Any(MayCount);
        return before < inWindow || (!hangsOnMore && before < PurchaseFrom(set, CalendarArithmetic.FirstDay));
    }

    /// <summary>The least period in months that would do. Null: that hangs on the purchase date.</summary>
    /// <param name="set">The fields that change.</param>
    /// <param name="lawSince">The first day from which a purchase is under this law.</param>
    public int? PeriodFrom(FieldSet set, LocalDate lawSince) =>
        (facts.Claim.PurchaseDate ?? PurchaseFrom(set, lawSince)) is { } purchase
            ? CalendarArithmetic.MonthsReaching(purchase, LastDay)
            : null;

    /// <summary>The first day on which a service would do.</summary>
    /// <param name="months">The least cover after a service, under any law that may govern.</param>
    public LocalDate ServiceFrom(int months) =>
        LocalDate.Max(facts.Claim.PurchaseDate ?? CalendarArithmetic.FirstDay, CalendarArithmetic.EarliestReaching(LastDay, months));

    /// <summary>Whether a service may keep the item in warranty, and it is not known whether it does.</summary>
    public bool MayCount(int i) => then.Clock.Services[i] is { Possible: true, Certain: false };

    /// <summary>The ways in which the unknown fields of a service would make it count. Whenever after a late enough purchase it was done, it is recent.</summary>
    public Ways OfService(int i)
    {
        var known = Ways.By(Scope(i) | (facts.Claim.Services[i].Covered is null ? Field(ClaimField.ServiceCovered, i) : FieldSet.None));
        var byDay = Ways.By(Field(ClaimField.ServiceDate, i));
        return then.Clock.Services[i].Recent is not null ? known
            : facts.Claim.PurchaseDate is null ? known.And(byDay.Or(ByPurchaseDate))
            : known.And(byDay);
    }

    private FieldSet Scope(int i)
    {
        var (service, item) = (facts.Claim.Services[i], facts.Claim.Item);
        return service.Scope switch
        {
            null => Field(ClaimField.ServiceScope, i),
            ServiceScope.Part => Names(Field(ClaimField.ServicePart, i), service.Part, ClaimField.ItemPart, item.Part),
            ServiceScope.Accessory => Names(
                Field(ClaimField.ServiceAccessoryModel, i),
                service.AccessoryModel,
                ClaimField.ItemAccessoryModel,
                item.AccessoryModel
            ),
            _ => FieldSet.None,
        };
    }

    private bool IsByPurchase(FieldSet set) => PastWarranty(facts) is null && !set.Has(ClaimField.PeriodMonths) && !CountsByItself(set);

    // The months that count from the purchase: the period, and those after a service that is recent because the purchase is; the longer reach further.
    private int? MonthsFromPurchase(FieldSet set)
    {
        var byService = Counts(set, way => way.Has(ClaimField.PurchaseDate)) ? facts.Terms.ServiceFloorMonths.Value : 0;
        return Math.Max(byService, KnownPeriod?.Value ?? 0) is var months and > 0 ? months : null;
    }

    // Whether a service counts by its own day, so that the purchase need not be late enough for it.
    private bool CountsByItself(FieldSet set) => Counts(set, way => !way.Has(ClaimField.PurchaseDate));

    private bool Counts(FieldSet set, Func<FieldSet, bool> included) =>
        Enumerable
            .Range(0, facts.Claim.Services.Length)
            .Any(i => MayCount(i) && OfService(i).Sets.Any(way => included(way) && way.IsWithin(set)));

    private TermsFigure? KnownPeriod => facts.Clock.Period ?? facts.Terms.MinimumPeriodMonths;

    private bool? PastWarranty(ClaimFacts at) => warrantyAsked ? at.Values[Fact.OutOfWarranty] : false;

    // The claim on the last day that was early enough: for the window, and then, where no cover reaches that far, for the warranty.
    private ClaimFacts Then()
    {
        var inWindow = pastWindow == true ? On(window.LastDay!.Value) : facts;
        return PastWarranty(inWindow) == true ? On(inWindow.Clock.LatestEnd) : inWindow;
    }

    // What was serviced after that day had not been serviced yet, so it counts for nothing; the places in the list stay.
    private ClaimFacts On(LocalDate day) =>
        new(
            facts.Claim with
            {
                ClaimDate = day,
                Services =
                [
                    .. facts.Claim.Services.Select(service => service.CompletionDate > day ? service with { Covered = false } : service),
                ],
            },
            facts.Catalog,
            facts.Terms
        );

    private Ways ByPeriod()
    {
        if (facts.Claim.PurchaseDate is not { } purchase)
        {
            return KnownPeriod is null ? Ways.By(FieldSet.Of(ClaimField.PurchaseDate, ClaimField.PeriodMonths)) : ByPurchaseDate;
        }

        return facts.Clock.Period is null && LastDay <= CalendarArithmetic.PlusMonths(purchase, Bounds.PeriodMonths)
            ? Ways.By(FieldSet.Of(ClaimField.PeriodMonths))
            : Ways.Never;
    }

    private Ways ByServices()
    {
        var ways = Ways.Never;
        for (var i = 0; i < then.Clock.Services.Length; i++)
        {
            if (MayCount(i))
            {
                ways = ways.Or(OfService(i));
            }
        }

        return ways;
    }

    private static FieldSet Names(FieldSet serviceName, string? serviced, ClaimField itemName, string? claimed) =>
        (serviced is null ? serviceName : FieldSet.None) | (claimed is null ? FieldSet.Of(itemName) : FieldSet.None);

    private static FieldSet Field(ClaimField field, int index) => FieldSet.Of(new FieldRef(field, index));
}
