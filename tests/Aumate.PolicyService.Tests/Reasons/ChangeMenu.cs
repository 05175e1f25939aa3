using System.Collections.Immutable;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>
/// All that may change for the sake of a free remedy, one field or cause at a time, each to what favours the customer most: what is stated of sale,
/// product, diagnosis and causes, what is in somebody's hands, the claim date where a day has passed, and what is not known. An established purchase
/// date, period or service is not on it. The name of an accessory says which services were of it; whether it is standard configuration is a fact of its own
/// (R2), and nothing that a name brings about. With more changes made, a remedy that is eligible stays so: where the claim date is on it, nothing does without.
/// </summary>
internal sealed class ChangeMenu
{
    private readonly ReasonCase subject;
    private readonly Remedy remedy;
    private readonly Claim claim;
    private readonly ImmutableArray<string?> names;

    /// <summary>Reads what may change.</summary>
    /// <param name="subject">The claim.</param>
    /// <param name="remedy">A free remedy that is not eligible.</param>
    /// <param name="day">The day of a claim that was still in time. Null: the claim date is not among the changes that were found.</param>
    public ChangeMenu(ReasonCase subject, Remedy remedy, LocalDate? day)
    {
        (this.subject, this.remedy, claim) = (subject, remedy, FullCatalog.WithoutConfiguration(subject.Evaluation.Claim));
        names = claim.Item.Name is { } known ? [known] : [null, .. claim.Services.Select(NameOf).OfType<string>().Distinct()];
        (bool IsOn, Change Change)[] time =
        [
            (HasLapsed, To(ClaimField.ClaimDate) with { Day = day ?? claim.PurchaseDate }),
            (claim.PurchaseDate is null, To(ClaimField.PurchaseDate) with { Day = claim.ClaimDate }),
            (claim.PeriodMonths is null && subject.Evaluation.Catalog.WarrantyMonths is null, To(ClaimField.PeriodMonths)),
        ];
        Changes =
        [
            .. new[] { time, OfSale(), OfItem(), OfPapers(), [.. OfFailure()], [.. claim.Services.SelectMany(OfService)] }
                .SelectMany(some => some)
                .Where(one => one.IsOn)
                .Select(one => one.Change)
                .OrderBy(change => change.Field.Order)
                .ThenBy(change => change.Cause),
        ];
    }

    /// <summary>The changes, in the order of fields.</summary>
    public ImmutableArray<Change> Changes { get; }

    /// <summary>The set of all of them.</summary>
    public ulong Everything => (1UL << Changes.Length) - 1;

    /// <summary>The set of those for which something holds.</summary>
    public ulong Where(Predicate<Change> holds) =>
        Enumerable.Range(0, Changes.Length).Aggregate(0UL, (set, i) => holds(Changes[i]) ? set | (1UL << i) : set);

    /// <summary>The changes of a set.</summary>
    public Change[] Of(ulong set) => [.. Changes.Where((_, i) => (set & (1UL << i)) != 0)];

    /// <summary>Whether a set of changes makes the remedy eligible, whatever name an item of an unknown name would have to have.</summary>
    public bool IsEnough(ulong set) => IsEnough(Of(set));

    /// <summary>Whether changes make the remedy eligible, whatever name an item of an unknown name would have to have.</summary>
    public bool IsEnough(Change[] changes) =>
        (changes.Any(IsOfItemName) ? names : names[..1]).Any(name =>
        {
            var named = Array.ConvertAll(changes, change => change with { Name = name });
            var changed = ReasonCase.Evaluate(ChangeApplying.After(claim, named));
            return changed.Decision[remedy].Status == RemedyStatus.Eligible;
        });

    private static bool IsOfItemName(Change change) => change.Field.Field is ClaimField.ItemPart or ClaimField.ItemAccessoryModel;

    // Kind, limit and requirements are said by what was found; here only the field and the value count.
    private static Change To(FieldRef field) => new(field, ChangeKind.Actionable, ChangeLimit.Exactly, []);

    private static (bool IsOn, Change Change) Unless(bool isSo, FieldRef field) => (!isSo, To(field));

