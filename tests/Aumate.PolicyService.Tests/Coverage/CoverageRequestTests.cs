using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Xunit;
using static Aumate.PolicyService.Tests.Coverage.Carts;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>Bad input about a purchase is refused as a whole, every violation by its field path (R29).</summary>
public sealed class CoverageRequestTests(SharedService service) : IClassFixture<SharedService>
{
    private static readonly string Long = new('x', 65);

    private static readonly Dictionary<string, (Action<PreviewCoverageRequest> Spoil, string Field, string Says)> Bad = new()
    {
        ["no purchase date"] = (cart => cart.PurchaseDate = null, "purchase_date", "is required"),
        ["a purchase date without a day"] = (cart => cart.PurchaseDate.Day = 0, "purchase_date", "2026-3-0 is no day"),
        ["a jurisdiction that is none"] = (cart => cart.Jurisdiction = "USA", "jurisdiction", "ISO 3166"),
        ["a language that is none"] = (cart => cart.Language = "e", "language", "BCP 47"),
        ["a long language"] = (cart => cart.Language = Long, "language", "longer than 64"),
        ["a long request id"] = (cart => cart.RequestId = Long, "request_id", "longer than 64"),
        ["a long correlation id"] = (cart => cart.CorrelationId = Long, "correlation_id", "longer than 64"),
        ["no lines"] = (cart => cart.Lines.Clear(), "lines", "has 0 entries; a cart has 1 to 100"),
        ["a line too many"] = (cart => cart.Lines.Add(Enumerable.Repeat(ALine(), 100)), "lines", "has 101 entries"),
        ["a long line id"] = (cart => cart.Lines[0].LineId = Long, "lines[0].line_id", "longer than 64"),
        ["no model"] = (cart => cart.Lines[0].Model = "", "lines[0].model", "is required"),
        ["a blank model"] = (cart => cart.Lines[0].Model = " ", "lines[0].model", "is blank"),
        ["a model with a line break"] = (cart => cart.Lines[0].Model = "a\nb", "lines[0].model", "control character"),
        ["a long model"] = (cart => cart.Lines[0].Model = Long, "lines[0].model", "longer than 64"),
        ["a price kind that is none"] = (cart => cart.Lines[0].PriceKind = (PriceKind)3, "lines[0].price_kind", "3 is not defined"),
        ["a unit kind that is none"] = (cart => cart.Lines[0].UnitKind = (UnitKind)(-1), "lines[0].unit_kind", "-1 is not defined"),
        ["a title that is none"] = (cart => cart.Lines[0].Title = (Title)3, "lines[0].title", "3 is not defined"),
        ["a contract's date"] = (
            cart => cart.Lines[0].Contract.ContractDate = Day(2026, 3, 9),
            "lines[0].contract.contract_date",
            "leave it out"
        ),
        ["no period"] = (cart => cart.Lines[0].Contract.PeriodMonths = 0, "lines[0].contract.period_months", "0 is not 1 to 600 months"),
        ["a long reference"] = (cart => cart.Lines[0].Contract.Reference = Long, "lines[0].contract.reference", "longer than 64"),
        ["no window"] = (
            cart => cart.Lines[0].Contract.Overrides = new ContractOverrides { ReturnDays = 0 },
            "lines[0].contract.overrides.return_days",
            "0 is not 1 to 3650 days"
        ),
        ["a waiver of nothing"] = (
            cart => cart.Lines[0].Contract.Overrides = new ContractOverrides { Waivers = { new RequirementWaiver() } },
            "lines[0].contract.overrides.waivers[0].requirement",
            "is required"
        ),
    };

    public static TheoryData<string> Names => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cart_is_refused_for(string name)
    {
        var cart = Of(ALine());
        Bad[name].Spoil(cart);
        var violation = Assert.Single(await Violations(service.Running.Coverage.PreviewCoverageAsync(cart).ResponseAsync));
        Assert.Equal(Bad[name].Field, violation.Field);
        Assert.Contains(Bad[name].Says, violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_violation_of_a_cart_is_listed_at_once()
    {
        var cart = Of(ALine(), ALine());
        foreach (var (spoil, field, _) in Bad.Values.Where(bad => bad.Field.StartsWith("lines[0]", StringComparison.Ordinal)))
        {
            spoil(cart);
        }

        (cart.PurchaseDate, cart.Jurisdiction, cart.Language, cart.Lines[1].Model) = (null, "USA", "e", "");
        var found = await Violations(service.Running.Coverage.PreviewCoverageAsync(cart).ResponseAsync);
        string[] expected =
        [
            "purchase_date",
            "jurisdiction",
            "language",
            "lines[0].line_id",
            "lines[0].model",
            "lines[0].price_kind",
            "lines[0].unit_kind",
            "lines[0].title",
            "lines[0].contract.contract_date",
            "lines[0].contract.reference",
            "lines[0].contract.period_months",
            "lines[0].contract.overrides.waivers[0].requirement",
            "lines[1].model",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Violations_of_a_long_cart_that_do_not_fit_are_counted()
    {
        var cart = Of(Enumerable.Repeat(new CartLine { Title = (Title)9 }, 100));
        var found = await Violations(service.Running.Coverage.PreviewCoverageAsync(cart).ResponseAsync);
        Assert.InRange(found.Count, 30, 199);
        Assert.Equal(("lines", $"has {200 - found.Count + 1} more violation(s), not listed"), found[^1]);
    }

    [Fact]
    public async Task Every_violation_about_one_product_is_listed_at_once()
    {
        var request = new GetCoverageRequest
        {
            Jurisdiction = "USA",
            Language = "e",
            PriceKind = (PriceKind)3,
            UnitKind = (UnitKind)3,
            Title = (Title)3,
            PeriodMonths = 601,
        };
        var found = await Violations(service.Running.Coverage.GetCoverageAsync(request).ResponseAsync);
        Assert.Equal(
            ["purchase_date", "jurisdiction", "model", "price_kind", "unit_kind", "title", "period_months", "language"],
            found.Select(violation => violation.Field)
        );
    }

    [Fact]
    public async Task Ids_may_be_blank_and_a_model_may_have_letters_of_any_kind_up_to_their_limit()
    {
        var cart = Of(ALine(string.Concat(Enumerable.Repeat("\uD83D\uDE00", 64))));
        (cart.RequestId, cart.Lines[0].LineId) = (" ", new string(' ', 64));
        var line = (await service.Running.Coverage.PreviewCoverageAsync(cart)).Lines.Single();
        Assert.Equal((cart.Lines[0].LineId, cart.Lines[0].Model), (line.LineId, line.Model));
    }

    private static async Task<IReadOnlyList<(string Field, string Description)>> Violations(Task call)
    {
        var refused = await Refused.Of(call);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_REQUEST", "policy.aumate.com"), (refused.Code, refused.Reason, refused.Domain));
        return refused.Violations;
    }
}
