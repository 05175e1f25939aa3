using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Claims;

/// <summary>
/// The end of a warranty: the latest of period and covered services (R9). Where something of it is unknown, the earliest and the latest end that it can
/// have are compared: the end is known where the two are one day.
/// </summary>
/// <param name="claim">The claim.</param>
/// <param name="terms">The terms that govern.</param>
/// <param name="periodEnd">The end by period, at the earliest. Null: there may be no period.</param>
/// <param name="latestPeriodEnd">The end by period, at the latest.</param>
/// <param name="services">The earlier services, read against the claim.</param>
internal readonly ref struct WarrantyReading(
    Claim claim,
    Terms terms,
    WarrantyEnd? periodEnd,
    LocalDate latestPeriodEnd,
    ReadOnlySpan<ServiceReading> services
)
{
    private readonly ReadOnlySpan<ServiceReading> services = services;

    public WarrantyCover Read()
    {
        var earliest = periodEnd;
        for (var i = 0; i < services.Length; i++)
        {
            if (ServiceEnd(i) is { } end && (earliest is null || end > earliest.LastDay))
            {
                earliest = new WarrantyEnd(end, WarrantyBasis.Service, terms.ServiceFloorMonths, i);
            }
        }

        return earliest?.LastDay == LatestEnd() ? new WarrantyCover(earliest, null) : new WarrantyCover(null, earliest);
    }

    public LocalDate LatestEnd()
    {
        var latest = latestPeriodEnd;
        for (var i = 0; i < services.Length; i++)
        {
            latest = CanCount(i) ? LocalDate.Max(latest, End(claim.Services[i].CompletionDate ?? claim.ClaimDate)) : latest;
        }

        return latest;
    }

    private bool CanCount(int i) => claim.Services[i].Covered != false && services[i].OfItem != false;

    // A service of an unknown day was completed on the day of the purchase at the earliest.
    private LocalDate? ServiceEnd(int i) =>
        claim.Services[i].Covered == true
        && services[i].OfItem == true
        && (claim.Services[i].CompletionDate ?? claim.PurchaseDate) is { } day
            ? End(day)
            : null;

    private LocalDate End(LocalDate completed) => CalendarArithmetic.PlusMonths(completed, terms.ServiceFloorMonths.Value);
}
