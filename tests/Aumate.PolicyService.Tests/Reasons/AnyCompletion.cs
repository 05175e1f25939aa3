using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Draws a completion of what is held of a claim, anything else being as chance has it: often as the claim says, often otherwise.</summary>
internal sealed class AnyCompletion(PlainClaim claim, Held held, Dice dice)
{
    private static readonly string[] Names = ["battery", "screen", "AC-1", "AC-2", "some other name"];
    private static readonly PlainCause[] Clause5 = [.. Enum.GetValues<PlainCause>().Where(cause => cause != PlainCause.Virus)];

    public Completion Draw()
    {
        var (day, purchase) = Days();
        var item = held.Has(ClaimField.ItemKind) ? claim.Item : dice.Any<PlainItem>();
        var stated = held.Claim with
        {
            ClaimDate = day,
            Item = item,
            Consent = held.Has(ClaimField.Authorization) ? claim.Consent : dice.Any<PlainConsent>(),
            Sent = held.Has(ClaimField.Shipped) ? claim.Sent : dice.Chance(0.5),
            Services = [.. Services(day, purchase)],
        };
        var (diagnosis, causes) = Failure();
        return new Completion(stated)
        {
            Purchase = purchase,
            PeriodMonths = stated.PeriodMonths ?? dice.Pick(0, 1, 12, 600, dice.Between(1, 600)),
            Price = stated.Price ?? dice.Any<PlainPrice>(),
            Unit = stated.Unit ?? dice.Any<PlainUnit>(),
            Title = stated.Title ?? Rarely(PlainTitle.Borrowed),
            Source = stated.Source ?? Rarely(PlainSource.Unauthorized),
            Invoice = stated.Invoice ?? dice.Chance(0.8),
            Certificate = stated.Certificate ?? dice.Chance(0.8),
            SerialLabel = stated.SerialLabel ?? Rarely(PlainSerialLabel.Defaced),
            SerialMatch = stated.SerialMatch ?? dice.Chance(0.8),
            Complete = stated.Complete ?? dice.Chance(0.7),
            Os = stated.Os ?? dice.Any<PlainOs>(),
            Standard = stated.Standard ?? dice.Chance(0.7),
            Part = stated.Part ?? dice.Pick(Names),
            AccessoryModel = stated.AccessoryModel ?? dice.Pick(Names),
            Diagnosis = diagnosis,
            Causes = causes,
        };
    }

    private (DateOnly Claim, DateOnly Purchase) Days()
    {
        var ago = dice.Pick(0, 5, 7, 8, 30, 31, 400, dice.Below(25_000));
        DateOnly? day = held.Has(ClaimField.ClaimDate) ? claim.ClaimDate : null;
        var purchase = held.Claim.PurchaseDate ?? (day ?? claim.ClaimDate).AddDays(-ago);
        return (day ?? purchase.AddDays(ago), purchase);
    }

    // R11: what a diagnosis that is held has not listed is ruled out; one that is not may find more. No fault is found beside no cause.
    private (PlainDiagnosis Diagnosis, uint Causes) Failure()
    {
        var listed = held.Has(ClaimField.Causes) ? Reading.Bits(claim.Causes) : Some(Enum.GetValues<PlainCause>());
        var found = held.Claim.Diagnosis is null ? Some(Clause5) : 0;
        var diagnosis = held.Claim.Diagnosis ?? dice.Pick(PlainDiagnosis.ProductFault, dice.Any<PlainDiagnosis>());
        if (diagnosis != PlainDiagnosis.NoFault)
        {
            return (diagnosis, listed | found);
        }

        var mayBe = !held.Has(ClaimField.Causes) || claim.Causes.Count == 0;
        return mayBe ? (diagnosis, 0) : (PlainDiagnosis.External, listed | found);
    }

    private uint Some(PlainCause[] causes) =>
        dice.Chance(0.6) ? 0 : Reading.Bit(dice.Pick(causes)) | (dice.Chance(0.5) ? 0 : Reading.Bit(dice.Pick(causes)));

    private IEnumerable<PlainService> Services(DateOnly day, DateOnly purchase)
    {
        var further = held.Has(ClaimField.Services) ? 0 : dice.Pick(0, 0, 1, 2);
        return held
            .Claim.Services.Concat(Enumerable.Repeat(new PlainService(), further))
            .Select(service => Service(service, day, purchase));
    }

    private PlainService Service(PlainService service, DateOnly day, DateOnly purchase) =>
        new()
        {
            Date = service.Date ?? purchase.AddDays(dice.Below(day.DayNumber - purchase.DayNumber + 1)),
            Covered = service.Covered ?? dice.Chance(0.6),
            Scope = service.Scope ?? dice.Any<PlainScope>(),
            Part = service.Part ?? dice.Pick(Names),
            AccessoryModel = service.AccessoryModel ?? dice.Pick(Names),
        };

    private T Rarely<T>(T value)
        where T : struct => dice.Chance(0.2) ? value : default;
}
