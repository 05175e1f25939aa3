using System.Collections.Immutable;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Claims;

/// <summary>A claim as facts: two words, known true and known false; what is in neither is unknown (R1).</summary>
/// <param name="True">Facts known to be true.</param>
/// <param name="False">Facts known to be false.</param>
public readonly record struct FactValues(FactSet True, FactSet False)
{
    /// <summary>Whether all facts of a set are known to be true.</summary>
    public bool Prove(FactSet facts) => (facts.Bits & ~True.Bits) == 0;

    /// <summary>Whether no fact of a set is known to be false.</summary>
    public bool Allow(FactSet facts) => (facts.Bits & False.Bits) == 0;

    /// <summary>The value of one fact. Null: unknown.</summary>
    public bool? this[Fact fact] =>
        True.Has(fact) ? true
        : False.Has(fact) ? false
        : null;
}

/// <summary>What a claim comes to: facts, days, and what to ask where a fact is unknown. All date arithmetic is behind it.</summary>
public sealed class ClaimFacts
{
    private readonly Claim claim;
    private readonly CatalogFacts catalog;
    private readonly Terms terms;
    private readonly WarrantyClock clock;

    internal Claim Claim => claim;

    internal CatalogFacts Catalog => catalog;

    internal Terms Terms => terms;

    internal WarrantyClock Clock => clock;

    /// <summary>Reads a claim.</summary>
    /// <param name="claim">What the caller says.</param>
    /// <param name="catalog">What the catalog adds.</param>
    /// <param name="terms">The terms that govern the sale.</param>
    public ClaimFacts(Claim claim, CatalogFacts catalog, Terms terms)
    {
        this.claim = claim;
        this.catalog = catalog;
        this.terms = terms;
        clock = new WarrantyClock(claim, catalog, terms);
        Values = FactReader.Read(claim, catalog, clock);
    }

    /// <summary>The facts.</summary>
    public FactValues Values { get; }

    /// <summary>The days.</summary>
    public Timeline Timeline => clock.Timeline;

    /// <summary>Whether the customer pays the way back: sent, and consent was not granted (3.3, R18, R22).</summary>
    public bool CustomerPaysWayBack => claim is { Shipped: true, Authorization: not ReturnAuthorization.Granted };

    /// <summary>The fields to ask for, to learn an unknown fact, as far as it can matter for a remedy.</summary>
    public ImmutableArray<FieldRef> Asks(Fact fact, Remedy remedy) =>
        fact == Fact.OutOfWarranty ? clock.Asks(WindowDays(remedy)) : [Asked(fact)];

    /// <summary>The fields that some limbs of the letter were judged by, in the order of answers.</summary>
    public ImmutableArray<FieldRef> Sources(ImmutableArray<Limb> limbs) =>
        [.. limbs.SelectMany(limb => limb.Facts.Facts()).SelectMany(Sources).Distinct().OrderBy(field => field.Order)];

    /// <summary>The fields that a fact was judged by.</summary>
    public IEnumerable<FieldRef> Sources(Fact fact) =>
        fact switch
        {
            Fact.PastExchangeWindow or Fact.PastReturnWindow => [ClaimField.ClaimDate, PurchaseField],
            Fact.OutOfWarranty => [ClaimField.ClaimDate, PurchaseField, PeriodField, .. clock.ServiceSources()],
            Fact.NonEmbeddedSystem when claim.OperatingSystem is null && catalog.OperatingSystem is not null =>
            [
                ClaimField.CatalogOperatingSystem,
            ],
            Fact.NonStandardAccessory when claim.Item.Kind != ItemKind.Accessory => [ClaimField.ItemKind],
            Fact.NonStandardAccessory when claim.Item.StandardConfiguration is null && catalog.StandardConfiguration is not null =>
            [
                ClaimField.ItemAccessoryModel,
                ClaimField.CatalogStandardConfiguration,
            ],
            Fact.SentWithoutConsent => [ClaimField.Authorization, ClaimField.Shipped],
            >= Fact.Misuse and <= Fact.UnauthorizedService => [Values[fact] == true ? ClaimField.Causes : ClaimField.Diagnosis],
            _ => [Asked(fact)],
        };

    internal FieldRef PurchaseField =>
        claim is { VoucherDate: null, ContractDate: not null } ? ClaimField.ContractDate : ClaimField.PurchaseDate;

    internal FieldRef PeriodField =>
        claim.PeriodMonths is null && catalog.WarrantyMonths is not null ? ClaimField.CatalogWarrantyMonths : ClaimField.PeriodMonths;

    private int? WindowDays(Remedy remedy) =>
        remedy switch
        {
            Remedy.Return when !terms.Waived(Requirement.ReturnWindow).Has(remedy) => terms.ReturnDays.Value,
            Remedy.Exchange when !terms.Waived(Requirement.ExchangeWindow).Has(remedy) => terms.ExchangeDays.Value,
            _ => null,
        };

    internal static FieldRef Asked(Fact fact) =>
        fact switch
        {
            Fact.Borrowed => ClaimField.Title,
            Fact.PastExchangeWindow or Fact.PastReturnWindow => ClaimField.PurchaseDate,
            Fact.Incomplete => ClaimField.Complete,
            Fact.SpecialPrice => ClaimField.PriceKind,
            Fact.Prototype => ClaimField.UnitKind,
            Fact.WearingItem or Fact.AppearanceItem => ClaimField.ItemKind,
            Fact.NoInvoice => ClaimField.ProofOfPurchase,
            Fact.NoCertificate => ClaimField.WarrantyCertificate,
            Fact.BadSerialLabel => ClaimField.SerialLabel,
            Fact.SerialMismatch => ClaimField.SerialMatches,
            Fact.UnauthorizedSource => ClaimField.Source,
            Fact.ConsentRefused => ClaimField.Authorization,
            Fact.Virus => ClaimField.Causes,
            Fact.NonEmbeddedSystem => ClaimField.OperatingSystem,
            Fact.NonStandardAccessory => ClaimField.ItemStandardConfiguration,
            // The diagnosis settles itself and every cause of clause 5 that is not listed (R11).
            _ => ClaimField.Diagnosis,
        };
}
