using System.Collections.Immutable;
using System.Numerics;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>What an answer settles within a cell.</summary>
/// <param name="Bars">Completions of the cell in which it is then certain that a limb of the cell holds.</param>
/// <param name="Clears">Completions of the cell in which it is then certain that none does.</param>
internal readonly record struct CellCount(BigInteger Bars, BigInteger Clears);

/// <summary>Facts of the letter that hang together, and are independent of all others.</summary>
internal abstract class Cell
{
    private readonly FactSet facts;

    protected Cell(FactSet facts) => this.facts = facts;

    /// <summary>How many completions the cell has.</summary>
    public abstract BigInteger Completions { get; }

    /// <summary>The cells of all that is open about some remedies.</summary>
    public static ImmutableArray<Cell> Of(ImmutableArray<OpenRemedy> remedies)
    {
        var open = new FactSet(remedies.Aggregate(0UL, (facts, remedy) => facts | remedy.Open.Facts.Bits));
        var cells = ImmutableArray.CreateBuilder<Cell>();
        Add(DiagnosisCell.Facts, facts => new DiagnosisCell(facts));
        Add(TimeCell.Facts, facts => new TimeCell(facts, FieldsOf(remedies)));
        // A special price bars on its own or only for a prototype, so the two hang together (R16).
        Add(BitCell.Prices, facts => new BitCell(facts));
        foreach (var fact in open.Facts())
        {
            Add(FactSet.Of(fact), facts => new BitCell(facts));
        }

        return cells.ToImmutable();

        void Add(FactSet kind, Func<FactSet, Cell> create)
        {
            var mine = new FactSet(open.Bits & kind.Bits);
            open = new FactSet(open.Bits & ~kind.Bits);
            if (mine.Bits != 0)
            {
                cells.Add(create(mine));
            }
        }
    }

    /// <summary>Whether a question is about the cell.</summary>
    public abstract bool Answers(FieldRef field);

    /// <summary>Whether a prime limb is of the cell.</summary>
    public bool Has(FactSet prime) => (prime.Bits & facts.Bits) != 0;

    /// <summary>What the answer to a question settles about the limbs of the cell.</summary>
    public CellCount Count(FieldRef field, OpenLimbs limbs, Ways waysIntoWarranty)
    {
        ImmutableArray<FactSet> mine = [.. limbs.Primes.Where(Has)];
        return mine.IsEmpty ? default : Count(field, mine, waysIntoWarranty);
    }

    /// <summary>The same for the prime limbs of this cell, of which there is one or more.</summary>
    protected abstract CellCount Count(FieldRef field, ImmutableArray<FactSet> primes, Ways waysIntoWarranty);

    private static FieldSet FieldsOf(ImmutableArray<OpenRemedy> remedies) =>
        remedies.Aggregate(FieldSet.None, (all, remedy) => all | remedy.WarrantyFields);
}

/// <summary>Facts each of which is one field's, true in half of the completions.</summary>
internal sealed class BitCell(FactSet facts) : Cell(facts)
{
    private readonly FactSet facts = facts;

    public static FactSet Prices { get; } = FactSet.Of(Fact.SpecialPrice, Fact.Prototype);

    public override BigInteger Completions { get; } = BigInteger.One << BitOperations.PopCount(facts.Bits);

    public override bool Answers(FieldRef field) => facts.Facts().Any(fact => ClaimFacts.Asked(fact) == field);

    protected override CellCount Count(FieldRef field, ImmutableArray<FactSet> primes, Ways waysIntoWarranty)
    {
        var answered = facts.Facts().First(fact => ClaimFacts.Asked(fact) == field);
        var half = Completions >> 1;
        return new CellCount(
            primes.Any(prime => prime == FactSet.Of(answered)) ? half : 0,
            primes.All(prime => prime.Has(answered)) ? half : 0
        );
    }
}

/// <summary>
/// What the diagnosis settles at once (R11): a product fault or an external cause, with any of the causes that are not listed yet; or no fault, and then no
/// cause either.
/// </summary>
internal sealed class DiagnosisCell(FactSet facts) : Cell(facts)
{
    private static readonly FactSet External = FactSet.Of(Fact.ExternalCause);
    private static readonly FactSet NoFault = FactSet.Of(Fact.NoFaultFound);
    private readonly FactSet facts = facts;

    public static FactSet Facts { get; } = FactSet.Of([Fact.ExternalCause, Fact.NoFaultFound, .. FactReader.CausesOfClause5.Facts()]);

    public override BigInteger Completions => Without(default);

    public override bool Answers(FieldRef field) => field == ClaimField.Diagnosis;

    protected override CellCount Count(FieldRef field, ImmutableArray<FactSet> primes, Ways waysIntoWarranty)
    {
        var clears = Without(new FactSet(primes.Aggregate(0UL, (all, prime) => all | prime.Bits)));
        return new CellCount(Completions - clears, clears);
    }

    // Completions in which all of some facts are false. Facts that matter to no remedy are not told apart.
    private BigInteger Without(FactSet barring)
    {
        var causes = BigInteger.One << BitOperations.PopCount(facts.Bits & ~barring.Bits & ~External.Bits & ~NoFault.Bits);
        var external = (External.Bits & facts.Bits & ~barring.Bits) != 0 ? causes : 0;
        var noFault = (NoFault.Bits & facts.Bits & ~barring.Bits) != 0 ? 1 : 0;
        return causes + external + noFault;
    }
}

/// <summary>
/// Windows and warranty. A window is one fact. The warranty is told by the fields that it hangs on, each of which favours the customer or does not:
/// the item is in warranty where all fields of one way do.
/// </summary>
internal sealed class TimeCell(FactSet facts, FieldSet fields) : Cell(facts)
{
    public static FactSet Facts { get; } = FactSet.Of(Fact.PastReturnWindow, Fact.PastExchangeWindow, Fact.OutOfWarranty);

    public override BigInteger Completions { get; } =
        BigInteger.One << (BitOperations.PopCount(facts.Bits & ~FactSet.Of(Fact.OutOfWarranty).Bits) + fields.Count);

    public override bool Answers(FieldRef field) => field == ClaimField.PurchaseDate || FieldSet.Of(field).IsWithin(fields);

    protected override CellCount Count(FieldRef field, ImmutableArray<FactSet> primes, Ways waysIntoWarranty)
    {
        var warranty = primes.Any(prime => prime.Has(Fact.OutOfWarranty));
        var window = primes.Any(prime => !prime.Has(Fact.OutOfWarranty));
        var mine = FieldSet.Of(field);
        var losesWarranty = warranty && waysIntoWarranty.Sets.All(mine.IsWithin);
        var gainsWarranty = warranty && waysIntoWarranty.Sets.Contains(mine);
        var tellsWindow = window && field == ClaimField.PurchaseDate;
        var open = (window && !tellsWindow) || (warranty && !gainsWarranty);
        var cleared = Half(Half(Completions, tellsWindow), losesWarranty);
        return new CellCount(Completions - cleared, open ? 0 : Half(Half(Completions, tellsWindow), warranty));
    }

    private static BigInteger Half(BigInteger number, bool halve) => halve ? number >> 1 : number;
}
