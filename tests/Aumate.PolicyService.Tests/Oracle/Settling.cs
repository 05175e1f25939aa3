namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Answers one unknown fact of a claim, so that the claim stays valid under R29.</summary>
public static class Settling
{
    /// <summary>Names of the unknown facts of the claim.</summary>
    public static IReadOnlyList<string> UnknownFactsOf(PlainClaim claim) => [.. UnknownFacts.Of(claim).Select(fact => fact.Name)];

    /// <summary>The claim with that fact known.</summary>
    public static PlainClaim Settle(PlainClaim claim, string fact, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentNullException.ThrowIfNull(fact);
        return fact switch
        {
            "purchase_date" => claim with { PurchaseDate = PurchaseOf(claim, dice) },
            "period_months" => claim with { PeriodMonths = dice.Pick(1, 12, dice.Between(1, 600), 600) },
            "price" => claim with { Price = dice.Any<PlainPrice>() },
            "unit" => claim with { Unit = dice.Any<PlainUnit>() },
            "title" => claim with { Title = dice.Any<PlainTitle>() },
            "source" => claim with { Source = dice.Any<PlainSource>() },
            "invoice" => claim with { Invoice = dice.Chance(0.5) },
            "certificate" => claim with { Certificate = dice.Chance(0.5) },
            "serial_label" => claim with { SerialLabel = dice.Any<PlainSerialLabel>() },
            "serial_match" => claim with { SerialMatch = dice.Chance(0.5) },
            "complete" => claim with { Complete = dice.Chance(0.5) },
            "os" => claim with { Os = dice.Any<PlainOs>() },
            "standard" => claim with { Standard = dice.Chance(0.5) },
            "part" => claim with { Part = NameOf(Samples.Parts(claim), dice) },
            "accessory_model" => claim with { AccessoryModel = NameOf(Samples.Models(claim), dice) },
            "diagnosis" => Diagnose(claim, dice),
            _ => SettleService(claim, fact, dice),
        };
    }

    /// <summary>A day at an edge, or any day: the oracle's own samples must stand for all of them.</summary>
    private static DateOnly PurchaseOf(PlainClaim claim, Dice dice)
    {
        var limit = claim.Services.Min(service => service.Date) ?? claim.ClaimDate;
        var edges = Samples.Purchases(claim).Where(day => day <= limit);
        return dice.Pick(limit, dice.Pick([limit, .. edges]), Days.Plus(limit, -dice.Below(dice.Pick(40, 400, 4_000, 25_000))));
    }

    private static DateOnly ServiceDayOf(PlainClaim claim, Dice dice)
    {
        var day = Days.Plus(claim.ClaimDate, -dice.Below(dice.Pick(120, 1_200, 20_000)));
        bool isPossible = claim.PurchaseDate is not { } purchase || day >= purchase;
        return isPossible && dice.Chance(0.5) ? day : dice.Pick(Samples.ServiceDays(claim));
    }

    private static string NameOf(IReadOnlyList<string> names, Dice dice) => dice.Chance(0.3) ? "yet another" : dice.Pick(names);

    private static PlainClaim Diagnose(PlainClaim claim, Dice dice)
    {
        var diagnosis = dice.Any<PlainDiagnosis>();
        if (diagnosis == PlainDiagnosis.NoFault)
        {
            diagnosis = claim.Causes.Count == 0 ? diagnosis : PlainDiagnosis.External;
            return claim with { Diagnosis = diagnosis };
        }
        var further = Enum.GetValues<PlainCause>().Where(cause => cause != PlainCause.Virus && dice.Chance(0.1));
        return claim with { Diagnosis = diagnosis, Causes = [.. claim.Causes.Union(further)] };
    }

    private static PlainClaim SettleService(PlainClaim claim, string fact, Dice dice)
    {
        int index = int.Parse(fact.AsSpan("services[".Length, fact.IndexOf(']', StringComparison.Ordinal) - "services[".Length));
        var service = claim.Services[index];
        var settled = fact[(fact.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
        {
            "covered" => service with { Covered = dice.Chance(0.5) },
            "date" => service with { Date = ServiceDayOf(claim, dice) },
            "scope" => service with { Scope = dice.Any<PlainScope>() },
            "part" => service with { Part = NameOf(Samples.Parts(claim), dice) },
            _ => service with { AccessoryModel = NameOf(Samples.Models(claim), dice) },
        };
        return claim with { Services = [.. claim.Services.Select((other, place) => place == index ? settled : other)] };
    }
}
