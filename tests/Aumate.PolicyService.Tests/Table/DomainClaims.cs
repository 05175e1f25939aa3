using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>Says a plain claim in the words of the domain, without the wire. The vocabularies are in one order, so a word is its number.</summary>
internal static class DomainClaims
{
    public static Claim Of(PlainClaim plain, string model) =>
        new()
        {
            ClaimDate = DayOf(plain.ClaimDate),
            Model = model,
            OperatingSystem = (OperatingSystemKind?)plain.Os,
            VoucherDate = plain.PurchaseDate is { } purchase ? DayOf(purchase) : null,
            PriceKind = (PriceKind?)plain.Price,
            UnitKind = (UnitKind?)plain.Unit,
            Title = (Title?)plain.Title,
            Source = (Source?)plain.Source,
            PeriodMonths = plain.PeriodMonths,
            ContractReplaces = plain.Overlay is { } overlay ? ReplacementsOf(overlay) : new Replacements(),
            ContractWaives = [.. plain.Overlay?.Waive.SelectMany(entry => WaiversOf(entry.Key, entry.Value)) ?? []],
            Item = new ClaimedItem((ItemKind)plain.Item, plain.Part, plain.AccessoryModel, plain.Standard),
            ProofOfPurchase = plain.Invoice,
            WarrantyCertificate = plain.Certificate,
            SerialLabel = (SerialLabel?)plain.SerialLabel,
            SerialMatches = plain.SerialMatch,
            Complete = plain.Complete,
            Diagnosis = (Diagnosis?)plain.Diagnosis,
            Causes = FactSet.Of([.. plain.Causes.Select(FactOf)]),
            Authorization = (ReturnAuthorization)plain.Consent,
            Shipped = plain.Sent,
            Services =
            [
                .. plain.Services.Select(service => new ReportedService(
                    service.Date is { } day ? DayOf(day) : null,
                    service.Covered,
                    (ServiceScope?)service.Scope,
                    service.Part,
                    service.AccessoryModel
                )),
            ],
            Exceptions = [.. plain.Exceptions.Select(requirement => new Waiver((Requirement)requirement, Remedies.AllFree, "AP"))],
        };

    /// <summary>The oracle's name of a missing fact, as the domain's field.</summary>
    public static FieldRef FieldOf(string missing) =>
        missing switch
        {
            "purchase_date" => ClaimField.PurchaseDate,
            "period_months" => ClaimField.PeriodMonths,
            "price" => ClaimField.PriceKind,
            "unit" => ClaimField.UnitKind,
            "title" => ClaimField.Title,
            "source" => ClaimField.Source,
            "invoice" => ClaimField.ProofOfPurchase,
            "certificate" => ClaimField.WarrantyCertificate,
            "serial_label" => ClaimField.SerialLabel,
            "serial_match" => ClaimField.SerialMatches,
            "complete" => ClaimField.Complete,
            "os" => ClaimField.OperatingSystem,
            "standard" => ClaimField.ItemStandardConfiguration,
            "part" => ClaimField.ItemPart,
            "accessory_model" => ClaimField.ItemAccessoryModel,
            "diagnosis" => ClaimField.Diagnosis,
            _ => ServiceFieldOf(missing.Split('[', ']', '.')),
        };

    private static FieldRef ServiceFieldOf(string[] words) =>
        new(
            words[^1] switch
            {
                "date" => ClaimField.ServiceDate,
                "covered" => ClaimField.ServiceCovered,
                "scope" => ClaimField.ServiceScope,
                "part" => ClaimField.ServicePart,
                _ => ClaimField.ServiceAccessoryModel,
            },
            words[1][0] - '0'
        );

    private static Fact FactOf(PlainCause cause) => cause == PlainCause.Virus ? Fact.Virus : Fact.Misuse + (int)cause;

    private static Replacements ReplacementsOf(PlainOverlay overlay) =>
        new()
        {
            MinimumPeriodMonths = overlay.MinPeriodMonths,
            ReturnDays = overlay.ReturnDays,
            ExchangeDays = overlay.ExchangeDays,
            ServiceFloorMonths = overlay.ServiceFloorMonths,
        };

    private static IEnumerable<Waiver> WaiversOf(PlainRemedy remedy, IReadOnlyList<PlainRequirement> requirements) =>
        requirements.Select(requirement => new Waiver((Requirement)requirement, ((Remedy)remedy).AsSet(), "contract"));

    private static LocalDate DayOf(DateOnly day) => new(day.Year, day.Month, day.Day);
}
