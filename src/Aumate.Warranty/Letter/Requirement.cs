namespace Aumate.Warranty.Letter;

/// <summary>What the letter asks for before it grants a remedy, in the order of reasons (R17).</summary>
public enum Requirement
{
    /// <summary>A product fault is confirmed (1.1, 5.5; R11).</summary>
    ProductFault,

    /// <summary>Bought, not borrowed (3.0; R16).</summary>
    NotBorrowed,

    /// <summary>Claimed within the exchange window (3.2; R4).</summary>
    ExchangeWindow,

    /// <summary>Claimed within the return window (3.3; R4).</summary>
    ReturnWindow,

    /// <summary>Complete, original accessories included (3.3; for an exchange 3.2, where it opens discretion).</summary>
    Complete,

    /// <summary>Not at a special price (3.note; R16).</summary>
    StandardPrice,

    /// <summary>Not a prototype at a special price (3.note; R16).</summary>
    NotSpecialPrototype,

    /// <summary>Within the warranty period (5.1; R8, R9).</summary>
    InWarranty,

    /// <summary>None of the causes of 5.2 (R12).</summary>
    NoCause52,

    /// <summary>No third party's doing (5.3; R12).</summary>
    NoCause53,

    /// <summary>No normal wear (5.4; R12).</summary>
    NoCause54,

    /// <summary>No data loss by the customer's own doing (5.6; R12).</summary>
    NoCause56,

    /// <summary>Not used against the instructions (5.9; R12).</summary>
    NoCause59,

    /// <summary>No unauthorized service (5.11; R12).</summary>
    NoCause511,

    /// <summary>Not a worn consumable or packaging (5.7; R13).</summary>
    NotWornConsumable,

    /// <summary>A valid invoice or receipt can be shown (5.8; R14).</summary>
    Invoice,

    /// <summary>A valid warranty certificate can be shown (5.8; R14).</summary>
    Certificate,

    /// <summary>The serial label is there and intact (5.8; R14).</summary>
    SerialLabel,

    /// <summary>Model and serial number agree with the certificate (5.8; R14).</summary>
    SerialMatch,

    /// <summary>Not appearance or completeness (5.10; R13).</summary>
    NotAppearance,

    /// <summary>From an authorized source (5.12; R15).</summary>
    AuthorizedSource,

    /// <summary>Consent has not been refused (6.7, for a return 3.3; R18).</summary>
    NotRefused,

    /// <summary>No virus on a system that is not embedded (8.2; R12).</summary>
    NoVirus,

    /// <summary>Standard configuration (8.3; R13).</summary>
    StandardConfiguration,

    /// <summary>Not sent before consent (3.3; R18). Only ever opens discretion; not in R17's table, so nothing waives it.</summary>
    SentWithConsent,

    /// <summary>Of paid repair alone: free repair is not to be had (2.1; R19). Not in R17's table, so nothing waives it.</summary>
    NoFreeRepair,
}

/// <summary>Which requirements can be waived.</summary>
public static class Requirements
{
    /// <summary>How many requirements there are.</summary>
    public const int Count = (int)Requirement.NoFreeRepair + 1;

    /// <summary>Whether R17's table has the requirement, so that an exception (R26), a contract or a law (R25) can waive it.</summary>
    public static bool CanBeWaived(this Requirement requirement) => requirement <= Requirement.StandardConfiguration;
}
