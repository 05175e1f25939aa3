using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>What is left of a claim when only some of its facts are held: a property that is free is null, of what cannot be null the fields tell.</summary>
internal sealed class Held
{
    private readonly IReadOnlySet<FieldRef> fields;

    public Held(PlainClaim claim, IReadOnlySet<FieldRef> fields)
    {
        this.fields = fields;
        Claim = Papers(Sale(claim)) with { Services = [.. claim.Services.Select(Service)] };
    }

    public PlainClaim Claim { get; }

    public bool Has(FieldRef field) => fields.Contains(field);

    private PlainClaim Sale(PlainClaim claim)
    {
        var period = Has(ClaimField.PeriodMonths) || Has(ClaimField.CatalogWarrantyMonths);
        var standard =
            Has(ClaimField.ItemStandardConfiguration)
            || (Has(ClaimField.CatalogStandardConfiguration) && Has(ClaimField.ItemAccessoryModel));
        return claim with
        {
            PurchaseDate = Has(ClaimField.PurchaseDate) || Has(ClaimField.ContractDate) ? claim.PurchaseDate : null,
            PeriodMonths = period ? claim.PeriodMonths ?? claim.CatalogPeriodMonths : null,
            CatalogPeriodMonths = null,
            Price = Keep(claim.Price, ClaimField.PriceKind),
            Unit = Keep(claim.Unit, ClaimField.UnitKind),
            Title = Keep(claim.Title, ClaimField.Title),
            Source = Keep(claim.Source, ClaimField.Source),
            Part = Keep(claim.Part, ClaimField.ItemPart),
            AccessoryModel = Keep(claim.AccessoryModel, ClaimField.ItemAccessoryModel),
            Standard = standard ? claim.Standard : null,
        };
    }

    private PlainClaim Papers(PlainClaim claim) =>
        claim with
        {
            Invoice = Keep(claim.Invoice, ClaimField.ProofOfPurchase),
            Certificate = Keep(claim.Certificate, ClaimField.WarrantyCertificate),
            SerialLabel = Keep(claim.SerialLabel, ClaimField.SerialLabel),
            SerialMatch = Keep(claim.SerialMatch, ClaimField.SerialMatches),
            Complete = Keep(claim.Complete, ClaimField.Complete),
            Diagnosis = Keep(claim.Diagnosis, ClaimField.Diagnosis),
            Os = Has(ClaimField.OperatingSystem) || Has(ClaimField.CatalogOperatingSystem) ? claim.Os : null,
        };

    private PlainService Service(PlainService service, int index) =>
        new()
        {
            Date = Keep(service.Date, new FieldRef(ClaimField.ServiceDate, index)),
            Covered = Keep(service.Covered, new FieldRef(ClaimField.ServiceCovered, index)),
            Scope = Keep(service.Scope, new FieldRef(ClaimField.ServiceScope, index)),
            Part = Keep(service.Part, new FieldRef(ClaimField.ServicePart, index)),
            AccessoryModel = Keep(service.AccessoryModel, new FieldRef(ClaimField.ServiceAccessoryModel, index)),
        };

    private T? Keep<T>(T? value, FieldRef field)
        where T : struct => Has(field) ? value : null;

    private string? Keep(string? value, FieldRef field) => Has(field) ? value : null;
}
