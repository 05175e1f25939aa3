using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>What the letter asks people to do (R24).</summary>
public enum ObligationCode
{
    /// <summary>Contact after-sales first (4.3).</summary>
    ContactSupport,

    /// <summary>Remote diagnosis first (3.1).</summary>
    RemoteDiagnosis,

    /// <summary>What the email says (4.1).</summary>
    DescribeByEmail,

    /// <summary>Consent before sending (6.7, for a return 3.3).</summary>
    ObtainConsent,

    /// <summary>Send accessories and voucher along (3.2, 3.3).</summary>
    SendAccessoriesAndVoucher,

    /// <summary>Back up data (6.2).</summary>
    BackUpData,

    /// <summary>Erase personal data (6.4).</summary>
    ErasePersonalData,

    /// <summary>Keep peripherals back (6.5).</summary>
    RemovePeripherals,

    /// <summary>Pack properly, insure (6.6).</summary>
    PackAndInsure,

    /// <summary>Replaced parts become Aumate's (8.6).</summary>
    SurrenderReplacedParts,

    /// <summary>Keep and present the papers (8.5).</summary>
    KeepPapers,

    /// <summary>Agree on the charge first (4.3).</summary>
    AgreeCharge,

    /// <summary>Turn to the supplier or seller (8.3).</summary>
    ReferToSupplier,

    /// <summary>A person chooses the replacement (3.2; R21).</summary>
    ChooseReplacement,

    /// <summary>The customer pays the way back (3.3; R22).</summary>
    PayWayBack,
}

/// <summary>Something that somebody is to do.</summary>
/// <param name="Code">What.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="Remedies">The remedies to which it belongs: such as are not refused, all four where it belongs to the claim as such, and for a referral
/// to the supplier those that the supplier answers for.</param>
public sealed record Obligation(ObligationCode Code, string Clause, Remedies Remedies);
