using System.Collections.Frozen;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using NodaTime;
using NodaTime.Text;

namespace Aumate.PolicyService.Explaining;

/// <summary>Writes what a field says, in the words of the contract. Empty: unknown.</summary>
internal static class FactText
{
    public static string Of(FieldRef field, Evaluation evaluation)
    {
        var (claim, catalog) = (evaluation.Claim, evaluation.Catalog);
        return field.Field switch
        {
            ClaimField.ClaimDate => Of(claim.ClaimDate),
            ClaimField.PurchaseDate => Of(claim.VoucherDate),
            ClaimField.ContractDate => Of(claim.ContractDate),
            ClaimField.Price => Of(claim.Price),
            ClaimField.PriceKind => Of(claim.PriceKind),
            ClaimField.UnitKind => Of(claim.UnitKind),
            ClaimField.Title => Of(claim.Title),
            ClaimField.Source => Of(claim.Source),
            ClaimField.PeriodMonths => Of(claim.PeriodMonths),
            ClaimField.ItemKind => Of<ItemKind>(claim.Item.Kind),
            ClaimField.ItemPart => claim.Item.Part ?? "",
            ClaimField.ItemAccessoryModel => claim.Item.AccessoryModel ?? "",
            ClaimField.ItemStandardConfiguration => Of(claim.Item.StandardConfiguration),
            ClaimField.ProofOfPurchase => Of(claim.ProofOfPurchase),
            ClaimField.WarrantyCertificate => Of(claim.WarrantyCertificate),
            ClaimField.SerialLabel => Of(claim.SerialLabel),
            ClaimField.SerialMatches => Of(claim.SerialMatches),
            ClaimField.Complete => Of(claim.Complete),
            ClaimField.Diagnosis => Of(claim.Diagnosis),
            ClaimField.Causes => string.Join(", ", claim.Causes.Facts().Select(cause => Of<Fact>(cause))),
            ClaimField.OperatingSystem => Of(claim.OperatingSystem),
            ClaimField.Authorization => Of<ReturnAuthorization>(claim.Authorization),
            ClaimField.Shipped => Of(claim.Shipped),
            ClaimField.CatalogWarrantyMonths => Of(catalog.WarrantyMonths),
            ClaimField.CatalogOperatingSystem => Of(catalog.OperatingSystem),
            ClaimField.CatalogStandardConfiguration => Of(catalog.StandardConfiguration),
            ClaimField.Services => Of((int?)claim.Services.Length),
            _ => Of(field.Field, claim.Services[field.Index]),
        };
    }

    /// <summary>What a field would have to say. Empty: as much as it takes, or the same as another that is not known either.</summary>
    public static string Wanted(Change change) =>
        change switch
        {
            { Day: { } day } => Of(day),
            { Months: { } months } => Of((int?)months),
            { Name: { } name } => name,
            { Cause: { } cause } => Of<Fact>(cause),
            { Limit: not ChangeLimit.Exactly } => "",
            _ => Favourable(change.Field.Field),
        };

    // Every field that is meant exactly has one value that favours the customer.
    private static string Favourable(ClaimField field) =>
        field switch
        {
            ClaimField.PriceKind => Of<PriceKind>(PriceKind.Standard),
            ClaimField.UnitKind => Of<UnitKind>(UnitKind.Production),
            ClaimField.Title => Of<Title>(Title.Purchased),
            ClaimField.Source => Of<Source>(Source.Authorized),
            ClaimField.ItemKind => Of<ItemKind>(ItemKind.Product),
            ClaimField.SerialLabel => Of<SerialLabel>(SerialLabel.Intact),
            ClaimField.Diagnosis => Of<Diagnosis>(Diagnosis.ProductFault),
            ClaimField.OperatingSystem or ClaimField.CatalogOperatingSystem => Of<OperatingSystemKind>(OperatingSystemKind.Embedded),
            ClaimField.Authorization => Of<ReturnAuthorization>(ReturnAuthorization.Granted),
            ClaimField.ServiceScope => Of<ServiceScope>(ServiceScope.Product),
            ClaimField.Shipped => Of(false),
            ClaimField.ProofOfPurchase
            or ClaimField.WarrantyCertificate
            or ClaimField.SerialMatches
            or ClaimField.Complete
            or ClaimField.ItemStandardConfiguration
            or ClaimField.CatalogStandardConfiguration
            or ClaimField.ServiceCovered => Of(true),
            _ => "",
        };

    /// <summary>A day, as ISO 8601 writes it.</summary>
    public static string Of(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";

    /// <summary>An amount, with its currency code.</summary>
    public static string Of(Money? money) => money is { } amount ? $"{Decimal(amount)} {amount.Currency}" : "";

    private static string Of(ClaimField field, ReportedService service) =>
        field switch
        {
            ClaimField.ServiceDate => Of(service.CompletionDate),
            ClaimField.ServiceCovered => Of(service.Covered),
            ClaimField.ServiceScope => Of(service.Scope),
            ClaimField.ServicePart => service.Part ?? "",
            _ => service.AccessoryModel ?? "",
        };

    private static string Of(bool? value) => value is { } known ? (known ? "true" : "false") : "";

    private static string Of(int? value) => value is { } known ? known.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";

    private static string Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Words<T>.Written[known] : "";

    private static string Decimal(Money money)
    {
        const decimal NanosPerUnit = 1_000_000_000m;
        return (money.Units + (money.Nanos / NanosPerUnit)).ToString("0.00#######", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static class Words<T>
        where T : struct, Enum
    {
        /// <summary>The members of a vocabulary, as the contract writes them.</summary>
        public static readonly FrozenDictionary<T, string> Written = Enum.GetValues<T>()
            .ToFrozenDictionary(member => member, member => Snake(member.ToString()));

        private static string Snake(string name) =>
            string.Concat(
                name.Select(
                    (letter, i) => char.IsAsciiLetterUpper(letter) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()
                )
            );
    }
}
