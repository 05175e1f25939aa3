using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using Money = Google.Type.Money;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>All that is wrong is said at once, nothing is said that is not wrong, and what is said arrives (R29).</summary>
public sealed class BadInputListingTests(SharedService service) : IClassFixture<SharedService>
{
    /// <summary>Callers of several languages take no more than this of headers by default.</summary>
    private const int LeastMetadataBytes = 8 * 1024;

    private static readonly Dictionary<string, (Action<Claim> Spoil, int Violations)> Flood = new()
    {
        ["short ones"] = (claim => claim.Services.Add(Enumerable.Repeat(new Wire.V1.Service { Part = " ", AccessoryModel = " " }, 32)), 64),
        ["long ones"] = (
            claim =>
                claim.Contract.Overrides = new ContractOverrides
                {
                    Waivers = { Enumerable.Repeat(new RequirementWaiver { Remedies = { Enumerable.Repeat(Remedy.PaidRepair, 32) } }, 32) },
                },
            32 * 33
        ),
        ["a first one of four-byte characters"] = (
            claim =>
            {
                claim.TimeZone = string.Concat(Enumerable.Repeat("😀", 64));
                claim.Services.Add(
                    Enumerable.Repeat(new Wire.V1.Service { CompletionDate = Day(int.MinValue, int.MinValue, int.MinValue) }, 32)
                );
                claim.WrittenExceptions.Add(Enumerable.Repeat(new WrittenException(), 32));
            },
            97
        ),
    };

    public static TheoryData<string> Floods => [.. Flood.Keys];

    [Fact]
    public async Task Every_violation_of_one_request_is_listed_exactly_once()
    {
        var request = Evaluate(WrongAllOver());
        request.RequestId = new string('r', 65);
        request.CorrelationId = new string('c', 65);
        var refused = await Refused.AsInvalidClaim(service.Client.EvaluateClaimAsync(request).ResponseAsync);
        string[] expected =
        [
            "request_id",
            "correlation_id",
            "claim.claim_date",
            "claim.time_zone",
            "claim.product.model",
            "claim.product.serial_number",
            "claim.product.operating_system",
            "claim.purchase.delivery_date",
            "claim.purchase.price",
            "claim.purchase.price.currency_code",
            "claim.purchase.title",
            "claim.contract.period_months",
            "claim.contract.reference",
            "claim.contract.overrides.return_days",
            "claim.contract.overrides.waivers[0].requirement",
            "claim.contract.overrides.waivers[0].remedies[0]",
            "claim.item.kind",
            "claim.failure.causes",
            "claim.failure.causes[0]",
            "claim.return_authorization",
            "claim.services[0].completion_date",
            "claim.services[0].scope",
            "claim.services[1].completion_date",
            "claim.written_exceptions[0].requirement",
            "claim.written_exceptions[0].reference",
            "claim.jurisdiction",
            "claim.requested_remedy",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), refused.Violations.Select(found => found.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("")]
    public async Task A_service_before_the_purchase_is_listed_though_the_claim_date_is_missing_or_no_day(string claimDate)
    {
        var claim = InOrder();
        claim.ClaimDate = claimDate.Length == 0 ? null : Day(2026, 2, 30);
        claim.Services.Add(new Wire.V1.Service { CompletionDate = Day(2026, 3, 9) });
        var refused = await Refused.AsInvalidClaim(service.Client.EvaluateClaimAsync(Evaluate(claim)).ResponseAsync);
        Assert.Equal(["claim.claim_date", "claim.services[0].completion_date"], refused.Violations.Select(found => found.Field));
    }

    [Fact]
    public async Task The_contracts_date_does_not_stand_in_for_a_purchase_date_that_is_no_day()
    {
        var claim = InOrder();
        claim.Purchase.PurchaseDate = Day(2026, 2, 30);
        claim.Contract.ContractDate = Day(2026, 3, 16);
        var refused = await Refused.AsInvalidClaim(service.Client.EvaluateClaimAsync(Evaluate(claim)).ResponseAsync);
        Assert.Equal(["claim.purchase.purchase_date"], refused.Violations.Select(found => found.Field));
    }

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task Violations_that_do_not_fit_into_the_headers_of_an_answer_are_counted(string name)
    {
        var (flood, count) = Flood[name];
        var claim = InOrder();
        flood(claim);
        var thrown = await Assert.ThrowsAsync<RpcException>(() => service.Client.EvaluateClaimAsync(Evaluate(claim)).ResponseAsync);
        var refused = await Refused.AsInvalidClaim(Task.FromException(thrown));
        Assert.InRange(refused.Violations.Count, 30, count);
        Assert.Equal(("claim", $"has {count - refused.Violations.Count + 1} more violation(s), not listed"), refused.Violations[^1]);
        Assert.InRange(thrown.Trailers.Sum(SizeOf), 1, LeastMetadataBytes);
    }

    private static int SizeOf(Metadata.Entry entry) =>
        entry.Key.Length + (entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes).Length : Uri.EscapeDataString(entry.Value).Length);

    private static Claim WrongAllOver()
    {
        var claim = Full();
        claim.ClaimDate = Day(2026, 3, 8);
        claim.TimeZone = "Mars/Olympus";
        claim.Product.Model = " ";
        claim.Product.SerialNumber = new string('s', 65);
        claim.Product.OperatingSystem = (Wire.V1.OperatingSystem)9;
        claim.Purchase.DeliveryDate = Day(2026, 13, 1);
        claim.Purchase.Price = new Money { CurrencyCode = "???", Units = -5 };
        claim.Purchase.Title = (Title)(-1);
        claim.Contract.PeriodMonths = 601;
        claim.Contract.Reference = "\t";
        claim.Contract.Overrides.ReturnDays = 0;
        claim.Contract.Overrides.Waivers[0] = new RequirementWaiver { Remedies = { Remedy.PaidRepair } };
        claim.Item.Kind = ItemKind.Unspecified;
        claim.Failure = new Failure { Diagnosis = Diagnosis.NoFaultFound, Causes = { Cause.Unspecified } };
        claim.ReturnAuthorization = (ReturnAuthorization)3;
        claim.Services[0].Scope = (ServiceScope)4;
        claim.Services.Add(new Wire.V1.Service { CompletionDate = Day(2026, 0, 1) });
        claim.WrittenExceptions[0] = new WrittenException { Requirement = Requirement.NoFreeRepair };
        claim.Jurisdiction = "USA";
        claim.RequestedRemedy = (Remedy)5;
        return claim;
    }
}
