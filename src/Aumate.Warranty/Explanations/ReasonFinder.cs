using System.Collections.Immutable;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Explanations;

/// <summary>
/// Finds the minimal sufficient reasons of a settled status. A remedy is refused where one limb is known to hold; nothing refuses it where of each limb one fact
/// is known to be false. Both are monotone in what is known, so the minimal reasons are the shortest forms of the two formulas.
/// </summary>
internal sealed class ReasonFinder(ImmutableArray<LawReading> laws)
{
    private const int MostListed = 16;

    // What is shown is told under the law of the claim date.
    private readonly LawReading first = laws[0];

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
        var inFavour = InFavour(decided);
        for (var i = 0; i < reasons.Capacity; i++)
        {
            reasons.Add(Reason(ways.Sets[i], decided, inFavour));
        }

        return (
            reasons.MoveToImmutable(),
            decided.Status != RemedyStatus.Undetermined && (ways.Truncated || ways.Sets.Length > MostListed)
        );
    }

    /// <summary>The requirements on which an open remedy rests.</summary>
    public ImmutableArray<Requirement> RestsOn(RemedyDecision decided) =>
        (decided.Status, decided.Remedy) switch
        {
            (RemedyStatus.Eligible, Remedy.PaidRepair) => [.. Supplier(first).Select(Asks).Append(Requirement.NoFreeRepair)],
            (RemedyStatus.Eligible or RemedyStatus.Discretionary, not Remedy.PaidRepair) => Shown.RequirementsOf(RestingOn(decided.Remedy)),
            _ => [],
        };

    private ulong RestingOn(Remedy remedy)
    {
        ulong requirements = 0;
        foreach (var asked in first.Asked(remedy))
        {
            requirements |= first.Facts.Values.Prove(asked.Limb.Facts) ? 0 : 1UL << (int)asked.Rule.Requirement;
        }

        return requirements;
    }

    private static Ways Of(RemedyDecision decided, LawReading law) =>
        (decided.Remedy, decided.Status) switch
        {
            (_, RemedyStatus.Undetermined) => Ways.Never,
            // R19: refused where the supplier answers for the item, or where nothing stands against free repair.
            (Remedy.PaidRepair, RemedyStatus.Ineligible) => Any(law, Supplier(law)).Or(None(law, NotFree(law))),
            (Remedy.PaidRepair, _) => Any(law, NotFree(law)).And(None(law, Supplier(law))),
            (var remedy, RemedyStatus.Ineligible) => Any(law, With(law, remedy, Effect.Refuses)),
            (var remedy, RemedyStatus.Discretionary) => Any(law, With(law, remedy, Effect.Discretion))
                .And(None(law, With(law, remedy, Effect.Refuses))),
            var (remedy, _) => None(law, law.Asked(remedy)),
        };

    private static IEnumerable<AskedLimb> With(LawReading law, Remedy remedy, Effect effect) =>
        law.Asked(remedy).Where(asked => asked.Rule.Effect == effect);

    private static IEnumerable<AskedLimb> Supplier(LawReading law) =>
        law.Asked(Remedy.FreeRepair).Where(asked => asked.Rule.Requirement == Requirement.StandardConfiguration);

    private static IEnumerable<AskedLimb> NotFree(LawReading law) =>
        law.Asked(Remedy.FreeRepair).Where(asked => asked.Rule.Requirement != Requirement.StandardConfiguration);

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
            if (fails is { Sets: [var only], Truncated: false })
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

    private SufficientReason Reason(FieldSet set, RemedyDecision decided, Shown inFavour)
    {
        var shown = Against(set, decided) | inFavour;
        if (shown.IsNothing && decided is { Remedy: Remedy.PaidRepair, Status: RemedyStatus.Ineligible })
        {
            shown = Shown.Of(Requirement.NoFreeRepair, Paragraph.OfPaidRepair);
        }

        return new SufficientReason(
            [.. set.Fields().Select(entry => entry.Field)],
            Shown.RequirementsOf(shown.Requirements),
            Shown.ClausesOf(shown.Clauses)
        );
    }

    // What stands against a remedy by these facts.
    private Shown Against(FieldSet set, RemedyDecision decided)
    {
        var shown = default(Shown);
        foreach (var asked in Held(decided))
        {
            shown |= first.Facts.Values.Prove(asked.Limb.Facts) && first.Holds(asked.Limb).HasWithin(set) ? ShownBy(asked) : default;
        }

        return shown;
    }

    // Where nothing stands against a remedy, all that it rests on.
    private Shown InFavour(RemedyDecision decided)
    {
        var shown = default(Shown);
        if (decided is { Remedy: not Remedy.PaidRepair, Status: RemedyStatus.Eligible or RemedyStatus.Discretionary })
        {
            var requirements = RestingOn(decided.Remedy);
            foreach (var asked in Held(decided))
            {
                shown |= (requirements >> (int)asked.Rule.Requirement & 1) != 0 ? ShownBy(asked) : default;
            }
        }

        return shown;
    }

    private IEnumerable<AskedLimb> Held(RemedyDecision decided) =>
        (decided.Remedy, decided.Status) switch
        {
            (Remedy.PaidRepair, RemedyStatus.Ineligible) => Supplier(first),
            (Remedy.PaidRepair, _) => NotFree(first),
            _ => first.Asked(decided.Remedy),
        };

    private static Shown ShownBy(AskedLimb asked) => Shown.Of(asked.Rule.Requirement, asked.Limb.Clause);

    private static Requirement Asks(AskedLimb asked) => asked.Rule.Requirement;
}
