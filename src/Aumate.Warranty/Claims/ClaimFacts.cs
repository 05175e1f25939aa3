using System.Collections.Immutable;
using System.Numerics;
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
    private static readonly ImmutableArray<FieldRef>[] Single =
    [
        .. Enum.GetValues<ClaimField>().Select(field => ImmutableArray.Create<FieldRef>(field)),
    ];

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
        fact == Fact.OutOfWarranty ? clock.Asks(WindowDays(remedy)) : Single[(int)Asked(fact).Field];

    /// <summary>The fields to ask for, to learn unknown facts, each once and in the order of answers.</summary>
    public ImmutableArray<FieldRef> Asks(FactSet facts, Remedy remedy)
    {
        var fields = new List<FieldRef>();
        for (var rest = facts.Bits; rest != 0; rest &= rest - 1)
        {
            Add(fields, Asks((Fact)BitOperations.TrailingZeroCount(rest), remedy).AsSpan());
        }

        return Ordered(fields);
    }

    /// <summary>The fields that some limbs of the letter were judged by, in the order of answers.</summary>
    public ImmutableArray<FieldRef> Sources(ImmutableArray<Limb> limbs)
    {
        ulong facts = 0;
        foreach (var limb in limbs)
        {
            facts |= limb.Facts.Bits;
        }

        var fields = new List<FieldRef>(2);
        for (var rest = facts; rest != 0; rest &= rest - 1)
        {
            AddSources((Fact)BitOperations.TrailingZeroCount(rest), fields);
        }

        return Ordered(fields);
    }

    // Mostly it is one field.
    private static ImmutableArray<FieldRef> Ordered(List<FieldRef> fields)
    {
        if (fields is [{ Index: 0 } only])
        {
            return Single[(int)only.Field];
        }

        fields.Sort((one, other) => one.Order.CompareTo(other.Order));
        return [.. fields];
    }

    private void AddSources(Fact fact, List<FieldRef> fields)
    {
        switch (fact)
        {
            case Fact.PastExchangeWindow or Fact.PastReturnWindow:
                Add(fields, ClaimField.ClaimDate, PurchaseField);
                break;
            case Fact.OutOfWarranty:
                Add(fields, [ClaimField.ClaimDate, PurchaseField, PeriodField, .. clock.ServiceSources()]);
                break;
            case Fact.NonEmbeddedSystem when claim.OperatingSystem is null && catalog.OperatingSystem is not null:
                Add(fields, ClaimField.CatalogOperatingSystem);
                break;
            case Fact.NonStandardAccessory:
                AddSourcesOfConfiguration(fields);
                break;
            case Fact.SentWithoutConsent:
                Add(fields, ClaimField.Authorization, ClaimField.Shipped);
                break;
            case >= Fact.Misuse and <= Fact.UnauthorizedService:
                Add(fields, Values[fact] == true ? ClaimField.Causes : ClaimField.Diagnosis);
                break;
            default:
                Add(fields, Asked(fact));
                break;
        }
    }

    private void AddSourcesOfConfiguration(List<FieldRef> fields)
    {
        if (claim.Item.Kind != ItemKind.Accessory)
        {
            Add(fields, ClaimField.ItemKind);
        }
        else if (claim.Item.StandardConfiguration is null && catalog.StandardConfiguration is not null)
        {
            Add(fields, ClaimField.ItemAccessoryModel, ClaimField.CatalogStandardConfiguration);
        }
        else
        {
            Add(fields, ClaimField.ItemStandardConfiguration);
        }
    }

    private static void Add(List<FieldRef> fields, params ReadOnlySpan<FieldRef> more)
    {
        foreach (var field in more)
        {
            if (!fields.Contains(field))
            {
                fields.Add(field);
            }
        }
    }

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
