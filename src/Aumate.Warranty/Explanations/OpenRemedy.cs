using System.Collections.Immutable;
using System.Numerics;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>What is open about an undetermined remedy, under the law of the claim date.</summary>
/// <param name="Remedy">Which.</param>
/// <param name="Missing">The fields that it lacks.</param>
/// <param name="Bars">What bars it: for paid repair, what bars the free one (R19).</param>
/// <param name="Grounds">Grounds for discretion. None for paid repair, which has them among what bars the free one.</param>
/// <param name="Supplier">Of paid repair alone: whether the supplier answers for the item (8.3).</param>
/// <param name="WaysIntoWarranty">The unknown fields by which the item may be in warranty.</param>
/// <param name="WarrantyFields">All of those fields, also such as are in no shortest way.</param>
/// <param name="LawIsOpen">Whether it hangs on which law governs.</param>
/// <param name="LawSettles">Whether it is settled where the law of the claim date governs.</param>
internal sealed record OpenRemedy(
    Remedy Remedy,
    ImmutableArray<FieldRef> Missing,
    OpenLimbs Bars,
    OpenLimbs Grounds,
    OpenLimbs Supplier,
    Ways WaysIntoWarranty,
    FieldSet WarrantyFields,
    bool LawIsOpen,
    bool LawSettles
)
{
    private static readonly OpenLimbs Nothing = new([], false);

    /// <summary>All that is open.</summary>
    public OpenLimbs Open { get; } = new([.. Bars.Primes, .. Grounds.Primes, .. Supplier.Primes], false);

    /// <summary>Reads an undetermined remedy.</summary>
    public static OpenRemedy Read(RemedyDecision decided, Evaluation evaluation, ImmutableArray<LawReading> laws)
    {
        var (law, remedy) = (laws[0], decided.Remedy);
        var isPaid = remedy == Remedy.PaidRepair;
        var asked = law.Asked(isPaid ? Remedy.FreeRepair : remedy).ToArray();
        var bars = asked.Where(limb => isPaid ? !limb.IsSuppliers : limb.Rule.Effect == Effect.Refuses);
        var grounds = asked.Where(limb => !isPaid && limb.Rule.Effect == Effect.Discretion);
        var values = law.Facts.Values;
        var (first, lawIsOpen) = UnderLaws(decided, evaluation, laws);
        var openBars = OpenLimbs.Of(bars, values);
        var (ways, fields) = openBars.Facts.Has(Fact.OutOfWarranty) ? ReadWays(law, first.Missing) : (Ways.Never, FieldSet.None);
        return new OpenRemedy(
            remedy,
            decided.Missing,
            openBars,
            OpenLimbs.Of(grounds, values),
            isPaid ? OpenLimbs.Of(asked.Where(limb => limb.IsSuppliers), values) : Nothing,
            ways,
            fields,
            lawIsOpen,
            first.Status != RemedyStatus.Undetermined
        );
    }

    /// <summary>In how many completions of a cell an answer settles this remedy.</summary>
    public BigInteger Settles(Cell cell, FieldRef field)
    {
        var bars = cell.Count(field, Bars, WaysIntoWarranty);
        return Remedy == Remedy.PaidRepair ? OfPaid(cell, field, bars) : OfFree(cell, bars);
    }

    // A bar refuses it for certain; that nothing bars it settles it only where nothing else is open.
    private BigInteger OfFree(Cell cell, CellCount bars)
    {
        var nothingElse = !Open.Primes.Any(prime => !cell.Has(prime));
        var onGrounds = Grounds.Primes.Any(cell.Has);
        return bars.Bars + (nothingElse ? (onGrounds ? cell.Completions : bars.Clears) : 0);
    }

    // A bar leaves paid repair, unless the supplier answers for the item; where nothing bars the free one, there is no paid one either way.
    private BigInteger OfPaid(Cell cell, FieldRef field, CellCount bars)
    {
        if (Supplier.Primes.Any(cell.Has))
        {
            var supplier = cell.Count(field, Supplier, WaysIntoWarranty);
            return supplier.Bars + (Bars.Certain ? supplier.Clears : 0);
        }

        var noOtherBar = !Bars.Primes.Any(prime => !cell.Has(prime));
        return (Supplier.Primes.IsEmpty ? bars.Bars : 0) + (noOtherBar ? bars.Clears : 0);
    }

    // What comes of it under the law of the claim date alone, and whether any other law decides otherwise.
    private static (RemedyDecision First, bool LawIsOpen) UnderLaws(
        RemedyDecision decided,
        Evaluation evaluation,
        ImmutableArray<LawReading> laws
    )
    {
        if (laws.Length == 1)
        {
            return (decided, false);
        }

        var under = laws.Select(law => new Adjudication(evaluation.Rules, law.Facts, law.Facts.Terms)[decided.Remedy]).ToArray();
        return (under[0], Array.Exists(under, one => one.Status != under[0].Status || !one.Missing.SequenceEqual(under[0].Missing)));
    }

    // The fields that are asked for, by which period or service may cover the claim.
    private static (Ways Ways, FieldSet Fields) ReadWays(LawReading law, ImmutableArray<FieldRef> asked)
    {
        var missing = FieldSet.Of(asked.AsSpan());
        var fields = FieldSet.Of(ClaimField.PurchaseDate, ClaimField.PeriodMonths) & missing;
        var ways = By(fields);
        for (var i = 0; i < law.Facts.Clock.Services.Length; i++)
        {
            var service = law.Facts.Clock.Services[i];
            if (service is { Possible: true, Certain: false })
            {
                var asks = new List<FieldRef>();
                service.Ask(overshadowed: false, asks);
                var ofService = FieldSet.Of([.. asks]) & missing;
                fields |= ofService;
                ways = ways.Or(By(ofService));
            }
        }

        return (ways, fields);
    }

    private static Ways By(FieldSet fields) => fields.Count > 0 ? Ways.By(fields) : Ways.Never;
}
