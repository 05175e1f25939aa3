namespace Aumate.PolicyService.Tests.Oracle;

/// <summary>A claim in which every fact has a value (R2). Enumeration overwrites the unknown ones in place.</summary>
internal sealed class Completion
{
    public Completion(PlainClaim claim)
    {
        Claim = claim;
        Purchase = claim.PurchaseDate ?? claim.ClaimDate;
        PeriodMonths = claim.PeriodMonths ?? claim.CatalogPeriodMonths ?? 0;
        Price = claim.Price ?? default;
        Unit = claim.Unit ?? default;
        Title = claim.Title ?? default;
        Source = claim.Source ?? default;
        Invoice = claim.Invoice ?? true;
        Certificate = claim.Certificate ?? true;
        SerialLabel = claim.SerialLabel ?? default;
        SerialMatch = claim.SerialMatch ?? true;
        Complete = claim.Complete ?? true;
        Os = claim.Os ?? default;
        Standard = claim.Standard ?? true;
        Part = claim.Part ?? "";
        AccessoryModel = claim.AccessoryModel ?? "";
        Diagnosis = claim.Diagnosis ?? default;
        Causes = Reading.Bits(claim.Causes);
        Services = [.. claim.Services.Select(service => new CompletedService(service, claim.ClaimDate))];
    }

    /// <summary>For what is always known: the claim date, the item, the events and the overlay.</summary>
    public PlainClaim Claim { get; }
    public DateOnly Purchase { get; set; }

    /// <summary>0 where no warranty was agreed at all.</summary>
    public int PeriodMonths { get; set; }
    public PlainPrice Price { get; set; }
    public PlainUnit Unit { get; set; }
    public PlainTitle Title { get; set; }
    public PlainSource Source { get; set; }
    public bool Invoice { get; set; }
    public bool Certificate { get; set; }
    public PlainSerialLabel SerialLabel { get; set; }
    public bool SerialMatch { get; set; }
    public bool Complete { get; set; }
    public PlainOs Os { get; set; }
    public bool Standard { get; set; }
    public string Part { get; set; }
    public string AccessoryModel { get; set; }
    public PlainDiagnosis Diagnosis { get; set; }
    public uint Causes { get; set; }
    public CompletedService[] Services { get; }
}

/// <summary>An earlier service in which every fact has a value.</summary>
internal sealed class CompletedService(PlainService service, DateOnly claimDate)
{
    public DateOnly Date { get; set; } = service.Date ?? claimDate;
    public bool Covered { get; set; } = service.Covered ?? false;
    public PlainScope Scope { get; set; } = service.Scope ?? default;
    public string Part { get; set; } = service.Part ?? "";
    public string AccessoryModel { get; set; } = service.AccessoryModel ?? "";
}
