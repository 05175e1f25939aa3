using System.Collections.Immutable;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Claims;

/// <summary>
/// Windows and warranty of a claim (R4 to R9), exact where dates, periods or services are unknown. In a completion (R2) an unknown purchase date is
/// any day up to the claim date (R5: no other date narrows it), and an unknown period is none at all or any up to 600 months (R8, R29).
/// </summary>
internal sealed class WarrantyClock
{
    private readonly Claim claim;
    private readonly Terms terms;
    private readonly TermsFigure? period;
    private readonly WarrantyBasis periodBasis;
    private readonly ServiceReading[] services;

    public WarrantyClock(Claim claim, CatalogFacts catalog, Terms terms)
    {
        this.claim = claim;
        this.terms = terms;
        (period, periodBasis) = Agreed(claim, catalog, terms);
        services = new ServiceReading[claim.Services.Length];
        for (var i = 0; i < services.Length; i++)
        {
            services[i] = new ServiceReading(claim.Services[i], i, claim, terms.ServiceFloorMonths.Value);
        }

        var reading = new WarrantyReading(claim, terms, PeriodEnd(), LatestPeriodEnd(), services);
        LatestEnd = reading.LatestEnd();
        Timeline = new Timeline(
            claim.ClaimDate,
            claim.PurchaseDate,
            claim.VoucherDate is not null ? PurchaseDateBasis.Voucher
                : claim.ContractDate is not null ? PurchaseDateBasis.Contract
                : null,
            Window.From(claim.PurchaseDate, terms.ReturnDays),
            Window.From(claim.PurchaseDate, terms.ExchangeDays),
            reading.Read()
        );
        OutOfWarranty = ReadOutOfWarranty();
    }

    /// <summary>The days.</summary>
    public Timeline Timeline { get; }

    /// <summary>The latest day on which the warranty can end, whatever is not known.</summary>
    public LocalDate LatestEnd { get; }

    /// <summary>The agreed warranty period, not less than law or contract demand (R8, R25). Null: unknown.</summary>
    public TermsFigure? Period => period;

    /// <summary>The earlier services, read against the claim.</summary>
    public ReadOnlySpan<ServiceReading> Services => services;

    /// <summary>Whether the claim date is past the warranty. Null: it depends.</summary>
    public bool? OutOfWarranty { get; }

    /// <summary>
    /// The unknown facts on which <see cref="OutOfWarranty"/> depends for a remedy with a window of so many days, or with none. With an unknown
    /// purchase date the two hang together: on days that are inside the window the warranty may be certain.
    /// </summary>
    public ImmutableArray<FieldRef> Asks(int? windowDays)
    {
        var asks = new HashSet<FieldRef>();
        if (claim.PurchaseDate is null)
        {
            asks.Add(ClaimField.PurchaseDate);
        }

        if (CanLackPeriod(windowDays))
        {
            if (
                WithinPeriod() is null
                && period is null
                && !(windowDays is null && terms.MinimumPeriodMonths?.Value >= Bounds.PeriodMonths)
            )
            {
                asks.Add(ClaimField.PeriodMonths);
            }

            AskServices(asks);
        }

        return [.. asks.OrderBy(field => field.Order)];
    }

    /// <summary>The fields of the earlier services that <see cref="OutOfWarranty"/> was judged by: of each, what ruled it out, or its day and what is unknown.</summary>
    public IEnumerable<FieldRef> ServiceSources()
    {
        var sources = new HashSet<FieldRef>();
        foreach (var service in services)
        {
            service.Judge(sources);
        }

        return sources;
    }

    private void AskServices(HashSet<FieldRef> asks)
    {
        for (var i = 0; i < services.Length; i++)
        {
            if (services[i].Possible && !services[i].Certain)
            {
                services[i].Ask(Overshadowed(i), asks);
            }
        }
    }

    // With the item's name unknown, a service of a named part matters only where the item is that part; there another service of the same part may
    // already be certain.
    private bool Overshadowed(int index)
    {
        var service = claim.Services[index];
        if (claim.Item.Name is not null || service.Scope is null or ServiceScope.Product || services[index].Name is not { } name)
        {
            return false;
        }

        for (var other = 0; other < services.Length; other++)
        {
            if (other != index && services[other].HangsOnItemName && string.Equals(services[other].Name, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool? ReadOutOfWarranty()
    {
        var byPeriod = WithinPeriod();
        if (byPeriod == true || Array.Exists(services, service => service.Certain))
        {
            return false;
        }

        return byPeriod is null || Array.Exists(services, service => service.Possible) ? null : true;
    }

    private bool? WithinPeriod()
    {
        if (claim.PurchaseDate is not { } purchase)
        {
            return null;
        }

        if ((period ?? terms.MinimumPeriodMonths) is { } known && claim.ClaimDate <= CalendarArithmetic.PlusMonths(purchase, known.Value))
        {
            return true;
        }

        var longest = period?.Value ?? Bounds.PeriodMonths;
        return claim.ClaimDate > CalendarArithmetic.PlusMonths(purchase, longest) ? false : null;
    }

    // Whether, on some purchase day that the window allows, the period alone can fail to cover the claim. The earliest such day decides, since a
    // later purchase is never covered worse.
    private bool CanLackPeriod(int? windowDays)
    {
        if (claim.PurchaseDate is not null || windowDays is null || (period ?? terms.MinimumPeriodMonths) is not { } known)
        {
            return true;
        }

        var earliest = CalendarArithmetic.PlusDays(claim.ClaimDate, -windowDays.Value);
        return claim.ClaimDate > CalendarArithmetic.PlusMonths(earliest, known.Value);
    }

    // At the earliest: the period, else what law or contract demand at least.
    private WarrantyEnd? PeriodEnd()
    {
        var (months, basis) = period is null ? (terms.MinimumPeriodMonths, WarrantyBasis.MinimumPeriod) : (period, periodBasis);
        return months is { } known && claim.PurchaseDate is { } purchase
            ? new WarrantyEnd(CalendarArithmetic.PlusMonths(purchase, known.Value), basis, known)
            : null;
    }

    // At the latest: an unknown purchase was on the claim date, an unknown period the longest.
    private LocalDate LatestPeriodEnd() =>
        CalendarArithmetic.PlusMonths(claim.PurchaseDate ?? claim.ClaimDate, period?.Value ?? Bounds.PeriodMonths);

    // The contract's period, else the catalog's, and not less than law or contract demand (R8, R25).
    private static (TermsFigure? Period, WarrantyBasis Basis) Agreed(Claim claim, CatalogFacts catalog, Terms terms)
    {
        if ((claim.PeriodMonths ?? catalog.WarrantyMonths) is not { } months)
        {
            return (null, WarrantyBasis.ContractPeriod);
        }

        return terms.MinimumPeriodMonths is { } minimum && minimum.Value > months ? (minimum, WarrantyBasis.MinimumPeriod)
            : claim.PeriodMonths is null ? (new TermsFigure(months, ""), WarrantyBasis.CatalogPeriod)
            : (new TermsFigure(months, ""), WarrantyBasis.ContractPeriod);
    }
}
