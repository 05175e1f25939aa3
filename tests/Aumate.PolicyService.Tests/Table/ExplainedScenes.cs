using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.WellKnownTypes;
using static Aumate.PolicyService.Tests.Service.Claims;
using Money = Google.Type.Money;
using OperatingSystem = Aumate.PolicyService.Wire.V1.OperatingSystem;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>Telling claims, by name: each differs from one that is in order on day 5 in what it tells.</summary>
internal static class ExplainedScenes
{
    /// <summary>Every requirement, kind of change, notice, status and remedy is in at least one of them.</summary>
    public static IReadOnlyDictionary<string, Action<Claim>> All { get; } =
        new[] { OfTheSale(), OfTheFailure(), OfItemAndPapers(), OfTime(), OfServices(), OfLawAndContract(), OfSending() }
            .SelectMany(scenes => scenes)
            .ToDictionary(scene => scene.Key, scene => scene.Value);

    /// <summary>The claim of a scene.</summary>
    public static Claim Claim(string name)
    {
        var claim = InOrder();
        All[name](claim);
        return claim;
    }

    private static Dictionary<string, Action<Claim>> OfTheSale() =>
        new()
        {
            ["in-order-on-day-5"] = _ => { },
            ["lent"] = claim => claim.Purchase.Title = Title.Borrowed,
            ["special-price"] = claim => claim.Purchase.PriceKind = PriceKind.Special,
            ["special-price-prototype-in-spain"] = claim =>
                (claim.Purchase.PriceKind, claim.Purchase.UnitKind, claim.Jurisdiction) = (PriceKind.Special, UnitKind.Prototype, "ES"),
            ["prototype-at-an-unknown-price"] = claim =>
                (claim.Purchase.PriceKind, claim.Purchase.UnitKind) = (PriceKind.Unspecified, UnitKind.Prototype),
            ["source-not-authorized"] = claim => claim.Purchase.Source = Source.Unauthorized,
            ["price-and-source-not-known"] = claim =>
                (claim.Purchase.Price, claim.Purchase.Source, claim.Purchase.Title) = (null, Source.Unspecified, Title.Unspecified),
            ["yen-and-a-large-amount"] = claim =>
                (claim.Purchase.Price, claim.Jurisdiction) = (new Money { CurrencyCode = "JPY", Units = 1_234_567 }, "JP"),
        };

    private static Dictionary<string, Action<Claim>> OfTheFailure() =>
        new()
        {
            ["not-diagnosed-and-no-price-kind"] = claim => (claim.Failure, claim.Purchase.PriceKind) = (null, PriceKind.Unspecified),
            ["no-fault-found"] = claim => claim.Failure.Diagnosis = Diagnosis.NoFaultFound,
            ["misuse-and-a-power-surge"] = claim => Diagnose(claim, Diagnosis.ExternalCause, Cause.Misuse, Cause.PowerSurge),
            ["a-third-party-before-any-diagnosis"] = claim => Diagnose(claim, Diagnosis.Unspecified, Cause.ThirdParty),
            ["ordinary-wear"] = claim => Diagnose(claim, Diagnosis.ExternalCause, Cause.NormalWear),
            ["data-lost-by-the-customer"] = claim => Diagnose(claim, Diagnosis.ExternalCause, Cause.CustomerDataLoss),
            ["a-faulty-one-used-against-the-instructions"] = claim => Diagnose(claim, Diagnosis.ProductFault, Cause.AgainstInstructions),
            ["unauthorized-repair"] = claim => Diagnose(claim, Diagnosis.ExternalCause, Cause.UnauthorizedService),
            ["a-virus-on-an-unknown-system"] = claim =>
            {
                Diagnose(claim, Diagnosis.ProductFault, Cause.Virus);
                claim.Product.Model = "XX-1";
            },
        };

