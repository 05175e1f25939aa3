using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Explanations;

/// <summary>Says of a set of fields what each would have to be, and whether anybody can bring that about.</summary>
internal sealed class ChangeWriter
{
    private readonly Claim claim;
    private readonly CatalogFacts catalog;
    private readonly TimeLift? time;
    private readonly LocalDate lawSince;
    private readonly int serviceMonths;
    private readonly ImmutableArray<(Requirement Requirement, Ways Ways)> held;

    /// <summary>Reads what changes are told by.</summary>
    /// <param name="laws">The laws that may govern.</param>
    /// <param name="held">What the remedy is held to under each of them.</param>
    /// <param name="lawSince">The first day from which a purchase is under the first of them.</param>
    public ChangeWriter(ImmutableArray<LawReading> laws, ImmutableArray<HeldTo> held, LocalDate lawSince)
    {
        (claim, catalog) = (laws[0].Facts.Claim, laws[0].Facts.Catalog);
        (time, this.held, this.lawSince) = (held[0].Time, [.. held.SelectMany(one => one.Each())], lawSince);
        serviceMonths = laws.Min(law => law.Facts.Terms.ServiceFloorMonths.Value);
    }

    /// <summary>The hardest kind of change in a set.</summary>
    public ChangeKind KindOf(FieldSet set)
    {
        var hardest = ChangeKind.Actionable;
        foreach (var (field, _) in set.Fields())
        {
            hardest = KindOf(field, set) is var kind && kind > hardest ? kind : hardest;
        }

        return hardest;
    }

    /// <summary>The changes of a set.</summary>
    public ChangeSet Write(FieldSet set) => new(KindOf(set), [.. set.Fields().Select(entry => Write(entry.Field, entry.Cause, set))]);

    private Change Write(FieldRef field, Fact? cause, FieldSet set)
    {
        var self = cause is { } listed ? FieldSet.Of(listed) : FieldSet.Of(field);
        var change = new Change(field, KindOf(field, set), ChangeLimit.Exactly, Met(self, set).ToRequirements()) { Said = SaidBy(field) };
        return field.Field switch
        {
            ClaimField.Causes => change with { Limit = ChangeLimit.Without, Cause = cause },
            ClaimField.ClaimDate => change with { Limit = ChangeLimit.AtMost, Day = time!.LastDay },
            ClaimField.PurchaseDate => change with { Limit = ChangeLimit.AtLeast, Day = PurchaseFrom(change.Kind, set) },
            ClaimField.PeriodMonths => change with { Limit = ChangeLimit.AtLeast, Months = time!.PeriodFrom(set, lawSince) },
            ClaimField.ServiceDate => change with { Limit = ChangeLimit.AtLeast, Day = time!.ServiceFrom(serviceMonths) },
            ClaimField.ServicePart => change with { Name = claim.Item.Part },
            ClaimField.ServiceAccessoryModel => change with { Name = claim.Item.AccessoryModel },
            ClaimField.ItemPart => change with { Name = Counting(field, set)?.Part },
            ClaimField.ItemAccessoryModel => change with { Name = Counting(field, set)?.AccessoryModel },
            _ => change,
        };
    }

    // The requirements that a field meets, together with others of a set.
    private Shown Met(FieldSet self, FieldSet set)
    {
        var met = default(Shown);
        foreach (var (requirement, ways) in held)
        {
            met |= IsPart(self, set, ways) ? Shown.Of(requirement) : default;
        }

        return met;
    }

    private static bool IsPart(FieldSet self, FieldSet set, Ways ways)
    {
        foreach (var way in ways.Sets)
        {
            if (self.IsWithin(way) && way.IsWithin(set))
            {
                return true;
            }
        }

        return false;
    }

    // The service for whose sake the claimed item would have to be the one that was serviced.
    private ReportedService? Counting(FieldRef itemName, FieldSet set)
    {
        for (var i = 0; i < claim.Services.Length; i++)
        {
            if (time!.MayCount(i) && time.OfService(i).Sets.Any(way => way.Has(itemName) && way.IsWithin(set)))
            {
                return claim.Services[i];
            }
        }

        return null;
    }

    // What is not known can be found out; of what is known, only what is in somebody's hands can be changed.
    private ChangeKind KindOf(FieldRef field, FieldSet set) =>
        field.Field switch
        {
            // A purchase after an earlier service would be none of this product (R29), so nobody can show it.
            ClaimField.PurchaseDate => FixedIf(
                claim.Services.Any(service => service.CompletionDate is { } day && time!.IsTooEarly(set, day))
            ),
            ClaimField.ClaimDate => ChangeKind.Lapsed,
            ClaimField.Causes or ClaimField.ItemKind => ChangeKind.Fixed,
            ClaimField.PriceKind => FixedIf(claim.PriceKind is not null),
            ClaimField.UnitKind => FixedIf(claim.UnitKind is not null),
            ClaimField.Title => FixedIf(claim.Title is not null),
            ClaimField.Source => FixedIf(claim.Source is not null),
            ClaimField.SerialLabel => FixedIf(claim.SerialLabel is not null),
            ClaimField.SerialMatches => FixedIf(claim.SerialMatches is not null),
            ClaimField.Diagnosis => FixedIf(claim.Diagnosis is not null),
            ClaimField.OperatingSystem => FixedIf((claim.OperatingSystem ?? catalog.OperatingSystem) is not null),
            ClaimField.ItemStandardConfiguration => FixedIf(
                (claim.Item.StandardConfiguration ?? catalog.StandardConfiguration) is not null
            ),
            _ => ChangeKind.Actionable,
        };

    // Before the law of the claim date, an earlier law says what is enough.
    private LocalDate? PurchaseFrom(ChangeKind kind, FieldSet set)
    {
        var from = time!.PurchaseFrom(set, lawSince);
        return kind == ChangeKind.Actionable && IsServicedBefore(from) ? null : from;
    }

    private bool IsServicedBefore(LocalDate? day) => claim.Services.Any(service => service.CompletionDate < day);

    private FieldRef SaidBy(FieldRef field) =>
        field.Field switch
        {
            ClaimField.OperatingSystem when claim.OperatingSystem is null && catalog.OperatingSystem is not null =>
                ClaimField.CatalogOperatingSystem,
            ClaimField.ItemStandardConfiguration
                when claim.Item.StandardConfiguration is null && catalog.StandardConfiguration is not null =>
                ClaimField.CatalogStandardConfiguration,
            _ => field,
        };

    private static ChangeKind FixedIf(bool known) => known ? ChangeKind.Fixed : ChangeKind.Actionable;
}
