namespace Aumate.PolicyService.Tests.Oracle;

public enum PlainRemedy
{
    Return,
    Exchange,
    FreeRepair,
    PaidRepair,
}

/// <summary>The table of R17 in its order, and after it the ground of R18, which nobody can waive.</summary>
public enum PlainRequirement
{
    ProductFault,
    NotBorrowed,
    ExchangeWindow,
    ReturnWindow,
    Complete,
    StandardPrice,
    NotSpecialPrototype,
    InWarranty,
    Cause52,
    Cause53,
    Cause54,
    Cause56,
    Cause59,
    Cause511,
    NotWornConsumable,
    Invoice,
    Certificate,
    SerialLabel,
    SerialMatch,
    NotAppearance,
    AuthorizedSource,
    NotRefused,
    NoVirus,
    StandardConfiguration,
    SentWithConsent,
}

/// <summary>What a requirement that is not met does to a remedy.</summary>
public enum PlainAsk
{
    Nothing,
    Refuses,
    OpensDiscretion,
}

public static class PlainTable
{
    private static readonly string[] Names =
    [
        "product_fault",
        "not_borrowed",
        "exchange_window",
        "return_window",
        "complete",
        "standard_price",
        "not_special_prototype",
        "in_warranty",
        "cause_5.2",
        "cause_5.3",
        "cause_5.4",
        "cause_5.6",
        "cause_5.9",
        "cause_5.11",
        "not_worn_consumable",
        "invoice",
        "certificate",
        "serial_label",
        "serial_match",
        "not_appearance",
        "authorized_source",
        "not_refused",
        "no_virus",
        "standard_configuration",
        "sent_with_consent",
    ];

    public static IReadOnlyList<PlainRemedy> FreeRemedies { get; } = [PlainRemedy.Return, PlainRemedy.Exchange, PlainRemedy.FreeRepair];

    public static IReadOnlyList<PlainRemedy> Remedies { get; } = Enum.GetValues<PlainRemedy>();

    public static IReadOnlyList<PlainRequirement> Requirements { get; } = Enum.GetValues<PlainRequirement>();

    /// <summary>The requirements that a written exception or an overlay can name.</summary>
    public static IReadOnlyList<PlainRequirement> Waivable { get; } = [.. Requirements.Where(r => r != PlainRequirement.SentWithConsent)];

    public static string NameOf(PlainRequirement requirement) => Names[(int)requirement];

    public static PlainRequirement Named(string name) => (PlainRequirement)Array.IndexOf(Names, name);

    public static PlainAsk Ask(PlainRequirement requirement, PlainRemedy remedy) =>
        (requirement, remedy) switch
        {
            (_, PlainRemedy.PaidRepair) => PlainAsk.Nothing,
            (PlainRequirement.SentWithConsent, _) => PlainAsk.OpensDiscretion,
            (PlainRequirement.ExchangeWindow, PlainRemedy.Return or PlainRemedy.FreeRepair) => PlainAsk.Nothing,
            (PlainRequirement.ReturnWindow, PlainRemedy.Exchange or PlainRemedy.FreeRepair) => PlainAsk.Nothing,
            (PlainRequirement.Complete, PlainRemedy.Exchange) => PlainAsk.OpensDiscretion,
            (PlainRequirement.Complete or PlainRequirement.StandardPrice, PlainRemedy.FreeRepair) => PlainAsk.Nothing,
            _ => PlainAsk.Refuses,
        };

    public static bool IsWaived(PlainClaim claim, PlainRequirement requirement, PlainRemedy remedy)
    {
        if (Ask(requirement, remedy) == PlainAsk.Nothing)
        {
            return false;
        }
        return claim.Exceptions.Contains(requirement)
            || (claim.Overlay is { } overlay && overlay.Waive.TryGetValue(remedy, out var waived) && waived.Contains(requirement));
    }
}