    private static Dictionary<string, Action<Claim>> OfItemAndPapers() =>
        new()
        {
            ["foreign-accessory-with-a-virus"] = claim =>
            {
                claim.Item = new ClaimedItem { Kind = ItemKind.Accessory, AccessoryModel = "YY-1" };
                claim.Item.StandardConfiguration = false;
                claim.Failure.Causes.Add(Cause.Virus);
                claim.Product.OperatingSystem = OperatingSystem.NonEmbedded;
            },
            ["an-accessory-of-an-unknown-model"] = claim => claim.Item = new ClaimedItem { Kind = ItemKind.Accessory },
            ["a-worn-consumable"] = claim =>
            {
                claim.Item = new ClaimedItem { Kind = ItemKind.Consumable };
                Diagnose(claim, Diagnosis.ExternalCause);
            },
            ["packaging-before-any-diagnosis"] = claim =>
                (claim.Item, claim.Failure) = (new ClaimedItem { Kind = ItemKind.Packaging }, null),
            ["looks"] = claim => claim.Item = new ClaimedItem { Kind = ItemKind.Appearance },
            ["no-papers"] = claim => (claim.ProofOfPurchase, claim.WarrantyCertificate) = (false, false),
            ["label-torn-and-another-serial-number"] = claim =>
                (claim.SerialLabel, claim.SerialMatchesCertificate) = (SerialLabel.Defaced, false),
            ["papers-and-serial-not-known"] = claim =>
            {
                claim.ClearProofOfPurchase();
                claim.ClearWarrantyCertificate();
                claim.ClearSerialMatchesCertificate();
                claim.ClearComplete();
                claim.SerialLabel = SerialLabel.Unspecified;
            },
            ["everything-against-it-and-two-exceptions"] = claim =>
            {
                Diagnose(claim, Diagnosis.ExternalCause, Cause.Misuse, Cause.NormalWear);
                (claim.ProofOfPurchase, claim.WarrantyCertificate, claim.SerialMatchesCertificate) = (false, false, false);
                (claim.SerialLabel, claim.Purchase.Title, claim.Purchase.Source) = (
                    SerialLabel.Absent,
                    Title.Borrowed,
                    Source.Unauthorized
                );
                claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.Invoice, Reference = "AP-7" });
                claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.NotBorrowed, Reference = "AP-8" });
            },
        };

    private static Dictionary<string, Action<Claim>> OfTime() =>
        new()
        {
            ["day-45"] = claim => claim.ClaimDate = Day(2026, 4, 24),
            ["day-20-and-sold-at-a-special-price"] = claim =>
                (claim.ClaimDate, claim.Purchase.PriceKind) = (Day(2026, 3, 30), PriceKind.Special),
            ["after-the-warranty"] = claim => claim.ClaimDate = Day(2027, 4, 15),
            ["purchase-date-not-known"] = claim => claim.Purchase.PurchaseDate = null,
            ["period-not-known-of-an-unknown-model"] = claim =>
            {
                claim.Contract = null;
                claim.Product.Model = "XX-1";
                claim.ClaimDate = Day(2027, 4, 15);
            },
            ["contract-date-alone-and-a-delivery"] = claim =>
            {
                claim.Purchase.PurchaseDate = null;
                claim.Contract.ContractDate = Day(2026, 3, 10);
                claim.Purchase.DeliveryDate = Day(2026, 3, 12);
            },
            ["nothing-known-but-day-and-model"] = claim =>
            {
                claim.ClearProofOfPurchase();
                claim.ClearWarrantyCertificate();
                claim.ClearSerialMatchesCertificate();
                claim.ClearComplete();
                (claim.Purchase, claim.Contract, claim.Failure, claim.SerialLabel) = (null, null, null, SerialLabel.Unspecified);
            },
        };

    private static Dictionary<string, Action<Claim>> OfServices() =>
        new()
        {
            ["after-a-service-received-and-asked"] = claim =>
            {
                claim.ClaimDate = Day(2027, 5, 1);
                claim.Services.Add(Serviced(ServiceScope.Product, Day(2027, 2, 28), covered: true));
                (claim.Shipped, claim.ReturnAuthorization) = (true, ReturnAuthorization.Granted);
                claim.ReceiptDate = Day(2027, 5, 4);
                claim.SupportRequestTime = Timestamp.FromDateTime(new DateTime(2027, 5, 1, 12, 0, 0, DateTimeKind.Utc));
            },
            ["a-service-of-which-little-is-known"] = claim =>
            {
                claim.ClaimDate = Day(2027, 5, 1);
                claim.Services.Add(new Wire.V1.Service());
            },
            ["a-part-and-services-of-parts"] = claim =>
            {
                claim.ClaimDate = Day(2027, 5, 1);
                claim.Item = new ClaimedItem { Kind = ItemKind.Part };
                var named = Serviced(ServiceScope.Part, Day(2027, 3, 1), covered: true);
                named.Part = "screen";
                claim.Services.Add(named);
                claim.Services.Add(Serviced(ServiceScope.Part, null, covered: true));
            },
            ["an-accessory-serviced-and-its-model-not-known"] = claim =>
            {
                claim.ClaimDate = Day(2027, 5, 1);
                claim.Item = new ClaimedItem { Kind = ItemKind.Accessory, AccessoryModel = "AC-USB-2M" };
                claim.Item.StandardConfiguration = true;
                claim.Services.Add(Serviced(ServiceScope.Accessory, Day(2027, 3, 1), covered: null));
            },
            ["a-foreign-accessory-after-a-service-of-one"] = claim =>
            {
                claim.ClaimDate = Day(2027, 5, 1);
                claim.Item = new ClaimedItem { Kind = ItemKind.Accessory, AccessoryModel = "YY-1" };
                claim.Item.StandardConfiguration = false;
                claim.Services.Add(Serviced(ServiceScope.Accessory, Day(2027, 3, 1), covered: true));
                claim.Services[0].AccessoryModel = "YY-1";
            },
        };

    private static Dictionary<string, Action<Claim>> OfLawAndContract() =>
        new()
        {
            ["purchase-date-not-known-in-germany"] = claim => (claim.Purchase.PurchaseDate, claim.Jurisdiction) = (null, "DE"),
            ["law-of-china-and-no-invoice"] = claim =>
            {
                (claim.Jurisdiction, claim.ProofOfPurchase) = ("CN", false);
                claim.Purchase.Price = new Money
                {
                    CurrencyCode = "CNY",
                    Units = 1299,
                    Nanos = 990_000_000,
                };
            },
            ["discontinued-in-california"] = claim => (claim.Product.Model, claim.Jurisdiction) = ("JS-1200", "US-CA"),
            ["nothing-replaces-it"] = claim => claim.Product.Model = "BS-9",
            ["longer-windows-and-a-waiver-by-contract"] = claim =>
            {
                claim.ClaimDate = Day(2026, 4, 20);
                claim.Complete = false;
                claim.Contract.Reference = "C-2026-1";
                claim.Contract.Overrides = new ContractOverrides
                {
                    MinimumPeriodMonths = 24,
                    ReturnDays = 60,
                    ExchangeDays = 60,
                    Waivers =
                    {
                        new RequirementWaiver { Requirement = Requirement.Complete, Remedies = { Remedy.Return } },
                    },
                };
            },
        };

    private static Dictionary<string, Action<Claim>> OfSending() =>
        new()
        {
            ["sent-without-consent-incomplete"] = claim => (claim.Shipped, claim.Complete) = (true, false),
            ["consent-refused"] = claim => claim.ReturnAuthorization = ReturnAuthorization.Refused,
            ["received-beyond-the-calendar"] = claim =>
            {
                (claim.Shipped, claim.ReturnAuthorization) = (true, ReturnAuthorization.Granted);
                claim.ReceiptDate = Day(2199, 1, 4);
            },
        };

    private static void Diagnose(Claim claim, Diagnosis diagnosis, params Cause[] causes) =>
        claim.Failure = new Failure { Diagnosis = diagnosis, Causes = { causes } };

    private static Wire.V1.Service Serviced(ServiceScope scope, Google.Type.Date? day, bool? covered)
    {
        var service = new Wire.V1.Service { Scope = scope, CompletionDate = day };
        if (covered is { } known)
        {
            service.Covered = known;
        }

        return service;
    }
}
