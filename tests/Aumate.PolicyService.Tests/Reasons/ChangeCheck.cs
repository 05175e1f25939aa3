using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Holds the changes of a remedy against what comes of making them.</summary>
internal sealed class ChangeCheck(ReasonCase subject)
{
    private const int MostListed = 16;
    private readonly Claim claim = subject.Evaluation.Claim;
    private readonly Decision decision = subject.Evaluation.Decision;

    /// <summary>What is wrong, in words. Empty: nothing.</summary>
    public IEnumerable<string> Complaints(RemedyWorking working) =>
        new[]
        {
            OfOutlook(working),
            working.Changes.SelectMany(set => OfSet(set, working.Remedy)),
            OfList(working),
            working.Remedy == Remedy.PaidRepair ? OfPaidRepair(working) : OfFreeRemedy(working),
        }
            .SelectMany(complaints => complaints)
            .Select(complaint => $"{working.Remedy} ({decision[working.Remedy].Status}): {complaint}");

    private IEnumerable<string> OfOutlook(RemedyWorking working)
    {
        var actionable = working.Changes.Any(set => set.Kind == ChangeKind.Actionable);
        var expected =
            decision[working.Remedy].Status == RemedyStatus.Eligible ? ChangeOutlook.NoneNeeded
            : actionable ? ChangeOutlook.Actionable
            : working is { Remedy: Remedy.PaidRepair, Changes.IsEmpty: true }
            && decision[Remedy.FreeRepair].Status != RemedyStatus.Ineligible
                ? ChangeOutlook.FreeRepairFirst
            : ChangeOutlook.NotActionable;
        return working.Outlook == expected ? [] : [$"the outlook is {expected}, said {working.Outlook}"];
    }

    private IEnumerable<string> OfFreeRemedy(RemedyWorking working)
    {
        var status = decision[working.Remedy].Status;
        if (working.Changes.IsEmpty != (status == RemedyStatus.Eligible))
        {
            yield return $"{working.Changes.Length} sets of changes";
        }

        var unknown = working.Changes.SelectMany(set => set.Changes).Select(change => change.Field).Where(IsUnknown).Distinct();
        foreach (
            var field in unknown.Where(field =>
                status == RemedyStatus.Undetermined && subject.Plain.Length == 1 && !CanMatter(field, working.Remedy)
            )
        )
        {
            yield return $"{FieldOrder.Say(field)} is to change and not missing";
        }
    }

    // What an open remedy lacks. Where it was sent without consent, an exchange is at best at discretion, complete or not; to be eligible it takes both.
    private bool CanMatter(FieldRef field, Remedy remedy) =>
        decision[remedy].Missing.Contains(field)
        || (
            field == ClaimField.Complete && remedy == Remedy.Exchange && claim is { Shipped: true, Authorization: ReturnAuthorization.None }
        );

    private IEnumerable<string> OfPaidRepair(RemedyWorking working)
    {
        var standard = new Change(
            ClaimField.ItemStandardConfiguration,
            KindOf(ClaimField.ItemStandardConfiguration),
            ChangeLimit.Exactly,
            []
        );
        var helps = decision[Remedy.PaidRepair].Status != RemedyStatus.Eligible && IsEligible([standard], Remedy.PaidRepair);
        string[] expected = helps ? [$"{ClaimField.ItemStandardConfiguration}"] : [];
        var listed = working.Changes.Select(set => string.Join(' ', set.Changes.Select(change => change.Field.Field.ToString()))).ToArray();
        return listed.SequenceEqual(expected) ? [] : [$"changes {string.Join(", ", expected)}, listed {string.Join(", ", listed)}"];
    }

    private IEnumerable<string> OfSet(ChangeSet set, Remedy remedy)
    {
        if (!IsEligible(set.Changes, remedy))
        {
            yield return $"{Say(set)} does not make it eligible";
        }

        if (set.Changes.IsEmpty || set.Kind != set.Changes.Max(change => change.Kind))
        {
            yield return $"{Say(set)} is not of its hardest kind";
        }

        foreach (var change in set.Changes)
        {
            var others = set.Changes.Where(other => other != change).ToArray();
            if (IsEligible(others, remedy))
            {
                yield return $"{Say(set)} does without {FieldOrder.Say(change.Field)}";
            }

            foreach (var complaint in OfKind(change).Concat(OfLimit(change, others, remedy)))
            {
                yield return $"{Say(set)}: {complaint}";
            }
        }
    }

