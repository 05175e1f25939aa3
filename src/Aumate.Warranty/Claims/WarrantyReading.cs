using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Claims;

/// <summary>The end of a warranty: the latest of period and covered services (R9), as far as it is known.</summary>
internal readonly ref struct WarrantyReading(
    Claim claim,
    Terms terms,
    WarrantyEnd? periodEnd,
    WarrantyEnd? leastEnd,
    ReadOnlySpan<ServiceReading> services
)
{
    private readonly ReadOnlySpan<ServiceReading> services = services;

    public WarrantyCover Read()
    {
        var certain = periodEnd ?? leastEnd;
        var possible = certain?.LastDay;
        for (var i = 0; i < services.Length; i++)
        {
            if (!CanCount(i))
            {
                continue;
            }

            // A service of an unknown day may have been completed as late as the claim date.
            var end = CalendarArithmetic.PlusMonths(claim.Services[i].CompletionDate ?? claim.ClaimDate, terms.ServiceFloorMonths.Value);
            if (Counts(i) && (certain is null || end > certain.LastDay))
            {
                certain = new WarrantyEnd(end, WarrantyBasis.Service, terms.ServiceFloorMonths, i);
            }

            possible = possible is null || end > possible ? end : possible;
        }

        var settled = periodEnd is not null && certain!.LastDay == possible;
        return settled ? new WarrantyCover(certain, null) : new WarrantyCover(null, certain);
    }

    private bool CanCount(int i) => claim.Services[i].Covered != false && services[i].OfItem != false;

    private bool Counts(int i) => claim.Services[i] is { Covered: true, CompletionDate: not null } && services[i].OfItem == true;
}