    // A day has passed where it is known to have; where that is not known, it can be found out that it has not.
    private bool HasLapsed =>
        IsPast(Fact.PastReturnWindow, PlainRequirement.ReturnWindow)
        || IsPast(Fact.PastExchangeWindow, PlainRequirement.ExchangeWindow)
        || IsPast(Fact.OutOfWarranty, PlainRequirement.InWarranty);

    private bool IsPast(Fact fact, PlainRequirement requirement) =>
        claim.PurchaseDate is not null
        && subject.Evaluation.Facts.Values[fact] == true
        && PlainTable.Ask(requirement, (PlainRemedy)remedy) != PlainAsk.Nothing
        && !PlainTable.IsWaived(subject.Plain[0], requirement, (PlainRemedy)remedy);

    private (bool IsOn, Change Change)[] OfSale() =>
        [
            Unless(claim.PriceKind == PriceKind.Standard, ClaimField.PriceKind),
            Unless(claim.UnitKind == UnitKind.Production, ClaimField.UnitKind),
            Unless(claim.Title == Title.Purchased, ClaimField.Title),
            Unless(claim.Source == Source.Authorized, ClaimField.Source),
        ];

    private (bool IsOn, Change Change)[] OfItem()
    {
        var (item, catalog) = (claim.Item, subject.Evaluation.Catalog);
        var isStandard = (item.StandardConfiguration ?? catalog.StandardConfiguration) == true;
        var isEmbedded = (claim.OperatingSystem ?? catalog.OperatingSystem) == OperatingSystemKind.Embedded;
        return
        [
            (item.Kind is ItemKind.Consumable or ItemKind.Packaging or ItemKind.Appearance, To(ClaimField.ItemKind)),
            (item.Kind == ItemKind.Part && item.Part is null, To(ClaimField.ItemPart)),
            (item.Kind == ItemKind.Accessory && item.AccessoryModel is null, To(ClaimField.ItemAccessoryModel)),
            (item.Kind == ItemKind.Accessory && !isStandard, To(ClaimField.ItemStandardConfiguration)),
            Unless(isEmbedded, ClaimField.OperatingSystem),
        ];
    }

    private (bool IsOn, Change Change)[] OfPapers() =>
        [
            Unless(claim.ProofOfPurchase == true, ClaimField.ProofOfPurchase),
            Unless(claim.WarrantyCertificate == true, ClaimField.WarrantyCertificate),
            Unless(claim.SerialLabel == SerialLabel.Intact, ClaimField.SerialLabel),
            Unless(claim.SerialMatches == true, ClaimField.SerialMatches),
            Unless(claim.Complete == true, ClaimField.Complete),
            Unless(claim.Authorization == ReturnAuthorization.Granted, ClaimField.Authorization),
        ];

    private IEnumerable<(bool IsOn, Change Change)> OfFailure() =>
        claim
            .Causes.Facts()
            .Select(cause => (true, To(ClaimField.Causes) with { Cause = cause }))
            .Append(Unless(claim.Diagnosis == Diagnosis.ProductFault, ClaimField.Diagnosis));

    private IEnumerable<(bool IsOn, Change Change)> OfService(ReportedService service, int index) =>
        [
            (service.CompletionDate is null, To(new FieldRef(ClaimField.ServiceDate, index))),
            (service.Covered is null, To(new FieldRef(ClaimField.ServiceCovered, index))),
            (service.Scope is null, To(new FieldRef(ClaimField.ServiceScope, index))),
            (claim.Item.Kind == ItemKind.Part && service.Part is null, To(new FieldRef(ClaimField.ServicePart, index))),
            (
                claim.Item.Kind == ItemKind.Accessory && service.AccessoryModel is null,
                To(new FieldRef(ClaimField.ServiceAccessoryModel, index))
            ),
        ];

    private string? NameOf(ReportedService service) =>
        claim.Item.Kind switch
        {
            ItemKind.Part => service.Part,
            ItemKind.Accessory => service.AccessoryModel,
            _ => null,
        };
}
