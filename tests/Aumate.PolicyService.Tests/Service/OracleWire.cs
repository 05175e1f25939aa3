using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Wire.V1;
using OperatingSystem = Aumate.PolicyService.Wire.V1.OperatingSystem;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Says a plain claim in the words of the contract.</summary>
public static class OracleWire
{
    /// <summary>The request of a plain claim. What its overlay says is said as the contract's overrides, which weigh the same (R25).</summary>
    public static EvaluateClaimRequest Request(PlainClaim claim, string model) => new() { Claim = ClaimOf(claim, model) };

    public static Claim ClaimOf(PlainClaim plain, string model)
    {
        var claim = new Claim
        {
            ClaimDate = DateOf(plain.ClaimDate),
            Product = new Product { Model = model, OperatingSystem = Number<OperatingSystem>(plain.Os) },
            Purchase = new Purchase
            {
                PurchaseDate = plain.PurchaseDate is { } purchase ? DateOf(purchase) : null,
                PriceKind = Number<PriceKind>(plain.Price),
                UnitKind = Number<UnitKind>(plain.Unit),
                Title = Number<Title>(plain.Title),
                Source = Number<Source>(plain.Source),
            },
            Contract = ContractOf(plain),
            Item = new ClaimedItem
            {
                Kind = (ItemKind)(plain.Item + 1),
                Part = plain.Part ?? "",
                AccessoryModel = plain.AccessoryModel ?? "",
            },
            SerialLabel = Number<SerialLabel>(plain.SerialLabel),
            Failure = new Failure
            {
                Diagnosis = Number<Diagnosis>(plain.Diagnosis),
                Causes = { plain.Causes.Select(cause => (Cause)(cause + 1)) },
            },
            ReturnAuthorization = (ReturnAuthorization)plain.Consent,
            Shipped = plain.Sent,
            Services = { plain.Services.Select(ServiceOf) },
            WrittenExceptions =
            {
                plain.Exceptions.Select(
                    (requirement, i) => new WrittenException { Requirement = Number(requirement), Reference = $"AP-{i}" }
                ),
            },
        };
        if (plain.Standard is { } standard)
        {
            claim.Item.StandardConfiguration = standard;
        }

        SayPapers(plain, claim);
        return claim;
    }

    public static Requirement Number(PlainRequirement requirement) => (Requirement)(requirement + 1);

    /// <summary>The oracle's name of a missing fact, as the contract's field path.</summary>
    public static string PathOf(string missing) =>
        missing switch
        {
            "purchase_date" => "claim.purchase.purchase_date",
            "period_months" => "claim.contract.period_months",
            "price" => "claim.purchase.price_kind",
            "unit" => "claim.purchase.unit_kind",
            "title" => "claim.purchase.title",
            "source" => "claim.purchase.source",
            "invoice" => "claim.proof_of_purchase",
            "certificate" => "claim.warranty_certificate",
            "serial_label" => "claim.serial_label",
            "serial_match" => "claim.serial_matches_certificate",
            "complete" => "claim.complete",
            "os" => "claim.product.operating_system",
            "standard" => "claim.item.standard_configuration",
            "part" => "claim.item.part",
            "accessory_model" => "claim.item.accessory_model",
            "diagnosis" => "claim.failure.diagnosis",
            _ => $"claim.{missing.Replace("].date", "].completion_date", StringComparison.Ordinal)}",
        };

    public static DateOnly? DayOf(Google.Type.Date? date) => date is null ? null : new DateOnly(date.Year, date.Month, date.Day);

    public static Contract ContractOf(PlainClaim plain)
    {
        var contract = new Contract { Overrides = plain.Overlay is { } overlay ? OverridesOf(overlay) : null };
        if (plain.PeriodMonths is { } months)
        {
            contract.PeriodMonths = months;
        }

        return contract;
    }

    private static ContractOverrides OverridesOf(PlainOverlay overlay)
    {
        var overrides = new ContractOverrides();
        if (overlay.MinPeriodMonths is { } months)
        {
            overrides.MinimumPeriodMonths = months;
        }

        if (overlay.ReturnDays is { } returnDays)
        {
            overrides.ReturnDays = returnDays;
        }

        if (overlay.ExchangeDays is { } exchangeDays)
        {
            overrides.ExchangeDays = exchangeDays;
        }

        if (overlay.ServiceFloorMonths is { } floor)
        {
            overrides.ServiceFloorMonths = floor;
        }

        foreach (var (remedy, requirements) in overlay.Waive)
        {
            overrides.Waivers.Add(
                requirements.Select(requirement => new RequirementWaiver
                {
                    Requirement = Number(requirement),
                    Remedies = { (Remedy)(remedy + 1) },
                })
            );
        }

        return overrides;
    }

    private static Wire.V1.Service ServiceOf(PlainService plain)
    {
        var service = new Wire.V1.Service
        {
            CompletionDate = plain.Date is { } day ? DateOf(day) : null,
            Scope = Number<ServiceScope>(plain.Scope),
            Part = plain.Part ?? "",
            AccessoryModel = plain.AccessoryModel ?? "",
        };
        if (plain.Covered is { } covered)
        {
            service.Covered = covered;
        }

        return service;
    }

    private static void SayPapers(PlainClaim plain, Claim claim)
    {
        if (plain.Invoice is { } invoice)
        {
            claim.ProofOfPurchase = invoice;
        }

        if (plain.Certificate is { } certificate)
        {
            claim.WarrantyCertificate = certificate;
        }

        if (plain.SerialMatch is { } match)
        {
            claim.SerialMatchesCertificate = match;
        }

        if (plain.Complete is { } complete)
        {
            claim.Complete = complete;
        }
    }

    public static Google.Type.Date DateOf(DateOnly day) =>
        new()
        {
            Year = day.Year,
            Month = day.Month,
            Day = day.Day,
        };

    // The contract numbers each vocabulary from 1 in the order of the plain words; 0 is not stated.
    public static T Number<T>(Enum? plain)
        where T : struct, Enum => (T)Enum.ToObject(typeof(T), plain is null ? 0 : Convert.ToInt32(plain, null) + 1);
}
