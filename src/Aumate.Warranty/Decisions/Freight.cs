using System.Collections.Immutable;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>Which way.</summary>
public enum Leg
{
    /// <summary>From the customer to Aumate.</summary>
    ToAumate,

    /// <summary>From Aumate to the customer.</summary>
    ToCustomer,
}

/// <summary>Who pays.</summary>
public enum Party
{
    /// <summary>Aumate.</summary>
    Aumate,

    /// <summary>The customer.</summary>
    Customer,
}

/// <summary>One leg of transport.</summary>
/// <param name="Leg">Which way.</param>
/// <param name="Freight">Who pays freight and export clearance.</param>
/// <param name="InboundFees">Who pays the inbound fees.</param>
/// <param name="InAdvance">Whether it is to be paid in advance.</param>
public sealed record FreightLeg(Leg Leg, Party Freight, Party InboundFees, bool InAdvance = false);

/// <summary>Freight (3.3, 6.7; R22).</summary>
internal static class Freight
{
    // Covered: each leg's sender pays its freight, its receiver the inbound fees.
    private static readonly ImmutableArray<FreightLeg> Covered =
    [
        new(Leg.ToAumate, Party.Customer, Party.Aumate),
        new(Leg.ToCustomer, Party.Aumate, Party.Customer),
    ];

    private static readonly ImmutableArray<FreightLeg> Refund =
    [
        new(Leg.ToAumate, Party.Aumate, Party.Aumate),
        new(Leg.ToCustomer, Party.Aumate, Party.Aumate),
    ];

    private static readonly ImmutableArray<FreightLeg> NotCovered =
    [
        new(Leg.ToAumate, Party.Customer, Party.Customer, InAdvance: true),
        new(Leg.ToCustomer, Party.Customer, Party.Customer, InAdvance: true),
    ];

    private static readonly FreightLeg BackByCustomer = new(Leg.ToCustomer, Party.Customer, Party.Customer);

    private static readonly ImmutableArray<FreightLeg> CoveredSentWithoutConsent = [Covered[0], BackByCustomer];

    private static readonly ImmutableArray<FreightLeg> RefundSentWithoutConsent = [Refund[0], BackByCustomer];

    /// <summary>The legs of a remedy, if it is carried out.</summary>
    public static ImmutableArray<FreightLeg> Of(Remedy remedy, bool sentWithoutConsent) =>
        remedy switch
        {
            Remedy.PaidRepair => NotCovered,
            Remedy.Return => sentWithoutConsent ? RefundSentWithoutConsent : Refund,
            _ => sentWithoutConsent ? CoveredSentWithoutConsent : Covered,
        };
}
