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

    /// <summary>The reasons for the status of a remedy. Empty: it is undetermined.</summary>
    public (ImmutableArray<SufficientReason> Reasons, bool More) Of(RemedyDecision decided)
    {
        // Whichever law governs, the reason holds: it is one under each of them.
        var ways = laws.Aggregate(Ways.Anyhow, (all, law) => all.And(Of(decided, law)));
        return (
            [.. ways.Sets.Take(MostListed).Select(set => Reason(set, decided))],
            decided.Status != RemedyStatus.Undetermined && (ways.Truncated || ways.Sets.Length > MostListed)
        );
    }

    /// <summary>The requirements on which an open remedy rests, under any law that may govern.</summary>
    public ImmutableArray<Requirement> RestsOn(RemedyDecision decided) =>
        (decided.Status, decided.Remedy) switch
        {
            (RemedyStatus.Eligible, Remedy.PaidRepair) =>
            [
                .. laws.SelectMany(Supplier).Select(Asks).Append(Requirement.NoFreeRepair).Distinct(),
            ],
            (RemedyStatus.Eligible or RemedyStatus.Discretionary, not Remedy.PaidRepair) =>
            [
                .. laws.SelectMany(law => Met(law, decided.Remedy)).Select(Asks).Distinct().Order(),
            ],
            _ => [],
        };

    private static IEnumerable<AskedLimb> Met(LawReading law, Remedy remedy) =>
        law.Asked(remedy).Where(asked => !law.Facts.Values.Allow(asked.Limb.Facts));

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

    private static Ways Any(LawReading law, IEnumerable<AskedLimb> limbs) =>
        limbs.Aggregate(Ways.Never, (ways, asked) => ways.Or(law.Holds(asked.Limb)));

    private static Ways None(LawReading law, IEnumerable<AskedLimb> limbs) =>
        limbs.Aggregate(Ways.Anyhow, (ways, asked) => ways.And(law.Fails(asked.Limb)));

    private SufficientReason Reason(FieldSet set, RemedyDecision decided)
    {
        var shown = Shown(set, decided).ToArray();
        return new SufficientReason(
            [.. set.Fields().Select(entry => entry.Field)],
            [.. shown.Select(entry => entry.Requirement).Distinct().Order()],
            [.. shown.Select(entry => entry.Clause).Distinct().OrderBy(Paragraph.PlaceOf)]
        );
    }

    // What stands against a remedy by these facts; where nothing does, or no more than a ground for discretion, what they show to be met.
    private IEnumerable<(Requirement Requirement, string Clause)> Shown(FieldSet set, RemedyDecision decided)
    {
        var against = laws.SelectMany(law => HeldTo(law, decided).Where(asked => law.Holds(asked.Limb).Sets.Any(way => way.IsWithin(set))));
        return (decided.Remedy, decided.Status) switch
        {
            (Remedy.PaidRepair, RemedyStatus.Ineligible) => against
                .Select(Cited)
                .DefaultIfEmpty((Requirement.NoFreeRepair, Paragraph.OfPaidRepair)),
            (Remedy.PaidRepair, _) or (_, RemedyStatus.Ineligible) => against.Select(Cited),
            (_, RemedyStatus.Discretionary) => against
                .Concat(
                    laws.SelectMany(law =>
                        Met(law, decided.Remedy).Where(asked => law.Fails(asked.Limb).Sets.Any(way => way.IsWithin(set)))
                    )
                )
                .Select(Cited),
            _ => laws.SelectMany(law => Met(law, decided.Remedy)).Select(Cited),
        };
    }

    private static IEnumerable<AskedLimb> HeldTo(LawReading law, RemedyDecision decided) =>
        decided.Remedy != Remedy.PaidRepair ? law.Asked(decided.Remedy)
        : decided.Status == RemedyStatus.Ineligible ? Supplier(law)
        : NotFree(law);

    private static (Requirement Requirement, string Clause) Cited(AskedLimb asked) => (asked.Rule.Requirement, asked.Limb.Clause);

    private static Requirement Asks(AskedLimb asked) => asked.Rule.Requirement;
}
