using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>
/// By which fields of the claim a known fact of the letter is known: each way is enough on its own, whatever the other fields say. Here events and
/// defaults are fields like others, since a reason must say on which of them it rests.
/// </summary>
internal sealed class Grounds(ClaimFacts facts)
{
    private static readonly Ways ByDiagnosis = Ways.By(FieldSet.Of(ClaimField.Diagnosis));
    private static readonly Ways ByCauses = Ways.By(FieldSet.Of(ClaimField.Causes));
    private static readonly Ways ByDiagnosisAndCauses = Ways.By(FieldSet.Of(ClaimField.Diagnosis, ClaimField.Causes));
    private static readonly Ways ByItemKind = Ways.By(FieldSet.Of(ClaimField.ItemKind));
    private static readonly Ways ByShipment = Ways.By(FieldSet.Of(ClaimField.Shipped));
    private static readonly Ways ByAuthorization = Ways.By(FieldSet.Of(ClaimField.Authorization));
    private static readonly Ways ByCatalogConfiguration = Ways.By(
        FieldSet.Of(ClaimField.ItemAccessoryModel, ClaimField.CatalogStandardConfiguration)
    );

    private readonly Claim claim = facts.Claim;

    /// <summary>The ways in which a known fact is known.</summary>
    public Ways Of(Fact fact) =>
        fact switch
        {
            Fact.NoFaultFound => OfNoFaultFound(),
            >= Fact.Misuse and <= Fact.UnauthorizedService => OfCause(fact),
            Fact.Virus => FoundNoFault ? ByCauses.Or(ByDiagnosis) : ByCauses,
            Fact.WearingItem or Fact.AppearanceItem => ByItemKind,
            Fact.NonStandardAccessory => OfAccessory(),
            Fact.NonEmbeddedSystem => Ways.By(
                FieldSet.Of(claim.OperatingSystem is null ? ClaimField.CatalogOperatingSystem : ClaimField.OperatingSystem)
            ),
            Fact.SentWithoutConsent => OfSending(),
            Fact.PastReturnWindow or Fact.PastExchangeWindow => Ways.By(FieldSet.Of(ClaimField.ClaimDate, facts.PurchaseField)),
            Fact.OutOfWarranty => new WarrantyGrounds(facts).Read(),
            _ => Ways.By(FieldSet.Of(ClaimFacts.Asked(fact))),
        };

    // A product in which no fault was found has no cause either (R29).
    private bool FoundNoFault => claim.Diagnosis == Diagnosis.NoFaultFound;

    private Ways OfNoFaultFound() =>
        claim.Causes.Bits == 0 ? ByDiagnosis
        : claim.Diagnosis is null ? ByCauses
        : ByDiagnosis.Or(ByCauses);

    // That a cause is absent takes the diagnosis, which rules out what is not listed, and the list (R11).
    private Ways OfCause(Fact cause) =>
        claim.Causes.Has(cause) ? ByCauses
        : FoundNoFault ? ByDiagnosis
        : ByDiagnosisAndCauses;

    /// <summary>The ways in which it is known whether an accessory is standard configuration.</summary>
    public static Ways OfConfiguration(ClaimFacts facts) =>
        facts.Claim.Item.StandardConfiguration is not null ? Ways.By(FieldSet.Of(ClaimField.ItemStandardConfiguration))
        : facts.Catalog.StandardConfiguration is not null ? ByCatalogConfiguration
        : Ways.Never;

    private Ways OfAccessory()
    {
        var configuration = OfConfiguration(facts);
        return (claim.Item.StandardConfiguration ?? facts.Catalog.StandardConfiguration) switch
        {
            false when claim.Item.Kind == ItemKind.Accessory => ByItemKind.And(configuration),
            true when claim.Item.Kind == ItemKind.Accessory => configuration,
            true => ByItemKind.Or(configuration),
            _ => ByItemKind,
        };
    }

    private Ways OfSending() =>
        (claim.Shipped, claim.Authorization) switch
        {
            (true, ReturnAuthorization.None) => ByShipment.And(ByAuthorization),
            (true, _) => ByAuthorization,
            (false, ReturnAuthorization.None) => ByShipment,
            _ => ByShipment.Or(ByAuthorization),
        };
}
