using Aumate.PolicyService.Languages;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Explaining;

/// <summary>The facts of one claim in the words of a language: the names of fields, and what they say.</summary>
internal sealed class FactWords(Language language, Evaluation evaluation)
{
    private readonly Claim claim = evaluation.Claim;
    private readonly FactPhrases phrases = language.Phrases.Facts;

    /// <summary>The name of a field.</summary>
    public string Name(FieldRef field)
    {
        var name = phrases.Fields[(int)field.Field];
        return IsOfService(field) ? phrases.OfService.Fill(Service(field.Index), name) : name;
    }

    /// <summary>A field and what it says.</summary>
    public string Fact(FieldRef field) => language.Phrases.Details.Fact.Fill(Name(field), Value(field));

    /// <summary>What a field says.</summary>
    public string Value(FieldRef field) => (IsOfService(field) ? OfService(field) : OfClaim(field.Field)) ?? phrases.Unknown;

    /// <summary>An earlier service, by its day, or where that is not known by its number.</summary>
    public string Service(int index) =>
        claim.Services[index].CompletionDate is { } day ? phrases.ServiceDated.Fill(language.Locale.Day(day)) : Numbered(index);

    /// <summary>An earlier service, by its number.</summary>
    public string Numbered(int index) => phrases.ServiceNumbered.Fill(language.Locale.Number(index + 1));

    /// <summary>Causes, listed.</summary>
    public string Causes(IEnumerable<Fact> causes) => language.Locale.List([.. causes.Select(cause => phrases.Causes[(int)cause])]);

    public static bool IsOfService(FieldRef field) => field.Field is >= ClaimField.ServiceDate and <= ClaimField.ServiceAccessoryModel;

    private string? OfClaim(ClaimField field) =>
        field switch
        {
            ClaimField.ClaimDate => Day(claim.ClaimDate),
            ClaimField.PurchaseDate => Day(claim.VoucherDate),
            ClaimField.ContractDate => Day(claim.ContractDate),
            ClaimField.Price => claim.Price is { } price ? language.Locale.Amount(price) : null,
            ClaimField.PriceKind => Word(phrases.PriceKinds, (int?)claim.PriceKind),
            ClaimField.UnitKind => Word(phrases.UnitKinds, (int?)claim.UnitKind),
            ClaimField.Title => Word(phrases.Titles, (int?)claim.Title),
            ClaimField.Source => Word(phrases.Sources, (int?)claim.Source),
            ClaimField.PeriodMonths => Months(claim.PeriodMonths),
            ClaimField.ItemKind => phrases.ItemKinds[(int)claim.Item.Kind],
            ClaimField.ItemPart => claim.Item.Part,
            ClaimField.ItemAccessoryModel => claim.Item.AccessoryModel,
            ClaimField.ItemStandardConfiguration => YesNo(claim.Item.StandardConfiguration),
            _ => OfState(field),
        };

    private string? OfState(ClaimField field) =>
        field switch
        {
            ClaimField.ProofOfPurchase => YesNo(claim.ProofOfPurchase),
            ClaimField.WarrantyCertificate => YesNo(claim.WarrantyCertificate),
            ClaimField.SerialLabel => Word(phrases.SerialLabels, (int?)claim.SerialLabel),
            ClaimField.SerialMatches => YesNo(claim.SerialMatches),
            ClaimField.Complete => YesNo(claim.Complete),
            ClaimField.Diagnosis => Word(phrases.Diagnoses, (int?)claim.Diagnosis),
            ClaimField.Causes => claim.Causes.Bits == 0 ? phrases.NoCauses : Causes(claim.Causes.Facts()),
            ClaimField.OperatingSystem => Word(phrases.OperatingSystems, (int?)claim.OperatingSystem),
            ClaimField.Authorization => phrases.Authorizations[(int)claim.Authorization],
            ClaimField.Shipped => YesNo(claim.Shipped),
            ClaimField.Services => claim.Services.IsEmpty ? phrases.NoServices : phrases.Services.Fill(claim.Services.Length),
            ClaimField.CatalogWarrantyMonths => Months(evaluation.Catalog.WarrantyMonths),
            ClaimField.CatalogOperatingSystem => Word(phrases.OperatingSystems, (int?)evaluation.Catalog.OperatingSystem),
            _ => YesNo(evaluation.Catalog.StandardConfiguration),
        };

    private string? OfService(FieldRef field)
    {
        var service = claim.Services[field.Index];
        return field.Field switch
        {
            ClaimField.ServiceDate => Day(service.CompletionDate),
            ClaimField.ServiceCovered => YesNo(service.Covered),
            ClaimField.ServiceScope => Word(phrases.Scopes, (int?)service.Scope),
            ClaimField.ServicePart => service.Part,
            _ => service.AccessoryModel,
        };
    }

    private string? Day(LocalDate? day) => day is { } known ? language.Locale.Day(known) : null;

    private string? Months(int? months) => months is { } known ? phrases.Months.Fill(known) : null;

    private string? YesNo(bool? value) => value is { } known ? (known ? phrases.Yes : phrases.No) : null;

    private static string? Word(string[] words, int? value) => value is { } known ? words[known] : null;
}
