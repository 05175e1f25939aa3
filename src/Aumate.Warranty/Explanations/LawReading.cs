using System.Collections.Immutable;
using System.Numerics;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>A limb that a remedy is held to, with the row that it stands in.</summary>
internal readonly record struct AskedLimb(Rule Rule, Limb Limb)
{
    /// <summary>Whether it says that the supplier answers for the item (8.3); paid repair depends on it by itself (R19).</summary>
    public bool IsSuppliers => Rule.Requirement == Requirement.StandardConfiguration;
}

/// <summary>A claim under one law: what each remedy is held to, and by which fields it is known.</summary>
internal sealed class LawReading
{
    private readonly ImmutableArray<Rule> rules;
    private readonly Grounds grounds;
    private readonly AskedLimb[]?[] asked = new AskedLimb[(int)Remedy.PaidRepair + 1][];
    private readonly Ways?[] known = new Ways?[(int)Fact.SentWithoutConsent + 1];

    public LawReading(ImmutableArray<Rule> rules, ClaimFacts facts)
    {
        this.rules = rules;
        Facts = facts;
        grounds = new Grounds(facts);
    }

    /// <summary>What the claim comes to under this law.</summary>
    public ClaimFacts Facts { get; }

    /// <summary>The claim of an evaluation under each law that may govern it, that of the claim date first.</summary>
    public static ImmutableArray<LawReading> Of(Evaluation evaluation) =>
        [
            new LawReading(evaluation.Rules, evaluation.Facts),
            .. evaluation
                .Laws.Skip(1)
                .Select(law => new LawReading(evaluation.Rules, new ClaimFacts(evaluation.Claim, evaluation.Catalog, law))),
        ];

    /// <summary>The limbs to which a remedy is held, waived ones left out.</summary>
    public AskedLimb[] Asked(Remedy remedy) => asked[(int)remedy] ??= ReadAsked(remedy);

    /// <summary>The ways in which it is known that all facts of a limb are true.</summary>
    public Ways Holds(Limb limb)
    {
        if (!Facts.Values.Prove(limb.Facts))
        {
            return Ways.Never;
        }

        var ways = Ways.Anyhow;
        for (var rest = limb.Facts.Bits; rest != 0; rest &= rest - 1)
        {
            ways = ways.And(Known((Fact)BitOperations.TrailingZeroCount(rest)));
        }

        return ways;
    }

    /// <summary>The ways in which it is known that a fact of a limb is false.</summary>
    public Ways Fails(Limb limb)
    {
        var ways = Ways.Never;
        for (var rest = limb.Facts.Bits & Facts.Values.False.Bits; rest != 0; rest &= rest - 1)
        {
            ways = ways.Or(Known((Fact)BitOperations.TrailingZeroCount(rest)));
        }

        return ways;
    }

    private Ways Known(Fact fact) => known[(int)fact] ??= grounds.Of(fact);

    private AskedLimb[] ReadAsked(Remedy remedy)
    {
        var limbs = new List<AskedLimb>(rules.Length * 2);
        foreach (var rule in rules)
        {
            if (IsAsked(rule, remedy))
            {
                foreach (var limb in rule.Limbs)
                {
                    limbs.Add(new AskedLimb(rule, limb));
                }
            }
        }

        return [.. limbs];
    }

    private bool IsAsked(Rule rule, Remedy remedy) => rule.Remedies.Has(remedy) && !Facts.Terms.Waived(rule.Requirement).Has(remedy);

    /// <summary>
    /// The ways in which a free remedy is refused whatever kind of item is claimed, though no one limb is known to hold: as an accessory, since it is not
    /// standard configuration (8.3); as anything else, since the service of an accessory does not keep it in warranty (5.1; R9).
    /// </summary>
    public Ways RefusesByCases(Remedy remedy)
    {
        var asked = Asked(remedy).Aggregate(FactSet.Of(), (facts, one) => new FactSet(facts.Bits | one.Limb.Facts.Bits));
        return asked.Has(Fact.NonStandardAccessory) && asked.Has(Fact.OutOfWarranty)
            ? new WarrantyGrounds(Facts).ExpiredByCases()
            : Ways.Never;
    }
}
