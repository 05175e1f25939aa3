using System.Collections.Immutable;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Claims;

/// <summary>
/// What the caller says, already checked against R29. Null is unknown for every property (R1); events that are not there have not happened.
/// </summary>
public sealed record Claim
{
    /// <summary>The day of the first report, at the place of purchase (R6).</summary>
    public required LocalDate ClaimDate { get; init; }

    /// <summary>Model, as the catalog names it.</summary>
    public required string Model { get; init; }

    /// <summary>Serial number; decides nothing.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Kind of operating system (8.2).</summary>
    public OperatingSystemKind? OperatingSystem { get; init; }

    /// <summary>Date on the original voucher (2.1).</summary>
    public LocalDate? VoucherDate { get; init; }

    /// <summary>Date of the contract (3.0).</summary>
    public LocalDate? ContractDate { get; init; }

    /// <summary>Day of delivery; under the letter it decides nothing.</summary>
    public LocalDate? DeliveryDate { get; init; }

    /// <summary>Price on the voucher (3.3; R23).</summary>
    public Money? Price { get; init; }

    /// <summary>Price actually paid, where it is not the voucher's (7; R23).</summary>
    public Money? PricePaid { get; init; }

    /// <summary>Standard or special price (R16).</summary>
    public PriceKind? PriceKind { get; init; }

    /// <summary>Production unit or prototype (R16).</summary>
    public UnitKind? UnitKind { get; init; }

    /// <summary>Bought or lent (R16).</summary>
    public Title? Title { get; init; }

    /// <summary>Source of supply (R15).</summary>
    public Source? Source { get; init; }

    /// <summary>Warranty period of the contract in months, 1 to 600 (R8).</summary>
    public int? PeriodMonths { get; init; }

    /// <summary>Numbers that the contract replaces (R25).</summary>
    public Replacements ContractReplaces { get; init; } = Replacements.None;

    /// <summary>Requirements that the contract waives (R25).</summary>
    public ImmutableArray<Waiver> ContractWaives { get; init; } = [];

    /// <summary>How the contract is cited. Null: as "contract".</summary>
    public string? ContractReference { get; init; }

    /// <summary>What the claim is about (R13).</summary>
    public ClaimedItem Item { get; init; } = ClaimedItem.WholeProduct;

    /// <summary>Whether a valid invoice or receipt can be shown (R14).</summary>
    public bool? ProofOfPurchase { get; init; }

    /// <summary>Whether a valid certificate can be shown (R14).</summary>
    public bool? WarrantyCertificate { get; init; }

    /// <summary>State of the serial label (R14).</summary>
    public SerialLabel? SerialLabel { get; init; }

    /// <summary>Whether model and serial number agree with the certificate (R14).</summary>
    public bool? SerialMatches { get; init; }

    /// <summary>Whether the product is complete with its original accessories (R17).</summary>
    public bool? Complete { get; init; }

    /// <summary>What the diagnosis confirmed; null while it is pending (R11).</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>Causes that are established, as facts (R12).</summary>
    public FactSet Causes { get; init; }

    /// <summary>Aumate's answer to a request to send the product (R18).</summary>
    public ReturnAuthorization Authorization { get; init; }

    /// <summary>Whether the product was sent (R18).</summary>
    public bool Shipped { get; init; }

    /// <summary>Day of receipt at the service center (R10). Null: not received.</summary>
    public LocalDate? ReceiptDate { get; init; }

    /// <summary>When a support email arrived, on the service center's clock (R10). Null: none did.</summary>
    public ZonedDateTime? SupportRequested { get; init; }

    /// <summary>Earlier services (R9).</summary>
    public ImmutableArray<ReportedService> Services { get; init; } = [];

    /// <summary>Written exceptions, as waivers for all free remedies (R26).</summary>
    public ImmutableArray<Waiver> Exceptions { get; init; } = [];

    /// <summary>ISO code of the place of sale (R25). Null: no law but the letter.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>The remedy that the customer asks for (R20).</summary>
    public Remedy? RequestedRemedy { get; init; }

    /// <summary>What cites the contract as the source of a figure.</summary>
    public string ContractCitation => ContractReference ?? "contract";

    /// <summary>The purchase date: the voucher's, else the contract's (R5).</summary>
    public LocalDate? PurchaseDate => VoucherDate ?? ContractDate;
}
