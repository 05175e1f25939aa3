using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using Date = Google.Type.Date;
using Money = Google.Type.Money;
using OperatingSystem = Aumate.PolicyService.Wire.V1.OperatingSystem;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>What lies just inside a boundary is answered, and so is what is no bad input at all (R29).</summary>
public sealed class GoodInputTests(SharedService service) : IClassFixture<SharedService>
{
    private static readonly Dictionary<string, Action<Claim>> Table = new()
    {
        ["a claim on the day of purchase"] = claim => claim.ClaimDate = claim.Purchase.PurchaseDate,
        ["a claim time instead of a date"] = claim => SayTime(claim, new DateTime(2026, 3, 10, 7, 0, 0, DateTimeKind.Utc)),
        ["the first leap day of a century"] = claim =>
            (claim.Purchase.PurchaseDate, claim.ClaimDate) = (Day(2000, 2, 29), Day(2000, 2, 29)),
        ["the last day of the years"] = claim => claim.ClaimDate = Day(9999, 12, 31),
        ["a purchase on the last day of the years, with the longest periods"] = LastDays,
        ["a receipt on the last day of the years"] = claim => claim.ReceiptDate = Day(9999, 12, 31),
        ["a receipt on the first day of the years"] = claim => claim.ReceiptDate = Day(1, 1, 1),
        ["a support request at the last instant"] = claim => claim.SupportRequestTime = new Timestamp { Seconds = 253402128000, Nanos = 0 },
        ["a support request at the first instant"] = claim => claim.SupportRequestTime = new Timestamp { Seconds = -62135510400 },
        ["the most nanos of an instant"] = claim => claim.SupportRequestTime = new Timestamp { Nanos = 999_999_999 },
        ["a service on the day of purchase"] = claim => claim.Services.Add(Served(claim.Purchase.PurchaseDate)),
        ["a service on the day of the claim"] = claim => claim.Services.Add(Served(claim.ClaimDate)),
        ["a service on no known day"] = claim => claim.Services.Add(new Wire.V1.Service()),
        ["a service of any day, where the purchase date is unknown"] = claim =>
        {
            claim.Purchase.PurchaseDate = null;
            claim.Services.Add(Served(Day(1999, 1, 1)));
        },
        ["nothing but a claim date and a model"] = claim =>
        {
            claim.Purchase = null;
            claim.Contract = null;
            claim.Failure = null;
        },
        ["a price of nothing"] = claim => claim.Purchase.Price = new Money { CurrencyCode = "USD" },
        ["the highest price"] = claim => claim.Purchase.Price = Most,
        ["the highest price paid"] = claim => claim.Purchase.PricePaid = Most,
        ["32 services"] = claim => claim.Services.Add(Enumerable.Repeat(AService(), 32)),
        ["32 exceptions"] = claim =>
            claim.WrittenExceptions.Add(
                Enumerable.Repeat(new WrittenException { Requirement = Requirement.StandardConfiguration, Reference = "AP-1" }, 32)
            ),
        ["32 waivers of 32 remedies"] = claim =>
            claim.Contract.Overrides = new ContractOverrides
            {
                Waivers =
                {
                    Enumerable.Repeat(
                        new RequirementWaiver
                        {
                            Requirement = Requirement.ProductFault,
                            Remedies = { Enumerable.Repeat(Remedy.FreeRepair, 32) },
                        },
                        32
                    ),
                },
            },
        ["32 causes"] = claim => claim.Failure.Causes.Add(Enumerable.Repeat(Cause.Virus, 32)),
        ["no fault found, and no cause"] = claim => claim.Failure.Diagnosis = Diagnosis.NoFaultFound,
        ["a cause beside a product fault"] = claim => claim.Failure.Causes.Add(Cause.Accident),
        ["a part of the whole product"] = claim => claim.Item = new ClaimedItem { Kind = ItemKind.Product, Part = "screen" },
        ["an item of no kind and no name"] = claim => claim.Item = new ClaimedItem(),
        ["a country"] = claim => claim.Jurisdiction = "DE",
        ["a subdivision of a country"] = claim => claim.Jurisdiction = "DE-BY",
        ["a state"] = claim => claim.Jurisdiction = "US-CA",
        ["a zone that is not used"] = claim => claim.TimeZone = "Asia/Kathmandu",
        ["an embedded system"] = claim => claim.Product.OperatingSystem = OperatingSystem.Embedded,
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    private static Money Most =>
        new()
        {
            CurrencyCode = "USD",
            Units = long.MaxValue,
            Nanos = 999_999_999,
        };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_lies_inside_a_boundary_is_answered_by_both_calls(string name)
    {
        var claim = InOrder();
        Table[name](claim);
        var decision = (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision;
        var explained = await service.Client.ExplainDecisionAsync(new ExplainDecisionRequest { Claim = claim });
        Assert.Equal(4, decision.Remedies.Count);
        Assert.Equal(decision, explained.Decision);
    }

    [Fact]
    public async Task A_claim_time_is_the_day_at_the_place_of_purchase()
    {
        var claim = InOrder();
        SayTime(claim, new DateTime(2026, 3, 16, 6, 59, 59, DateTimeKind.Utc));
        Assert.Equal(Day(2026, 3, 15), (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision.Timeline.ClaimDate);
        SayTime(claim, new DateTime(2026, 3, 16, 7, 0, 0, DateTimeKind.Utc));
        Assert.Equal(Day(2026, 3, 16), (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision.Timeline.ClaimDate);
    }

    [Fact]
    public async Task A_model_that_the_catalog_does_not_know_is_answered_and_said_so()
    {
        var claim = InOrder();
        claim.Product.Model = "NOT-OURS-1";
        var decision = (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision;
        Assert.Equal([new Notice { Code = NoticeCode.ModelNotInCatalog, Subject = "NOT-OURS-1" }], decision.Notices);
        Assert.Equal(RemedyStatus.Eligible, decision.Of(Remedy.Exchange).Status);
        Assert.Equal(ReplacementOutcome.Unknown, decision.Replacement.Outcome);
    }

    [Fact]
    public async Task A_claim_that_is_refused_is_an_answer_and_no_error()
    {
        var claim = InOrder();
        claim.Purchase.Title = Title.Borrowed;
        var decision = (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision;
        Assert.Equal(
            [RemedyStatus.Ineligible, RemedyStatus.Ineligible, RemedyStatus.Ineligible, RemedyStatus.Eligible],
            decision.Remedies.Select(remedy => remedy.Status)
        );
        Assert.Equal(
            (Requirement.NotBorrowed, "3.0"),
            (decision.Of(Remedy.Return).PrimaryReason, decision.Of(Remedy.Return).PrimaryClause)
        );
    }

    [Theory]
    [InlineData("a part of an accessory")]
    [InlineData("an accessory of the whole product")]
    [InlineData("a service of an accessory that names a part")]
    public async Task What_is_said_of_another_kind_of_item_decides_nothing_and_is_not_kept(string said)
    {
        var (plain, named) = (InOrder(), InOrder());
        var scope = said.StartsWith("a service", StringComparison.Ordinal) ? ServiceScope.Accessory : ServiceScope.Product;
        var kind = said == "a part of an accessory" ? ItemKind.Accessory : ItemKind.Product;
        foreach (var claim in new[] { plain, named })
        {
            claim.Item = new ClaimedItem { Kind = kind };
            claim.Services.Add(new Wire.V1.Service { Scope = scope, AccessoryModel = scope == ServiceScope.Accessory ? "AC-1" : "" });
        }

        named.Item.Part = "battery";
        named.Item.AccessoryModel = kind == ItemKind.Accessory ? "" : "AC-2";
        named.Services[0].Part = "screen";
        var answers = new[] { plain, named }.Select(claim => Evaluate(claim));
        var given = await Task.WhenAll(answers.Select(request => service.Client.EvaluateClaimAsync(request).ResponseAsync));
        Assert.Equal(given[0], given[1]);
    }

    private static Wire.V1.Service Served(Date day) => new() { CompletionDate = day };

    private static void SayTime(Claim claim, DateTime utc)
    {
        claim.ClaimDate = null;
        claim.ClaimTime = Timestamp.FromDateTime(utc);
        claim.TimeZone = "America/Los_Angeles";
    }

    private static void LastDays(Claim claim)
    {
        claim.ClaimDate = claim.Purchase.PurchaseDate = Day(9999, 12, 31);
        claim.Contract.PeriodMonths = 600;
        claim.Contract.Overrides = new ContractOverrides
        {
            MinimumPeriodMonths = 600,
            ReturnDays = 3650,
            ExchangeDays = 3650,
            ServiceFloorMonths = 600,
        };
        var service = AService();
        service.CompletionDate = claim.ClaimDate;
        claim.Services.Add(service);
    }
}
