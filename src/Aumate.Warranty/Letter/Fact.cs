using System.Numerics;

namespace Aumate.Warranty.Letter;

/// <summary>
/// What the letter's rules ask about a claim. Every fact is worded so that it speaks against the customer: a rule bars a remedy when its facts
/// are true. A fact is true, false or unknown (R1).
/// </summary>
public enum Fact
{
    /// <summary>Diagnosis: a cause outside the product (1.1).</summary>
    ExternalCause,

    /// <summary>Diagnosis: the product runs as it should (5.5).</summary>
    NoFaultFound,

    /// <summary>The product was lent.</summary>
    Borrowed,

    /// <summary>Claimed after the exchange window.</summary>
    PastExchangeWindow,

    /// <summary>Claimed after the return window.</summary>
    PastReturnWindow,

    /// <summary>Something of the product or its original accessories is missing.</summary>
    Incomplete,

    /// <summary>Sold at a special price.</summary>
    SpecialPrice,

    /// <summary>A prototype.</summary>
    Prototype,

    /// <summary>Claimed after the warranty of the claimed item.</summary>
    OutOfWarranty,

    /// <summary>Misuse.</summary>
    Misuse,

    /// <summary>Accident.</summary>
    Accident,

    /// <summary>Modification.</summary>
    Modification,

    /// <summary>Improper environment.</summary>
    ImproperEnvironment,

    /// <summary>Force majeure.</summary>
    ForceMajeure,

    /// <summary>Power surge.</summary>
    PowerSurge,

    /// <summary>Improper maintenance.</summary>
    ImproperMaintenance,

    /// <summary>Improper storage.</summary>
    ImproperStorage,

    /// <summary>A third party's products, software, services or actions.</summary>
    ThirdParty,

    /// <summary>Normal wear.</summary>
    NormalWear,

    /// <summary>Data lost or damaged by the customer's own operation or software modification.</summary>
    CustomerDataLoss,

    /// <summary>Use against the instructions.</summary>
    AgainstInstructions,

    /// <summary>Service by the unauthorized.</summary>
    UnauthorizedService,

    /// <summary>The claimed item is a consumable or packaging.</summary>
    WearingItem,

    /// <summary>No valid invoice or receipt can be shown.</summary>
    NoInvoice,

    /// <summary>No valid certificate can be shown.</summary>
    NoCertificate,

    /// <summary>The serial label is defaced or absent.</summary>
    BadSerialLabel,

    /// <summary>Model or serial number differs from the certificate.</summary>
    SerialMismatch,

    /// <summary>The claim is about appearance or completeness.</summary>
    AppearanceItem,

    /// <summary>The source of supply was not authorized.</summary>
    UnauthorizedSource,

    /// <summary>Aumate refused its consent.</summary>
    ConsentRefused,

    /// <summary>A virus is among the causes.</summary>
    Virus,

    /// <summary>The operating system is not embedded.</summary>
    NonEmbeddedSystem,

    /// <summary>The claimed item is an accessory outside the standard configuration.</summary>
    NonStandardAccessory,

    /// <summary>Sent, with consent neither granted nor refused.</summary>
    SentWithoutConsent,
}

/// <summary>A set of facts in one machine word.</summary>
public readonly record struct FactSet(ulong Bits)
{
    /// <summary>The set of the given facts.</summary>
    public static FactSet Of(params ReadOnlySpan<Fact> facts)
    {
        ulong bits = 0;
        foreach (var fact in facts)
        {
            bits |= Bit(fact);
        }

        return new FactSet(bits);
    }

    /// <summary>The facts of the set, in the order of <see cref="Fact"/>.</summary>
    public IEnumerable<Fact> Facts()
    {
        for (var rest = Bits; rest != 0; rest &= rest - 1)
        {
            yield return (Fact)BitOperations.TrailingZeroCount(rest);
        }
    }

    /// <summary>Whether the set holds a fact.</summary>
    public bool Has(Fact fact) => (Bits & Bit(fact)) != 0;

    private static ulong Bit(Fact fact) => 1UL << (int)fact;
}
