namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>A claim in plain facts; null is unknown (R1). Only claims that are valid under R29 are meant to be decided.</summary>
public sealed record PlainClaim
{
    public required DateOnly ClaimDate { get; init; }
    public DateOnly? PurchaseDate { get; init; }

    /// <summary>What the contract says; it goes before the catalog's (R8).</summary>
    public int? PeriodMonths { get; init; }
    public int? CatalogPeriodMonths { get; init; }
    public PlainPrice? Price { get; init; }
    public PlainUnit? Unit { get; init; }
    public PlainTitle? Title { get; init; }
    public PlainSource? Source { get; init; }
    public bool? Invoice { get; init; }
    public bool? Certificate { get; init; }
    public PlainSerialLabel? SerialLabel { get; init; }
    public bool? SerialMatch { get; init; }
    public bool? Complete { get; init; }
    public PlainOs? Os { get; init; }
    public PlainItem Item { get; init; }

    /// <summary>Whether the accessory is standard configuration (8.3); a fact of an accessory alone.</summary>
    public bool? Standard { get; init; }

    /// <summary>Name of the claimed part; a fact of a part alone.</summary>
    public string? Part { get; init; }

    /// <summary>Model of the claimed accessory; a fact of an accessory alone.</summary>
    public string? AccessoryModel { get; init; }

    /// <summary>Null while it is pending (R11).</summary>
    public PlainDiagnosis? Diagnosis { get; init; }
    public IReadOnlyList<PlainCause> Causes { get; init; } = [];
    public PlainConsent Consent { get; init; }
    public bool Sent { get; init; }
    public IReadOnlyList<PlainService> Services { get; init; } = [];

    /// <summary>Requirements waived in writing (R26), for every remedy that asks for them.</summary>
    public IReadOnlyList<PlainRequirement> Exceptions { get; init; } = [];
    public PlainOverlay? Overlay { get; init; }
}

/// <summary>An earlier service (R9); null is unknown.</summary>
public sealed record PlainService
{
    public DateOnly? Date { get; init; }
    public bool? Covered { get; init; }
    public PlainScope? Scope { get; init; }
    public string? Part { get; init; }
    public string? AccessoryModel { get; init; }
}

/// <summary>What law or contract replaces (R25); null leaves the letter's value.</summary>
public sealed record PlainOverlay
{
    public int? MinPeriodMonths { get; init; }
    public int? ReturnDays { get; init; }
    public int? ExchangeDays { get; init; }
    public int? ServiceFloorMonths { get; init; }
    public IReadOnlyDictionary<PlainRemedy, IReadOnlyList<PlainRequirement>> Waive { get; init; } =
        new Dictionary<PlainRemedy, IReadOnlyList<PlainRequirement>>();
}
