using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Explanations;

/// <summary>
/// Finds the nearest changes: of each limb that stands against a remedy, or can, one fact has to become false, and each fact by one field. The minimal sets
/// that reach all limbs are the changes.
/// </summary>
internal sealed class ChangeFinder(ImmutableArray<LawReading> laws)
{
    private const int MostListed = 16;

    private readonly LocalDate lawSince = LawSince(laws);

    /// <summary>The changes that make a remedy eligible.</summary>
    public (ImmutableArray<ChangeSet> Changes, bool More, ChangeOutlook Outlook) Of(RemedyDecision decided)
    {
        if (decided.Status == RemedyStatus.Eligible)
        {
            return ([], false, ChangeOutlook.NoneNeeded);
        }

        var (held, ways) = decided.Remedy == Remedy.PaidRepair ? OfPaid() : OfFree(decided.Remedy);
        if (ways.Sets.IsEmpty)
        {
            return ([], false, ChangeOutlook.FreeRepairFirst);
        }

        var writer = new ChangeWriter(laws, held, lawSince);
        var sets = ways.Sets.OrderBy(writer.KindOf).ThenBy(set => set, Comparer<FieldSet>.Create((one, other) => one.CompareTo(other)));
        ImmutableArray<ChangeSet> listed = [.. sets.Take(MostListed).Select(writer.Write)];
        return (
            listed,
            ways.Truncated || ways.Sets.Length > MostListed,
            listed[0].Kind == ChangeKind.Actionable ? ChangeOutlook.Actionable : ChangeOutlook.NotActionable
        );
    }

    // Where several laws may govern, it is eligible under each of them, or the purchase date says that it is the claim date's.
    private (HeldTo Held, Ways Ways) OfFree(Remedy remedy)
    {
        var held = new HeldTo(laws[0], remedy);
        var first = held.Ways();
        if (laws.Length == 1)
        {
            return (held, first);
        }

        var all = laws.Skip(1).Aggregate(first, (ways, law) => ways.And(new HeldTo(law, remedy).Ways()));
        return (held, all.Or(first.And(Ways.By(FieldSet.Of(ClaimField.PurchaseDate)))));
    }

    // Paid repair is there where the free one is not (R19). Only the supplier's clause is lifted, and only where free repair cannot be had.
    private (HeldTo Held, Ways Ways) OfPaid()
    {
        var held = new HeldTo(laws[0], Remedy.FreeRepair, asked => asked.Rule.Requirement == Requirement.StandardConfiguration);
        var ways = laws.All(NeverFree)
            ? laws.Aggregate(
                Ways.Anyhow,
                (all, law) =>
                    all.And(new HeldTo(law, Remedy.FreeRepair, asked => asked.Rule.Requirement == Requirement.StandardConfiguration).Ways())
            )
            : Ways.Never;
        return (held, ways.IsAnyhow ? Ways.Never : ways);
    }

    private static bool NeverFree(LawReading law) =>
        law.Asked(Remedy.FreeRepair)
            .Any(asked => asked.Rule.Requirement != Requirement.StandardConfiguration && law.Facts.Values.Prove(asked.Limb.Facts));

    // Of the laws that may govern, that of the claim date came in with the latest of these days.
    private static LocalDate LawSince(ImmutableArray<LawReading> laws)
    {
        var now = laws[0].Facts.Terms;
        var ended = laws.SelectMany(law => law.Facts.Terms.Overlays)
            .Where(overlay => overlay.To < laws[0].Facts.Claim.ClaimDate)
            .Select(overlay => overlay.To!.Value.PlusDays(1));
        return now.Overlays.Select(overlay => overlay.From).Concat(ended).Append(now.Version.EffectiveFrom).Max();
    }
}
