using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Xunit;
using static Aumate.PolicyService.Tests.Coverage.Carts;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>What the checkout is told, case by case, over a real channel.</summary>
public sealed class CoverageServiceTests(SharedService service) : IClassFixture<SharedService>
{
    private const string Refused = "NotOffered ..";
    private const string Open = "Undetermined ..";
    private const string Return = "Offered 2026-03-10..2026-03-17";
    private const string Exchange = "Offered 2026-03-10..2026-04-09";
    private const string Repair = "Offered 2026-03-10..2027-03-10";
    private const string Paid = "Offered 2027-03-11..";
    private const string PaidAtOnce = "Offered 2026-03-10..";
    private const string Period = " lines[0].contract.period_months";

    /// <summary>A case: what is changed on a cart in order, and what is then told of return, exchange, free repair and paid repair.</summary>
    private static readonly Dictionary<string, (Action<PreviewCoverageRequest> Change, string[] Told)> Cases = new()
    {
        ["in order, twelve months by contract"] = (_ => { }, [Return, Exchange, Repair, Paid]),
        ["the catalog's period, where the contract has none"] = (
            cart => cart.Lines[0].Contract = null,
            [Return, Exchange, "Offered 2026-03-10..2028-03-10", "Offered 2028-03-11.."]
        ),
        ["a special price"] = (
            cart => cart.Lines[0].PriceKind = PriceKind.Special,
            [$"{Refused} StandardPrice 3.note FinalSale", $"{Refused} StandardPrice 3.note FinalSale", Repair, Paid]
        ),
        ["borrowed"] = (
            cart => cart.Lines[0].Title = Title.Borrowed,
            [
                $"{Refused} NotBorrowed 3.0 NotPurchased",
                $"{Refused} NotBorrowed 3.0 NotPurchased",
                $"{Refused} NotBorrowed 3.0 NotPurchased",
                PaidAtOnce,
            ]
        ),
        ["a prototype at a special price"] = (
            cart => (cart.Lines[0].PriceKind, cart.Lines[0].UnitKind) = (PriceKind.Special, UnitKind.Prototype),
            [
                $"{Refused} StandardPrice 3.note FinalSale",
                $"{Refused} StandardPrice 3.note FinalSale",
                $"{Refused} NotSpecialPrototype 3.note FinalSalePrototype",
                PaidAtOnce,
            ]
        ),
        ["a prototype at the standard price"] = (cart => cart.Lines[0].UnitKind = UnitKind.Prototype, [Return, Exchange, Repair, Paid]),
        ["a price of an unknown kind"] = (
            cart => cart.Lines[0].PriceKind = PriceKind.Unspecified,
            [$"{Open} lines[0].price_kind", $"{Open} lines[0].price_kind", Repair, Paid]
        ),
        ["nothing known of price and unit"] = (
            cart => (cart.Lines[0].PriceKind, cart.Lines[0].UnitKind) = (PriceKind.Unspecified, UnitKind.Unspecified),
            [
                $"{Open} lines[0].price_kind",
                $"{Open} lines[0].price_kind",
                $"{Open} lines[0].price_kind lines[0].unit_kind",
                "Offered .. lines[0].price_kind lines[0].unit_kind",
            ]
        ),
        ["a model that the catalog does not know, without a period"] = (
            cart => (cart.Lines[0].Model, cart.Lines[0].Contract) = ("NO-SUCH", null),
            [Open + Period, Open + Period, Open + Period, $"Offered ..{Period}"]
        ),
        ["nothing said but the model, which the catalog does not know"] = (
            cart => cart.Lines[0] = new CartLine { Model = "NO-SUCH" },
            [
                $"{Open} lines[0].price_kind lines[0].title{Period}",
                $"{Open} lines[0].price_kind lines[0].title{Period}",
                $"{Open} lines[0].price_kind lines[0].unit_kind lines[0].title{Period}",
                $"Offered .. lines[0].price_kind lines[0].unit_kind lines[0].title{Period}",
            ]
        ),
        ["sold in Germany, where law sets a least period and none is known"] = (
            cart => (cart.Jurisdiction, cart.Lines[0].Model, cart.Lines[0].Contract) = ("DE", "NO-SUCH", null),
            [Return, Exchange, $"Offered 2026-03-10..{Period}", $"Offered ..{Period}"]
        ),
        ["sold in Germany with twelve months, which law makes twenty-four"] = (
            cart => cart.Jurisdiction = "DE",
            [Return, Exchange, "Offered 2026-03-10..2028-03-10", "Offered 2028-03-11.."]
        ),
        ["a prototype at a special price in Germany, whose repair law keeps free"] = (
            cart => (cart.Jurisdiction, cart.Lines[0].PriceKind, cart.Lines[0].UnitKind) = ("DE", PriceKind.Special, UnitKind.Prototype),
            [
                $"{Refused} StandardPrice 3.note FinalSale",
                $"{Refused} StandardPrice 3.note FinalSale",
                "Offered 2026-03-10..2028-03-10",
                "Offered 2028-03-11..",
            ]
        ),
        ["sold in California"] = (cart => cart.Jurisdiction = "US-CA", [Return, Exchange, Repair, Paid]),
        ["a month of warranty, which ends before the exchange window"] = (
            cart => (cart.PurchaseDate, cart.Lines[0].Contract.PeriodMonths) = (Day(2026, 2, 10), 1),
            ["Offered 2026-02-10..2026-02-17", "Offered 2026-02-10..2026-03-10", "Offered 2026-02-10..2026-03-10", "Offered 2026-03-11.."]
        ),
        ["a contract that waives the end of the warranty"] = (
            cart => cart.Lines[0].Contract.Overrides = Waiving(Requirement.InWarranty, Remedy.FreeRepair),
            [Return, Exchange, "Offered 2026-03-10..", $"{Refused} NoFreeRepair 2.1 UnderWarranty"]
        ),
        ["a contract that waives the end of the warranty, with an unknown title"] = (
            cart =>
                (cart.Lines[0].Title, cart.Lines[0].Contract.Overrides) = (
                    Title.Unspecified,
                    Waiving(Requirement.InWarranty, Remedy.FreeRepair)
                ),
            [$"{Open} lines[0].title", $"{Open} lines[0].title", $"{Open} lines[0].title", $"{Open} lines[0].title"]
        ),
        ["a contract that waives the return window"] = (
            cart => cart.Lines[0].Contract.Overrides = Waiving(Requirement.ReturnWindow, Remedy.Return),
            ["Offered 2026-03-10..2027-03-10", Exchange, Repair, Paid]
        ),
        ["a longer return window by contract"] = (
            cart => cart.Lines[0].Contract.Overrides = new ContractOverrides { ReturnDays = 14 },
            ["Offered 2026-03-10..2026-03-24", Exchange, Repair, Paid]
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    /// <summary>Asked by itself, a product has nothing of a contract but its period.</summary>
    public static TheoryData<string> NamesWithoutOverrides =>
        [.. Cases.Keys.Where(name => Cart(name).Lines[0].Contract?.Overrides is null)];

    /// <summary>The cart of a case.</summary>
    internal static PreviewCoverageRequest Cart(string name)
    {
        var cart = Of(ALine());
        Cases[name].Change(cart);
        return cart;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cart_is_told_what_the_letter_would_give(string name)
    {
        var line = (await service.Running.Coverage.PreviewCoverageAsync(Cart(name))).Lines.Single();
        Assert.Equal(Cases[name].Told, line.Remedies.Select(Told));
        Assert.Equal(Enum.GetValues<Remedy>().Skip(1), line.Remedies.Select(remedy => remedy.Remedy));
    }

    [Theory]
    [MemberData(nameof(NamesWithoutOverrides))]
    public async Task A_product_asked_by_itself_is_told_what_its_line_is(string name)
    {
        var cart = Cart(name);
        var (line, alone) = (
            await service.Running.Coverage.PreviewCoverageAsync(cart),
            await service.Running.Coverage.GetCoverageAsync(Alone(cart))
        );
        var expected = line.Lines[0].Clone();
        expected.LineId = "";
        foreach (var remedy in expected.Remedies)
        {
            var paths = remedy.MissingFacts.Select(path => path.Split('.')[^1]).ToList();
            remedy.MissingFacts.Clear();
            remedy.MissingFacts.Add(paths);
        }

        Assert.Equal(expected, alone.Coverage);
        Assert.Equal((line.Versions, line.Language), (alone.Versions, alone.Language));
    }

    [Fact]
    public async Task Ids_come_back_lines_keep_their_order_and_each_names_its_law()
    {
        var cart = Of(ALine("DX-300"), ALine("NO-SUCH"), ALine());
        (cart.RequestId, cart.CorrelationId, cart.Jurisdiction) = ("r", "c", "US-CA");
        cart.Lines[1].LineId = "line-2";
        var answer = await service.Running.Coverage.PreviewCoverageAsync(cart);
        Assert.Equal(("r", "c", "en", false), (answer.RequestId, answer.CorrelationId, answer.Language, answer.LanguageFellBack));
        Assert.Equal(
            [("line-1", "DX-300"), ("line-2", "NO-SUCH"), ("line-1", "DX-120")],
            answer.Lines.Select(line => (line.LineId, line.Model))
        );
        Assert.All(answer.Lines, line => Assert.Equal(["us-ca-song-beverly", "us-magnuson-moss"], line.OverlayIds));
        Assert.Equal(
            [NoticeCode.ModelNotInCatalog],
            answer.Lines[1].Notices.Select(notice => notice.Code).Except(answer.Lines[0].Notices.Select(n => n.Code))
        );
        Assert.All(answer.Lines, line => Assert.Equal(line.Notices.Count, line.NoticeTexts.Count));
        Assert.Empty(answer.Versions.OverlayIds);
        Assert.Equal("letter-1", answer.Versions.TermsVersion);
    }

    [Fact]
    public async Task Who_pays_for_transport_is_said_of_what_is_offered()
    {
        var line = (await service.Running.Coverage.PreviewCoverageAsync(Of(ALine()))).Lines[0];
        Assert.All(line.Remedies[0].Freight, leg => Assert.Equal((Party.Aumate, Party.Aumate), (leg.Freight, leg.InboundFees)));
        Assert.All(line.Remedies[3].Freight, leg => Assert.True(leg.InAdvance));
        Assert.All(line.Remedies, remedy => Assert.Equal(2, remedy.Freight.Count));
    }

    [Fact]
    public async Task A_claim_on_the_last_day_is_eligible_and_a_day_later_it_is_not()
    {
        var line = (await service.Running.Coverage.PreviewCoverageAsync(Of(ALine()))).Lines[0];
        foreach (var remedy in line.Remedies.Where(remedy => remedy.LastDay is not null))
        {
            var claim = Claims.InOrder();
            claim.ClaimDate = remedy.LastDay;
            Assert.Equal(
                RemedyStatus.Eligible,
                (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision.Of(remedy.Remedy).Status
            );
            claim.ClaimDate.Day++;
            Assert.Equal(
                RemedyStatus.Ineligible,
                (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision.Of(remedy.Remedy).Status
            );
        }
    }

    [Fact]
    public async Task Before_the_first_terms_nothing_is_said()
    {
        var cart = Of(ALine());
        cart.PurchaseDate = Day(1999, 12, 31);
        var refused = await Service.Refused.Of(service.Running.Coverage.PreviewCoverageAsync(cart).ResponseAsync);
        Assert.Equal((StatusCode.FailedPrecondition, "TERMS_NOT_IN_FORCE"), (refused.Code, refused.Reason));
        refused = await Service.Refused.Of(service.Running.Coverage.GetCoverageAsync(Alone(cart)).ResponseAsync);
        Assert.Equal((StatusCode.FailedPrecondition, "TERMS_NOT_IN_FORCE"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task Without_a_catalog_nothing_is_known_and_that_is_no_refusal_of_a_remedy()
    {
        var catalog = new WaitingCatalog();
        await using var waiting = await RunningService.StartUnready(catalog);
        var refused = await Service.Refused.Of(waiting.Coverage.PreviewCoverageAsync(Of(ALine())).ResponseAsync);
        Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (refused.Code, refused.Reason));
        refused = await Service.Refused.Of(waiting.Coverage.GetCoverageAsync(Alone(Of(ALine()))).ResponseAsync);
        Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (refused.Code, refused.Reason));
        catalog.Arrive();
    }

    private static ContractOverrides Waiving(Requirement requirement, Remedy remedy) =>
        new()
        {
            Waivers =
            {
                new RequirementWaiver { Requirement = requirement, Remedies = { remedy } },
            },
        };
}
