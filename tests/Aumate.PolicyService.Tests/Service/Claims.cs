using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.WellKnownTypes;
using Date = Google.Type.Date;
using Money = Google.Type.Money;
using OperatingSystem = Aumate.PolicyService.Wire.V1.OperatingSystem;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Requests that tests begin from.</summary>
public static class Claims
{
    /// <summary>A claim on day 5 with every fact in order.</summary>
    public static Claim InOrder() =>
        new()
        {
            ClaimDate = Day(2026, 3, 15),
            Product = new Product { Model = "DX-120", SerialNumber = "SN-2026-000123" },
            Purchase = new Purchase
            {
                PurchaseDate = Day(2026, 3, 10),
                Price = new Money { CurrencyCode = "USD", Units = 119 },
                PriceKind = PriceKind.Standard,
                UnitKind = UnitKind.Production,
                Title = Title.Purchased,
                Source = Source.Authorized,
            },
            Contract = new Contract { PeriodMonths = 12 },
            ProofOfPurchase = true,
            WarrantyCertificate = true,
            SerialLabel = SerialLabel.Intact,
            SerialMatchesCertificate = true,
            Complete = true,
            Failure = new Failure { Diagnosis = Diagnosis.ProductFault },
        };

    /// <summary>A claim in order in which every field is given but claim_time, which claim_date excludes.</summary>
    public static Claim Full()
    {
        var claim = InOrder();
        claim.TimeZone = "America/Los_Angeles";
        claim.Product.OperatingSystem = OperatingSystem.Embedded;
        claim.Purchase.DeliveryDate = Day(2026, 3, 12);
        claim.Purchase.PricePaid = new Money { CurrencyCode = "USD", Units = 99 };
        claim.Contract = new Contract
        {
            ContractDate = Day(2026, 3, 9),
            PeriodMonths = 12,
            Reference = "C-1",
            Overrides = new ContractOverrides
            {
                MinimumPeriodMonths = 24,
                ReturnDays = 14,
                ExchangeDays = 60,
                ServiceFloorMonths = 6,
                Waivers =
                {
                    new RequirementWaiver { Requirement = Requirement.Invoice, Remedies = { Remedy.Exchange } },
                },
            },
        };
        claim.Item = new ClaimedItem
        {
            Kind = ItemKind.Accessory,
            Part = "screen",
            AccessoryModel = "AC-USB-2M",
            StandardConfiguration = true,
        };
        claim.Failure.Causes.Add(Cause.Accident);
        claim.ReturnAuthorization = ReturnAuthorization.Granted;
        claim.Shipped = true;
        claim.ReceiptDate = Day(2026, 3, 20);
        claim.SupportRequestTime = Timestamp.FromDateTime(new DateTime(2026, 3, 15, 18, 0, 0, DateTimeKind.Utc));
        claim.Services.Add(AService());
        claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.Certificate, Reference = "AP-1" });
        claim.Jurisdiction = "US-CA";
        claim.RequestedRemedy = Remedy.FreeRepair;
        return claim;
    }

    /// <summary>A service between purchase and claim, with every field given.</summary>
    public static Wire.V1.Service AService() =>
        new()
        {
            CompletionDate = Day(2026, 3, 11),
            Covered = true,
            Scope = ServiceScope.Part,
            Part = "screen",
            AccessoryModel = "AC-USB-2M",
        };

    public static Date Day(int year, int month, int day) =>
        new()
        {
            Year = year,
            Month = month,
            Day = day,
        };

    public static EvaluateClaimRequest Evaluate(Claim claim) => new() { Claim = claim };

    public static RemedyDecision Of(this Decision decision, Remedy remedy) => decision.Remedies[(int)remedy - 1];
}
