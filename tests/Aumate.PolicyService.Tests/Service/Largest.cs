using Aumate.PolicyService.Wire.V1;
using static Aumate.PolicyService.Tests.Service.Claims;
using Contract = Aumate.PolicyService.Wire.V1.Contract;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>The largest valid requests: every list as long as it may be, every text of 64 letters of four bytes, every number of the most digits.</summary>
internal static class Largest
{
    private const int MostEntries = 32;
    private const int MostMonths = 600;

    /// <summary>The longest text.</summary>
    public static readonly string Text = string.Concat(Enumerable.Repeat("\U0001F600", 64));

    private static readonly Google.Type.Money Price = new()
    {
        CurrencyCode = "USD",
        Units = long.MaxValue,
        Nanos = 999_999_999,
    };

    private static readonly RequirementWaiver Waiver = new()
    {
        Requirement = Requirement.StandardConfiguration,
        Remedies = { Enumerable.Repeat(Remedy.FreeRepair, MostEntries) },
    };

    /// <summary>The largest valid claim, with the longest ids beside it.</summary>
    public static EvaluateClaimRequest Request() =>
        new()
        {
            RequestId = Text,
            CorrelationId = Text,
            IncludeReceipt = true,
            Claim = Claim(),
        };

    /// <summary>The largest valid claim.</summary>
    public static Claim Claim()
    {
        var claim = Full();
        (claim.TimeZone, claim.Contract) = ("America/Argentina/ComodRivadavia", Terms(claim.Contract.ContractDate));
        (claim.Product.Model, claim.Product.SerialNumber) = (Text, Text);
        (claim.Item.Part, claim.Item.AccessoryModel) = (Text, Text);
        (claim.Purchase.Price, claim.Purchase.PricePaid) = (Price, Price);
        claim.SupportRequestTime.Nanos = 999_999_999;
        claim.Failure.Causes.Clear();
        claim.Failure.Causes.Add(Enumerable.Repeat(Cause.ImproperMaintenance, MostEntries));
        var service = AService();
        (service.Part, service.AccessoryModel) = (Text, Text);
        claim.Services.Clear();
        claim.Services.Add(Enumerable.Repeat(service, MostEntries));
        claim.WrittenExceptions.Clear();
        claim.WrittenExceptions.Add(
            Enumerable.Repeat(new WrittenException { Requirement = Requirement.StandardConfiguration, Reference = Text }, MostEntries)
        );
        return claim;
    }

    /// <summary>The largest valid cart.</summary>
    public static PreviewCoverageRequest Cart(string jurisdiction = "US-CA", string language = "fr")
    {
        var line = Coverage.Carts.ALine(Text);
        (line.LineId, line.Contract) = (Text, Terms(null));
        var cart = Coverage.Carts.Of(Enumerable.Repeat(line, 100));
        (cart.RequestId, cart.CorrelationId, cart.Jurisdiction, cart.Language) = (Text, Text, jurisdiction, language);
        return cart;
    }

    private static Contract Terms(Google.Type.Date? day) =>
        new()
        {
            ContractDate = day,
            PeriodMonths = MostMonths,
            Reference = Text,
            Overrides = new ContractOverrides
            {
                MinimumPeriodMonths = MostMonths,
                ReturnDays = 300,
                ExchangeDays = 300,
                ServiceFloorMonths = MostMonths,
                Waivers = { Enumerable.Repeat(Waiver, MostEntries) },
            },
        };
}
