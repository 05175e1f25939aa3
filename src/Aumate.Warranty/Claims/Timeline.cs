using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Claims;

/// <summary>A window counted in days from the purchase (R4).</summary>
/// <param name="Days">Its length, and what set it.</param>
/// <param name="LastDay">Its last day, inclusive. Null: the purchase date is unknown.</param>
public readonly record struct Window(TermsFigure Days, LocalDate? LastDay)
{
    /// <summary>The window of a purchase; the purchase day is day 0 (R4).</summary>
    public static Window From(LocalDate? purchase, TermsFigure days) =>
        new(days, purchase is { } day ? CalendarArithmetic.PlusDays(day, days.Value) : null);
}

/// <summary>What the end of a warranty comes from.</summary>
public enum WarrantyBasis
{
    /// <summary>The contract's period (R8).</summary>
    ContractPeriod,

    /// <summary>The catalog's period (R8).</summary>
    CatalogPeriod,

    /// <summary>A minimum period of law or contract (R25).</summary>
    MinimumPeriod,

    /// <summary>A covered service (R9).</summary>
    Service,
}

/// <summary>One way to an end of the warranty.</summary>
/// <param name="LastDay">The last covered day, inclusive (R7).</param>
/// <param name="Basis">What it comes from.</param>
/// <param name="Months">Months counted, and what set them.</param>
/// <param name="ServiceIndex">For a service, which one. Null: another basis.</param>
public sealed record WarrantyEnd(LocalDate LastDay, WarrantyBasis Basis, TermsFigure Months, int? ServiceIndex = null);

/// <summary>The warranty of the claimed item, as far as it is known.</summary>
/// <param name="End">Its end. Null: not known.</param>
/// <param name="AtLeast">Where the end is not known, an end that holds whatever the unknown facts are. Null: none.</param>
public sealed record WarrantyCover(WarrantyEnd? End, WarrantyEnd? AtLeast);

/// <summary>Where the purchase date comes from (R5).</summary>
public enum PurchaseDateBasis
{
    /// <summary>The original voucher (2.1).</summary>
    Voucher,

    /// <summary>The contract, since no voucher gives a date (3.0).</summary>
    Contract,
}

/// <summary>The days on which a decision rests.</summary>
/// <param name="ClaimDate">The claim date (R6).</param>
/// <param name="PurchaseDate">The purchase date (R5). Null: unknown.</param>
/// <param name="PurchaseDateBasis">Where it comes from. Null: it is unknown.</param>
/// <param name="ReturnWindow">The return window.</param>
/// <param name="ExchangeWindow">The exchange window.</param>
/// <param name="Warranty">The warranty of the claimed item.</param>
public sealed record Timeline(
    LocalDate ClaimDate,
    LocalDate? PurchaseDate,
    PurchaseDateBasis? PurchaseDateBasis,
    Window ReturnWindow,
    Window ExchangeWindow,
    WarrantyCover Warranty
)
{
    /// <summary>
    /// The last day on which a remedy can be claimed, as far as time goes: the earlier of its window's last day and the warranty's, less what is
    /// waived. Null: no limit, or not known.
    /// </summary>
    public LocalDate? LastEligibleDay(Remedy remedy, Terms terms)
    {
        var window = remedy switch
        {
            Remedy.Return when !terms.Waived(Requirement.ReturnWindow).Has(remedy) => ReturnWindow,
            Remedy.Exchange when !terms.Waived(Requirement.ExchangeWindow).Has(remedy) => ExchangeWindow,
            _ => (Window?)null,
        };
        if (remedy == Remedy.PaidRepair)
        {
            return null;
        }

        if (terms.Waived(Requirement.InWarranty).Has(remedy))
        {
            return window?.LastDay;
        }

        return window is null ? Warranty.End?.LastDay : EarlierOf(window.Value.LastDay);
    }

    private LocalDate? EarlierOf(LocalDate? windowEnd)
    {
        if (Warranty.End is { } end)
        {
            return windowEnd < end.LastDay ? windowEnd : (windowEnd is null ? null : end.LastDay);
        }

        return windowEnd <= Warranty.AtLeast?.LastDay ? windowEnd : null;
    }
}