    private IEnumerable<string> OfKind(Change change)
    {
        // Nobody can show a purchase that would have been after an earlier service (R29).
        var mayBeAfterService =
            change.Field == ClaimField.PurchaseDate
            && claim.PurchaseDate is null
            && claim.Services.Any(service => service.CompletionDate is not null);
        var isAfterService = mayBeAfterService && claim.Services.Any(service => service.CompletionDate < change.Day);
        var kind = isAfterService ? ChangeKind.Fixed : KindOf(change.Field);
        if (change.Kind != kind)
        {
            yield return $"{FieldOrder.Say(change.Field)} is {kind}";
        }

        // The purchase date may be there for the law that it brings alone.
        var bringsLaw = change.Field == ClaimField.PurchaseDate && subject.Plain.Length > 1;
        if ((change.Requirements.IsEmpty && !bringsLaw) || !change.Requirements.SequenceEqual(change.Requirements.Distinct().Order()))
        {
            yield return $"{FieldOrder.Say(change.Field)} would meet {string.Join(' ', change.Requirements)}";
        }
    }

    public ChangeKind KindOf(FieldRef field) =>
        IsUnknown(field) ? ChangeKind.Actionable
        : field.Field == ClaimField.ClaimDate ? ChangeKind.Lapsed
        : field.Field is ClaimField.ProofOfPurchase or ClaimField.WarrantyCertificate or ClaimField.Complete or ClaimField.Authorization
            ? ChangeKind.Actionable
        : ChangeKind.Fixed;

    private bool IsUnknown(FieldRef field)
    {
        var known = KnownFields.Of(subject.Evaluation);
        return field.Field switch
        {
            ClaimField.PurchaseDate => claim.PurchaseDate is null,
            ClaimField.PeriodMonths => !known.Contains(field) && !known.Contains(ClaimField.CatalogWarrantyMonths),
            ClaimField.OperatingSystem => !known.Contains(field) && !known.Contains(ClaimField.CatalogOperatingSystem),
            ClaimField.ItemStandardConfiguration => !known.Contains(field) && !known.Contains(ClaimField.CatalogStandardConfiguration),
            _ => !known.Contains(field),
        };
    }

    // The bound of a limit does, and so does what lies beyond it; what lies before it does not.
    private IEnumerable<string> OfLimit(Change change, Change[] others, Remedy remedy)
    {
        var claimed = others.FirstOrDefault(other => other.Field == ClaimField.ClaimDate)?.Day ?? claim.ClaimDate;
        var (enough, tooLittle) = Around(change, claimed);
        foreach (var more in enough.Where(more => !IsEligible([.. others, more], remedy)))
        {
            yield return $"{Say(more)} is beyond the bound, and not enough";
        }

        if (tooLittle is not null && CanBe(tooLittle) && IsEligible([.. others, tooLittle], remedy))
        {
            yield return $"{Say(tooLittle)} is before the bound, and enough";
        }
    }

    private static (Change[] Enough, Change? TooLittle) Around(Change change, LocalDate claimed) =>
        change switch
        {
            { Limit: ChangeLimit.AtLeast, Day: { } day } => (
                [change with { Day = day.PlusDays(Period.DaysBetween(day, claimed) / 2) }, change with { Day = claimed }],
                change with
                {
                    Day = day.PlusDays(-1),
                }
            ),
            { Limit: ChangeLimit.AtLeast, Months: { } months } => (
                [change with { Months = (months + Bounds.PeriodMonths) / 2 }, change with { Months = Bounds.PeriodMonths }],
                change with
                {
                    Months = months - 1,
                }
            ),
            { Limit: ChangeLimit.AtMost, Day: { } last } => ([], change with { Day = last.PlusDays(1) }),
            _ => ([], null),
        };

    private bool CanBe(Change change) =>
        change.Limit == ChangeLimit.AtMost ? change.Day <= claim.ClaimDate
        : change.Field == ClaimField.PurchaseDate ? claim.Jurisdiction is null
        : change.Months is null or >= 1;

    private bool IsEligible(IReadOnlyCollection<Change> changes, Remedy remedy) =>
        ReasonCase.Evaluate(ChangeApplying.After(claim, changes)).Decision[remedy].Status == RemedyStatus.Eligible;

    private static IEnumerable<string> OfList(RemedyWorking working)
    {
        var ordered = working
            .Changes.OrderBy(set => set.Kind)
            .ThenBy(set => set.Changes.Length)
            .ThenBy(set => set.Changes.Select(change => change.Field.Order).ToArray(), FieldOrder.ByFields);
        if (!ordered.SequenceEqual(working.Changes))
        {
            yield return $"the sets {string.Join(' ', working.Changes.Select(Say))} are out of order";
        }

        if (working.Changes.Select(Say).Distinct(StringComparer.Ordinal).Count() != working.Changes.Length)
        {
            yield return "a set of changes is listed twice";
        }

        if (working.Changes.Length > MostListed || (working.MoreChanges && working.Changes.Length != MostListed))
        {
            yield return $"{working.Changes.Length} sets of changes, and more: {working.MoreChanges}";
        }
    }

    private static string Say(ChangeSet set) => $"{{{string.Join(", ", set.Changes.Select(Say))}}}";

    private static string Say(Change change) =>
        $"{FieldOrder.Say(change.Field)} {change.Limit} {change.Day:uuuu-MM-dd}{change.Months}{change.Name}{change.Cause} ({change.Kind})";
}
