using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Coverage;

/// <summary>What R28 takes for granted, so that what the letter would give can be asked before there is anything to claim.</summary>
internal static class Assumptions
{
    // What the sale and the days come to; every other fact is assumed.
    private static readonly FactSet OfSaleAndDays = FactSet.Of(
        Fact.Borrowed,
        Fact.SpecialPrice,
        Fact.Prototype,
        Fact.PastExchangeWindow,
        Fact.PastReturnWindow,
        Fact.OutOfWarranty
    );

    /// <summary>A sale, as if a fault of the whole product had been confirmed on a day and everything else were in order.</summary>
    public static Claim Claimed(Claim sale, NodaTime.LocalDate day) =>
        sale with
        {
            ClaimDate = day,
            Source = Source.Authorized,
            Item = ClaimedItem.WholeProduct,
            ProofOfPurchase = true,
            WarrantyCertificate = true,
            SerialLabel = SerialLabel.Intact,
            SerialMatches = true,
            Complete = true,
            Diagnosis = Diagnosis.ProductFault,
            Causes = default,
            Authorization = ReturnAuthorization.Granted,
            Shipped = false,
            Services = [],
            Exceptions = [],
        };

    /// <summary>Whether a rule is kept by assumption, and not by what is stated of the sale and the days.</summary>
    public static bool Keep(Rule rule) => rule.Limbs.All(limb => (limb.Facts.Bits & ~OfSaleAndDays.Bits) != 0);
}
