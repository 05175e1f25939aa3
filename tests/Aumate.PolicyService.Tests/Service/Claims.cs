using Aumate.PolicyService.Wire.V1;
using Date = Google.Type.Date;
using Money = Google.Type.Money;

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
