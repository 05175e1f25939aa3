using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using Money = Google.Type.Money;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Bad input is refused as a whole, every violation by its field path (R29).</summary>
public sealed class BadInputTests(SharedService service) : IClassFixture<SharedService>
{
    private static readonly Dictionary<string, Bad> Table = new()
    {
        ["no claim date"] = new(claim => claim.ClaimDate = null, "claim.claim_date", "is required"),
        ["both a claim date and a claim time"] = new(claim => SayTime(claim, Noon), "claim.claim_time", "one of them"),
        ["a claim time without a zone"] = new(claim => TimeInsteadOfDate(claim, Noon, ""), "claim.time_zone", "required with claim_time"),
        ["a claim time before the year 1"] = new(
            claim => TimeInsteadOfDate(claim, new Timestamp { Seconds = -62135596801 }),
            "claim.claim_time",
            "years 1 to 9999"
        ),
        ["a claim time after the year 9999"] = new(
            claim => TimeInsteadOfDate(claim, new Timestamp { Seconds = 253402300800 }),
            "claim.claim_time",
            "years 1 to 9999"
        ),
        ["a claim time with negative nanos"] = new(
            claim => TimeInsteadOfDate(claim, new Timestamp { Nanos = -1 }),
            "claim.claim_time",
            "no instant"
        ),
        ["a claim time with a second of nanos"] = new(
            claim => TimeInsteadOfDate(claim, new Timestamp { Nanos = 1_000_000_000 }),
            "claim.claim_time",
            "no instant"
        ),
        ["a support request at no instant"] = new(
            claim => claim.SupportRequestTime = new Timestamp { Nanos = -1 },
            "claim.support_request_time",
            "no instant"
        ),
        ["a zone that is none"] = new(claim => claim.TimeZone = "America/El_Monte", "claim.time_zone", "no time zone"),
        ["a zone in the wrong case"] = new(claim => claim.TimeZone = "america/los_angeles", "claim.time_zone", "no time zone"),
        ["a claim before the purchase"] = new(claim => claim.ClaimDate = Day(2026, 3, 9), "claim.claim_date", "before the purchase"),
        ["a claim time before the purchase"] = new(
            claim => TimeInsteadOfDate(claim, Timestamp.FromDateTime(new DateTime(2026, 3, 10, 4, 0, 0, DateTimeKind.Utc))),
            "claim.claim_time",
            "before the purchase"
        ),
        ["a claim before the contract, where no voucher gives a date"] = new(ContractAfterClaim, "claim.claim_date", "before the purchase"),
        ["no product"] = new(claim => claim.Product = null, "claim.product.model", "is required"),
        ["no model"] = new(claim => claim.Product.Model = "", "claim.product.model", "is required"),
        ["a negative price"] = new(claim => claim.Purchase.Price.Units = -1, "claim.purchase.price", "negative"),
        ["negative nanos of a price"] = new(claim => claim.Purchase.Price.Nanos = -1, "claim.purchase.price", "nanos"),
        ["a whole unit in the nanos of a price"] = new(
            claim => claim.Purchase.Price.Nanos = 1_000_000_000,
            "claim.purchase.price",
            "nanos"
        ),
        ["a negative price paid"] = new(claim => claim.Purchase.PricePaid = Dollars(-1), "claim.purchase.price_paid", "negative"),
        ["a currency that is none"] = new(
            claim => claim.Purchase.Price.CurrencyCode = "XXX",
            "claim.purchase.price.currency_code",
            "ISO 4217"
        ),
        ["a currency in lower case"] = new(
            claim => claim.Purchase.Price.CurrencyCode = "usd",
            "claim.purchase.price.currency_code",
            "ISO 4217"
        ),
        ["a price without a currency"] = new(
            claim => claim.Purchase.Price.CurrencyCode = "",
            "claim.purchase.price.currency_code",
            "ISO 4217"
        ),
        ["an unknown currency of the price paid"] = new(
            claim => claim.Purchase.PricePaid = new Money { CurrencyCode = "DM" },
            "claim.purchase.price_paid.currency_code",
            "ISO 4217"
        ),
        ["a part without a kind of item"] = new(
            claim => claim.Item = new ClaimedItem { Part = "screen" },
            "claim.item.kind",
            "is required"
        ),
        ["an accessory without a kind of item"] = new(
            claim => claim.Item = new ClaimedItem { AccessoryModel = "AC-1" },
            "claim.item.kind",
            "is required"
        ),
        ["a standard configuration without a kind of item"] = new(
            claim => claim.Item = new ClaimedItem { StandardConfiguration = false },
            "claim.item.kind",
            "is required"
        ),
        ["no fault found, and a cause"] = new(NoFaultAndCause, "claim.failure.causes", "no fault"),
        ["a cause that names none"] = new(
            claim => claim.Failure.Causes.Add([Cause.Accident, Cause.Unspecified]),
            "claim.failure.causes[1]",
            "names no cause"
        ),
        ["a jurisdiction that no country has"] = new(claim => claim.Jurisdiction = "XX", "claim.jurisdiction", "ISO 3166"),
        ["a jurisdiction in lower case"] = new(claim => claim.Jurisdiction = "de", "claim.jurisdiction", "ISO 3166"),
        ["a state that there is not"] = new(claim => claim.Jurisdiction = "US-ZZ", "claim.jurisdiction", "ISO 3166"),
        ["a country of three letters"] = new(claim => claim.Jurisdiction = "USA", "claim.jurisdiction", "ISO 3166"),
        ["a country with a dash and nothing"] = new(claim => claim.Jurisdiction = "DE-", "claim.jurisdiction", "ISO 3166"),
        ["a service before the purchase"] = new(
            claim => ServedOn(claim, 2026, 3, 9),
            "claim.services[1].completion_date",
            "before the purchase"
        ),
        ["a service after the claim"] = new(claim => ServedOn(claim, 2026, 3, 16), "claim.services[1].completion_date", "after the claim"),
        ["33 services"] = new(claim => claim.Services.Add(Enumerable.Repeat(AService(), 33)), "claim.services", "33 entries; at most 32"),
        ["33 exceptions"] = new(
            claim => claim.WrittenExceptions.Add(Enumerable.Repeat(Exception(Requirement.Invoice), 33)),
            "claim.written_exceptions",
            "33 entries; at most 32"
        ),
        ["33 waivers"] = new(
            claim => Waive(claim, Enumerable.Repeat(Waiver(Requirement.Invoice), 33)),
            "claim.contract.overrides.waivers",
            "33 entries; at most 32"
        ),
        ["33 causes"] = new(
            claim => claim.Failure.Causes.Add(Enumerable.Repeat(Cause.Accident, 33)),
            "claim.failure.causes",
            "33 entries; at most 32"
        ),
        ["33 remedies of a waiver"] = new(
            claim => Waive(claim, [Waiver(Requirement.Invoice, [.. Enumerable.Repeat(Remedy.Return, 33)])]),
            "claim.contract.overrides.waivers[0].remedies",
            "33 entries; at most 32"
        ),
        ["an exception without a requirement"] = new(
            claim => Except(claim, Requirement.Unspecified),
            "claim.written_exceptions[1].requirement",
            "is required"
        ),
        ["an exception for what only opens discretion"] = new(
            claim => Except(claim, Requirement.SentWithConsent),
            "claim.written_exceptions[1].requirement",
            "cannot be waived"
        ),
        ["an exception for what is of paid repair"] = new(
            claim => Except(claim, Requirement.NoFreeRepair),
            "claim.written_exceptions[1].requirement",
            "cannot be waived"
        ),
        ["an exception without a reference"] = new(
            claim => claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.Invoice }),
            "claim.written_exceptions[0].reference",
            "is required"
        ),
        ["a waiver without a requirement"] = new(
            claim => Waive(claim, [Waiver(Requirement.Unspecified)]),
            "claim.contract.overrides.waivers[0].requirement",
            "is required"
        ),
        ["a waiver of what cannot be waived"] = new(
            claim => Waive(claim, [Waiver(Requirement.NoFreeRepair)]),
            "claim.contract.overrides.waivers[0].requirement",
            "cannot be waived"
        ),
        ["a waiver for paid repair"] = new(
            claim => Waive(claim, [Waiver(Requirement.Invoice, Remedy.Return, Remedy.PaidRepair)]),
            "claim.contract.overrides.waivers[0].remedies[1]",
            "no free remedy"
        ),
        ["a waiver for no remedy in particular"] = new(
            claim => Waive(claim, [Waiver(Requirement.Invoice, Remedy.Unspecified)]),
            "claim.contract.overrides.waivers[0].remedies[0]",
            "no free remedy"
        ),
    };

    private static Timestamp Noon => Timestamp.FromDateTime(new DateTime(2026, 3, 15, 20, 0, 0, DateTimeKind.Utc));

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_is_refused_by_its_path_and_said_in_words(string name)
    {
        var bad = Table[name];
        var claim = InOrder();
        bad.Spoil(claim);
        var refused = await Refused.AsInvalidClaim(service.Client.EvaluateClaimAsync(Evaluate(claim)).ResponseAsync);
        var violation = Assert.Single(refused.Violations);
        Assert.Equal(bad.Path, violation.Field);
        Assert.Contains(bad.Words, violation.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_without_a_claim_is_refused_by_both_calls(bool explain)
    {
        Task call = explain
            ? service.Client.ExplainDecisionAsync(new ExplainDecisionRequest()).ResponseAsync
            : service.Client.EvaluateClaimAsync(new EvaluateClaimRequest()).ResponseAsync;
        var refused = await Refused.AsInvalidClaim(call);
        Assert.Equal([("claim", explain ? "or receipt is required" : "is required")], refused.Violations);
    }

    private static Money Dollars(long units) => new() { CurrencyCode = "USD", Units = units };

    private static WrittenException Exception(Requirement requirement) => new() { Requirement = requirement, Reference = "AP-1" };

    private static RequirementWaiver Waiver(Requirement requirement, params Remedy[] remedies) =>
        new() { Requirement = requirement, Remedies = { remedies } };

    private static void SayTime(Claim claim, Timestamp time)
    {
        claim.ClaimTime = time;
        claim.TimeZone = "America/Los_Angeles";
    }

    private static void TimeInsteadOfDate(Claim claim, Timestamp time, string zone = "America/Los_Angeles")
    {
        claim.ClaimDate = null;
        claim.ClaimTime = time;
        claim.TimeZone = zone;
    }

    private static void ContractAfterClaim(Claim claim)
    {
        claim.Purchase.PurchaseDate = null;
        claim.Contract.ContractDate = Day(2026, 3, 16);
    }

    private static void NoFaultAndCause(Claim claim)
    {
        claim.Failure.Diagnosis = Diagnosis.NoFaultFound;
        claim.Failure.Causes.Add(Cause.Accident);
    }

    private static void ServedOn(Claim claim, int year, int month, int day)
    {
        var bad = AService();
        bad.CompletionDate = Day(year, month, day);
        claim.Services.Add([AService(), bad]);
    }

    private static void Except(Claim claim, Requirement requirement) =>
        claim.WrittenExceptions.Add([Exception(Requirement.Invoice), Exception(requirement)]);

    private static void Waive(Claim claim, IEnumerable<RequirementWaiver> waivers) =>
        claim.Contract.Overrides = new ContractOverrides { Waivers = { waivers } };

    private sealed record Bad(Action<Claim> Spoil, string Path, string Words);
}
