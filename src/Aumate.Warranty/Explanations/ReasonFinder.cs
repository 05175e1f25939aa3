using System.Collections.Immutable;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>
/// Finds the minimal sufficient reasons of a settled status. A remedy is refused where one limb is known to hold; nothing refuses it where of each limb one fact
/// is known to be false. Both are monotone in what is known, so the minimal reasons are the shortest forms of the two formulas.
/// </summary>
/// <param name="laws">The claim under each law that may govern it.</param>
/// <param name="repairIsFree">Whether free repair is eligible.</param>
internal sealed class ReasonFinder(ImmutableArray<LawReading> laws, bool repairIsFree)
{
    private const int MostListed = 16;

    /// <summary>The reasons for the status of a remedy. Empty: it is undetermined.</summary>
    public (ImmutableArray<SufficientReason> Reasons, bool More) Of(RemedyDecision decided)
    {
        // Whichever law governs, the reason holds: it is one under each of them.
        var ways = Ways.Anyhow;
        foreach (var law in laws)
        {
            ways = ways.And(Of(decided, law));
        }

        var reasons = ImmutableArray.CreateBuilder<SufficientReason>(Math.Min(MostListed, ways.Sets.Length));
        for (var i = 0; i < reasons.Capacity; i++)
        {
            reasons.Add(Reason(ways.Sets[i], decided));
        }

        return (
            reasons.MoveToImmutable(),
            decided.Status != RemedyStatus.Undetermined && (ways.LeftOut is not null || ways.Sets.Length > MostListed)
        );
    }

    /// <summary>The requirements on which an open remedy rests, under any law that may govern.</summary>
    public ImmutableArray<Requirement> RestsOn(RemedyDecision decided) =>
        (decided.Status, decided.Remedy) switch
        {
            (RemedyStatus.Eligible, Remedy.PaidRepair) =>
            [
                .. laws.SelectMany(Supplier).Select(asked => asked.Rule.Requirement).Append(Requirement.NoFreeRepair).Distinct(),
            ],
            (RemedyStatus.Eligible or RemedyStatus.Discretionary, not Remedy.PaidRepair) => Met(decided.Remedy, null).ToRequirements(),
            _ => [],
        };

    private static Ways Of(RemedyDecision decided, LawReading law) =>
        (decided.Remedy, decided.Status) switch
        {
            (_, RemedyStatus.Undetermined) => Ways.Never,
            // R19: refused where the supplier answers for the item, or where nothing stands against free repair.
            (Remedy.PaidRepair, RemedyStatus.Ineligible) => Any(law, Supplier(law)).Or(None(law, NotFree(law))),
            (Remedy.PaidRepair, _) => Any(law, NotFree(law)).And(None(law, Supplier(law))),
            (var remedy, RemedyStatus.Ineligible) => Any(law, With(law, remedy, Effect.Refuses)).Or(law.RefusesByCases(remedy)),
            (var remedy, RemedyStatus.Discretionary) => Any(law, With(law, remedy, Effect.Discretion))
                .And(None(law, With(law, remedy, Effect.Refuses))),
            var (remedy, _) => None(law, law.Asked(remedy)),
        };

    private static IEnumerable<AskedLimb> With(LawReading law, Remedy remedy, Effect effect) =>
        law.Asked(remedy).Where(asked => asked.Rule.Effect == effect);

    private static IEnumerable<AskedLimb> Supplier(LawReading law) => law.Asked(Remedy.FreeRepair).Where(asked => asked.IsSuppliers);

    private static IEnumerable<AskedLimb> NotFree(LawReading law) => law.Asked(Remedy.FreeRepair).Where(asked => !asked.IsSuppliers);

    private static Ways Any(LawReading law, IEnumerable<AskedLimb> limbs)
    {
        var ways = Ways.Never;
        foreach (var asked in limbs)
        {
            ways = ways.Or(law.Holds(asked.Limb));
        }

        return ways;
    }

    // Mostly a limb fails in one way, and such ways add up to one.
    private static Ways None(LawReading law, IEnumerable<AskedLimb> limbs)
    {
        var (ways, onlyWay) = (Ways.Anyhow, FieldSet.None);
        foreach (var asked in limbs)
        {
            var fails = law.Fails(asked.Limb);
            if (fails is { Sets: [var only], LeftOut: null })
            {
                onlyWay |= only;
            }
            else
            {
                (ways, onlyWay) = (ways.And(Ways.By(onlyWay)).And(fails), FieldSet.None);
            }
        }

        return ways.And(Ways.By(onlyWay));
    }

    private SufficientReason Reason(FieldSet set, RemedyDecision decided)
    {
        var shown = ShownBy(set, decided);
        return new SufficientReason(set.Names(), shown.ToRequirements(), shown.ToClauses());
    }

    // What stands against a remedy by these facts; where nothing does, or no more than a ground for discretion, what they show to be met.
    private Shown ShownBy(FieldSet set, RemedyDecision decided) =>
        (decided.Remedy, decided.Status) switch
        {
            // Nothing bars the free one; but where the item may be the supplier's or is, what is shown is that either way there is no paid one.
            (Remedy.PaidRepair, RemedyStatus.Ineligible) => Against(set, decided) is { IsNothing: false } supplier ? supplier
            : repairIsFree ? Shown.Of(Requirement.NoFreeRepair, Paragraph.OfPaidRepair)
            : default,
            (Remedy.PaidRepair, _) or (_, RemedyStatus.Ineligible) => Against(set, decided),
            (_, RemedyStatus.Discretionary) => Against(set, decided) | Met(decided.Remedy, set),
            _ => Met(decided.Remedy, null),
        };

    private Shown Against(FieldSet set, RemedyDecision decided)
    {
        var shown = default(Shown);
        foreach (var law in laws)
        {
            foreach (var asked in HeldTo(law, decided))
            {
                shown |= law.Holds(asked.Limb).HasWithin(set) ? ShownBy(asked) : default;
            }
        }

        return shown;
    }

    // What is met, or where a set is given, what its fields show to be met.
    private Shown Met(Remedy remedy, FieldSet? by)
    {
        var shown = default(Shown);
        foreach (var law in laws)
        {
            foreach (var asked in law.Asked(remedy))
            {
                var met = !law.Facts.Values.Allow(asked.Limb.Facts) && (by is not { } set || law.Fails(asked.Limb).HasWithin(set));
                shown |= met ? ShownBy(asked) : default;
            }
        }

        return shown;
    }

    private static IEnumerable<AskedLimb> HeldTo(LawReading law, RemedyDecision decided) =>
        decided.Remedy != Remedy.PaidRepair ? law.Asked(decided.Remedy)
        : decided.Status == RemedyStatus.Ineligible ? Supplier(law)
        : NotFree(law);

    private static Shown ShownBy(AskedLimb asked) => Shown.Of(asked.Rule.Requirement, asked.Limb.Clause);
}
