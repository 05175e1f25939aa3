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
/// <param name="laws">The claim under each law that may govern it.</param>
/// <param name="repairMayBeFree">Whether free repair is not refused.</param>
internal sealed class ChangeFinder(ImmutableArray<LawReading> laws, bool repairMayBeFree)
{
    private const int MostListed = 16;

    private readonly Lazy<LocalDate> lawSince = new(() => LawSince(laws), LazyThreadSafetyMode.None);

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
            return ([], false, repairMayBeFree ? ChangeOutlook.FreeRepairFirst : ChangeOutlook.NotActionable);
        }

        var listed = List(ways, new ChangeWriter(laws, held, lawSince.Value));
        return (
            listed,
            ways.LeftOut is not null || ways.Sets.Length > MostListed,
            listed[0].Kind == ChangeKind.Actionable ? ChangeOutlook.Actionable : ChangeOutlook.NotActionable
        );
    }

    private static ImmutableArray<ChangeSet> List(Ways ways, ChangeWriter writer)
    {
        if (ways.Sets is [var only])
        {
            return [writer.Write(only)];
        }

        var sets = ways.Sets.OrderBy(writer.KindOf).ThenBy(set => set, Comparer<FieldSet>.Create((one, other) => one.CompareTo(other)));
        return [.. sets.Take(MostListed).Select(writer.Write)];
    }

    // Where several laws may govern, it is eligible under each of them, or the purchase date says that it is the claim date's.
    private (ImmutableArray<HeldTo> Held, Ways Ways) OfFree(Remedy remedy)
    {
        ImmutableArray<HeldTo> held = [.. laws.Select(law => new HeldTo(law, remedy))];
        var first = held[0].Ways();
        return laws.Length == 1 ? (held, first) : (held, All(held).Or(first.And(Ways.By(FieldSet.Of(ClaimField.PurchaseDate)))));
    }

    // Paid repair is there where the free one is not (R19). Only the supplier's clause is lifted, and only where free repair cannot be had.
    private (ImmutableArray<HeldTo> Held, Ways Ways) OfPaid()
    {
        ImmutableArray<HeldTo> held = [.. laws.Select(law => new HeldTo(law, Remedy.FreeRepair, asked => asked.IsSuppliers))];
        var ways = laws.All(NeverFree) ? All(held) : Ways.Never;
        return (held, ways.IsAnyhow ? Ways.Never : ways);
    }

    private static Ways All(ImmutableArray<HeldTo> held) => held.Aggregate(Ways.Anyhow, (all, one) => all.And(one.Ways()));

    private static bool NeverFree(LawReading law) =>
        law.Asked(Remedy.FreeRepair).Any(asked => !asked.IsSuppliers && law.Facts.Values.Prove(asked.Limb.Facts));

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
