using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Holds the listed changes of a free remedy against all minimal sets of all that may change.</summary>
internal sealed class ChangeListCheck(ReasonCase subject)
{
    private const int MostListed = 16;

    /// <summary>Beyond so many, the list is not held to be the first of them.</summary>
    private const int MostSought = 200;

    private readonly ChangeCheck kinds = new(subject);

    /// <summary>What is wrong, in words. Empty: nothing.</summary>
    public IEnumerable<string> Complaints(RemedyWorking working)
    {
        var status = subject.Evaluation.Decision[working.Remedy].Status;
        if (working.Remedy == Remedy.PaidRepair || status == RemedyStatus.Eligible)
        {
            return [];
        }

        var menu = new ChangeMenu(subject, working.Remedy, Lapsed(working));
        return OfOutlook(working, menu)
            .Concat(OfDay(working, menu))
            .Concat(OfList(working, menu))
            .Select(complaint => $"{working.Remedy} ({status}): {complaint}");
    }

    private static LocalDate? Lapsed(RemedyWorking working) =>
        working.Changes.SelectMany(set => set.Changes).FirstOrDefault(change => change.Field == ClaimField.ClaimDate)?.Day;

    // The product was bought before it was first serviced (R29).
    private Change AsCanBe(Change change) =>
        change.Field == ClaimField.PurchaseDate
            ? change with
            {
                Day =
                    subject.Evaluation.Claim.Services.Min(service => service.CompletionDate) is { } served && served < change.Day
                        ? served
                        : change.Day,
            }
            : change;

    // Made together, all that somebody can do is enough, or nothing that anybody can do is.
    private IEnumerable<string> OfOutlook(RemedyWorking working, ChangeMenu menu)
    {
        var actionable = menu.Changes.Where(change => kinds.KindOf(change.Field) == ChangeKind.Actionable);
        var helps = menu.IsEnough([.. actionable.Select(AsCanBe)]);
        if (helps != (working.Outlook == ChangeOutlook.Actionable))
        {
            yield return $"the outlook is said to be {working.Outlook}, and all that can be acted on {(helps ? "helps" : "does not help")}";
        }
    }

    // Whatever else changes, the day after was too late.
    private static IEnumerable<string> OfDay(RemedyWorking working, ChangeMenu menu)
    {
        var later = menu.Changes.Select(change =>
            change.Field == ClaimField.ClaimDate ? change with { Day = change.Day!.Value.PlusDays(1) } : change
        );
        if (Lapsed(working) is { } day && menu.IsEnough([.. later]))
        {
            yield return $"{day:uuuu-MM-dd} is not the last day on which it would have held";
        }
    }

    private IEnumerable<string> OfList(RemedyWorking working, ChangeMenu menu)
    {
        var all = MinimalSets.Of(menu.Everything, menu.IsEnough, MostSought);
        if (all.Count == MostSought)
        {
            yield break;
        }

        var expected = all.Select(menu.Of)
            .OrderBy(set => set.Max(change => kinds.KindOf(change.Field)))
            .ThenBy(set => set.Length)
            .ThenBy(set => set.Select(Place).ToArray(), FieldOrder.ByFields)
            .Take(MostListed)
            .Select(Say)
            .ToArray();
        var listed = working.Changes.Select(set => Say(set.Changes)).ToArray();
        // A purchase after an earlier service is settled and comes last; how late it would have to be, the menu does not know. Then order is ChangeCheck's.
        var same = HasUnknownPurchaseAndService
            ? all.Count > MostListed || expected.ToHashSet(StringComparer.Ordinal).SetEquals(listed)
            : expected.SequenceEqual(listed);
        if (!same)
        {
            yield return $"of {all.Count} sets of changes {string.Join(" ", expected)}, listed {string.Join(" ", listed)}";
        }

        if (working.MoreChanges != (all.Count > MostListed))
        {
            yield return $"of {all.Count} sets of changes, more is said to be {working.MoreChanges}";
        }
    }

    private bool HasUnknownPurchaseAndService =>
        subject.Evaluation.Claim is { PurchaseDate: null } claim && claim.Services.Any(service => service.CompletionDate is not null);

    // Causes stand in one place and are told apart there.
    private static int Place(Change change) =>
        (change.Field.Order * ((int)Fact.SentWithoutConsent + 2)) + (change.Cause is { } cause ? (int)cause + 1 : 0);

    private static string Say(IEnumerable<Change> changes) =>
        $"{{{string.Join(' ', changes.Select(change => $"{FieldOrder.Say(change.Field)}{(change.Cause is { } cause ? $"-{cause}" : "")}"))}}}";
}
