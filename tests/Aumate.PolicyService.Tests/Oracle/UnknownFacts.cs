namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>Collects the unknown facts of a claim.</summary>
internal static class UnknownFacts
{
    private static readonly bool[] Either = [true, false];

    public static List<Unknown> Of(PlainClaim claim) =>
        [.. OfTime(claim), .. OfSale(claim), .. OfPapers(claim), .. OfFailure(claim), .. OfServices(claim)];

    private static IEnumerable<Unknown> OfTime(PlainClaim claim)
    {
        if (claim.PurchaseDate is null)
        {
            yield return Unknown.Of("purchase_date", FactGroup.Time, Samples.Purchases(claim), (c, day) => c.Purchase = day);
        }
        if (Samples.KnownPeriod(claim) is null)
        {
            yield return Unknown.Of("period_months", FactGroup.Time, Samples.Periods, (c, months) => c.PeriodMonths = months);
        }
        if (claim is { Item: PlainItem.Part, Part: null })
        {
            yield return Unknown.Of("part", FactGroup.Time, Samples.Parts(claim), (c, name) => c.Part = name);
        }
        if (claim is { Item: PlainItem.Accessory, AccessoryModel: null })
        {
            yield return Unknown.Of("accessory_model", FactGroup.Time, Samples.Models(claim), (c, name) => c.AccessoryModel = name);
        }
    }

    private static IEnumerable<Unknown> OfSale(PlainClaim claim)
    {
        if (claim.Price is null)
        {
            yield return Unknown.Of("price", FactGroup.Sale, Enum.GetValues<PlainPrice>(), (c, value) => c.Price = value);
        }
        if (claim.Unit is null)
        {
            yield return Unknown.Of("unit", FactGroup.Sale, Enum.GetValues<PlainUnit>(), (c, value) => c.Unit = value);
        }
        if (claim.Title is null)
        {
            yield return Unknown.Of("title", FactGroup.Title, Enum.GetValues<PlainTitle>(), (c, value) => c.Title = value);
        }
        if (claim.Source is null)
        {
            yield return Unknown.Of("source", FactGroup.Source, Enum.GetValues<PlainSource>(), (c, value) => c.Source = value);
        }
    }

    private static IEnumerable<Unknown> OfPapers(PlainClaim claim)
    {
        if (claim.Invoice is null)
        {
            yield return Unknown.Of("invoice", FactGroup.Invoice, Either, (c, value) => c.Invoice = value);
        }
        if (claim.Certificate is null)
        {
            yield return Unknown.Of("certificate", FactGroup.Certificate, Either, (c, value) => c.Certificate = value);
        }
        if (claim.SerialLabel is null)
        {
            PlainSerialLabel[] labels = [PlainSerialLabel.Intact, PlainSerialLabel.Defaced];
            yield return Unknown.Of("serial_label", FactGroup.SerialLabel, labels, (c, value) => c.SerialLabel = value);
        }
        if (claim.SerialMatch is null)
        {
            yield return Unknown.Of("serial_match", FactGroup.SerialMatch, Either, (c, value) => c.SerialMatch = value);
        }
        if (claim.Complete is null)
        {
            yield return Unknown.Of("complete", FactGroup.Complete, Either, (c, value) => c.Complete = value);
        }
    }

    private static IEnumerable<Unknown> OfFailure(PlainClaim claim)
    {
        if (claim.Os is null)
        {
            yield return Unknown.Of("os", FactGroup.Os, Enum.GetValues<PlainOs>(), (c, value) => c.Os = value);
        }
        if (claim is { Item: PlainItem.Accessory, Standard: null })
        {
            yield return Unknown.Of("standard", FactGroup.Standard, Either, (c, value) => c.Standard = value);
        }
        if (claim.Diagnosis is null)
        {
            var results = Samples.Diagnoses(claim);
            yield return Unknown.Of("diagnosis", FactGroup.Diagnosis, results, (c, result) => (c.Diagnosis, c.Causes) = result);
        }
    }

    private static IEnumerable<Unknown> OfServices(PlainClaim claim) =>
        claim.Services.SelectMany((service, index) => OfService(claim, service, index));

    private static IEnumerable<Unknown> OfService(PlainClaim claim, PlainService service, int index)
    {
        if (service.Covered is null)
        {
            yield return Unknown.Of("covered", index, Either, (s, value) => s.Covered = value);
        }
        if (service.Date is null)
        {
            yield return Unknown.Of("date", index, Samples.ServiceDays(claim), (s, value) => s.Date = value);
        }
        if (service.Scope is null)
        {
            yield return Unknown.Of("scope", index, Enum.GetValues<PlainScope>(), (s, value) => s.Scope = value);
        }
        if (service.Part is null)
        {
            yield return Unknown.Of("part", index, Samples.Parts(claim), (s, value) => s.Part = value);
        }
        if (service.AccessoryModel is null)
        {
            yield return Unknown.Of("accessory_model", index, Samples.Models(claim), (s, value) => s.AccessoryModel = value);
        }
    }
}
