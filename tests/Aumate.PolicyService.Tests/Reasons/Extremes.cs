using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>
/// The completions of what is held of a claim in which all that is free speaks for the customer, or all against. A requirement that is met in one and
/// not in another of all completions is so here too: each can be spoiled without mending another, whatever the item and the events are.
/// </summary>
internal static class Extremes
{
    private const string Other = "some other name";
    private static readonly bool[] Either = [true, false];
    private static readonly uint AllCauses = Reading.Bits(Enum.GetValues<PlainCause>());
    private static readonly DateOnly Earliest = new(1, 1, 1);
    private static readonly DateOnly Latest = new(9000, 1, 1);

    public static IEnumerable<Completion> Of(Held held) =>
        from item in Items(held)
        from consent in held.Has(ClaimField.Authorization) ? [held.Claim.Consent] : Enum.GetValues<PlainConsent>()
        from sent in held.Has(ClaimField.Shipped) ? [held.Claim.Sent] : Either
        from good in Either
        select Complete(held, item with { Consent = consent, Sent = sent }, good);

    /// <summary>The claimed item in each way: by kind, by names that services have and one that none has, standard or not.</summary>
    private static IEnumerable<PlainClaim> Items(Held held) =>
        from kind in held.Has(ClaimField.ItemKind) ? [held.Claim.Item] : Enum.GetValues<PlainItem>()
        from part in kind == PlainItem.Part ? Names(held.Claim.Part, held.Claim.Services.Select(service => service.Part)) : [""]
        from model in kind == PlainItem.Accessory
            ? Names(held.Claim.AccessoryModel, held.Claim.Services.Select(service => service.AccessoryModel))
            : [""]
        from standard in kind == PlainItem.Accessory && held.Claim.Standard is null ? Either : [held.Claim.Standard ?? true]
        select held.Claim with
        {
            Item = kind,
            Part = part,
            AccessoryModel = model,
            Standard = standard,
        };

    private static IEnumerable<string> Names(string? held, IEnumerable<string?> others) =>
        held is not null ? [held] : others.OfType<string>().Append(Other).Distinct(StringComparer.Ordinal);

    private static Completion Complete(Held held, PlainClaim item, bool good)
    {
        var (claimDate, purchase) = Days(held, good);
        var (diagnosis, causes) = Failure(held, good);
        var claim = item with { ClaimDate = claimDate, Services = Services(held, item, claimDate, purchase, good) };
        return new Completion(claim)
        {
            Purchase = purchase,
            PeriodMonths = claim.PeriodMonths ?? (good ? 600 : 0),
            Price = claim.Price ?? (good ? PlainPrice.Standard : PlainPrice.Special),
            Unit = claim.Unit ?? (good ? PlainUnit.Production : PlainUnit.Prototype),
            Title = claim.Title ?? (good ? PlainTitle.Purchased : PlainTitle.Borrowed),
            Source = claim.Source ?? (good ? PlainSource.Authorized : PlainSource.Unauthorized),
            Invoice = claim.Invoice ?? good,
            Certificate = claim.Certificate ?? good,
            SerialLabel = claim.SerialLabel ?? (good ? PlainSerialLabel.Intact : PlainSerialLabel.Absent),
            SerialMatch = claim.SerialMatch ?? good,
            Complete = claim.Complete ?? good,
            Os = claim.Os ?? (good ? PlainOs.Embedded : PlainOs.NonEmbedded),
            Diagnosis = diagnosis,
            Causes = causes,
        };
    }

    private static (DateOnly Claim, DateOnly Purchase) Days(Held held, bool good)
    {
        DateOnly? day = held.Has(ClaimField.ClaimDate) ? held.Claim.ClaimDate : null;
        var purchase = held.Claim.PurchaseDate;
        return (day, purchase, good) switch
        {
            (not null, not null, _) => (day.Value, purchase.Value),
            (_, _, true) => ((day ?? purchase ?? held.Claim.ClaimDate), (purchase ?? day ?? held.Claim.ClaimDate)),
            _ => (day ?? Latest, purchase ?? Earliest),
        };
    }

    // R11: a diagnosis that is not held may leave any cause of clause 5 to be found; one that is held settles all but those that are listed.
    private static (PlainDiagnosis Diagnosis, uint Causes) Failure(Held held, bool good)
    {
        var diagnosis = held.Claim.Diagnosis ?? (good ? PlainDiagnosis.ProductFault : PlainDiagnosis.External);
        var listed = held.Has(ClaimField.Causes) ? Reading.Bits(held.Claim.Causes) : 0;
        return (diagnosis, listed | (good || diagnosis == PlainDiagnosis.NoFault ? 0 : Addable()));

        uint Addable() =>
            !held.Has(ClaimField.Causes) ? AllCauses
            : held.Claim.Diagnosis is null ? AllCauses & ~Reading.Bit(PlainCause.Virus)
            : 0;
    }

    private static IReadOnlyList<PlainService> Services(Held held, PlainClaim item, DateOnly claimDate, DateOnly purchase, bool good)
    {
        var listed = held.Claim.Services.Select(service =>
            good ? Counting(service, item, claimDate) : NotCounting(service, item, purchase)
        );
        var further = new PlainService
        {
            Date = claimDate,
            Covered = true,
            Scope = PlainScope.Product,
        };
        return held.Has(ClaimField.Services) || !good ? [.. listed] : [.. listed, further];
    }

    private static PlainService Counting(PlainService held, PlainClaim item, DateOnly claimDate) =>
        new()
        {
            Date = held.Date ?? claimDate,
            Covered = held.Covered ?? true,
            Scope = held.Scope ?? PlainScope.Product,
            Part = held.Part ?? item.Part,
            AccessoryModel = held.AccessoryModel ?? item.AccessoryModel,
        };

    private static PlainService NotCounting(PlainService held, PlainClaim item, DateOnly purchase) =>
        new()
        {
            Date = held.Date ?? purchase,
            Covered = held.Covered ?? false,
            Scope = held.Scope ?? (item.Item == PlainItem.Part ? PlainScope.Accessory : PlainScope.Part),
            Part = held.Part ?? "nobody's part",
            AccessoryModel = held.AccessoryModel ?? "nobody's model",
        };
}
