using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using Money = Google.Type.Money;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>Who pays for transport (R22), how much money it is about (R23), and what a person is told.</summary>
public sealed class TransportAndMoneyTests(SharedService service) : IClassFixture<SharedService>
{
    private const string Refused = "";
    private const string Covered = "there: customer, Aumate; back: Aumate, customer";
    private const string CoveredUnasked = "there: customer, Aumate; back: customer, customer";
    private const string Refund = "there: Aumate, Aumate; back: Aumate, Aumate";
    private const string RefundUnasked = "there: Aumate, Aumate; back: customer, customer";
    private const string NotCovered = "there: customer, customer, in advance; back: customer, customer, in advance";

    [Theory]
    [InlineData(Remedy.Return, 5, Sending.NotYet, Refund)]
    [InlineData(Remedy.Return, 5, Sending.WithConsent, Refund)]
    [InlineData(Remedy.Return, 5, Sending.Unasked, RefundUnasked)]
    [InlineData(Remedy.Return, 5, Sending.Refused, Refused)]
    [InlineData(Remedy.Return, 45, Sending.NotYet, Refused)]
    [InlineData(Remedy.Exchange, 5, Sending.NotYet, Covered)]
    [InlineData(Remedy.Exchange, 5, Sending.WithConsent, Covered)]
    [InlineData(Remedy.Exchange, 5, Sending.Unasked, CoveredUnasked)]
    [InlineData(Remedy.Exchange, 5, Sending.Refused, Refused)]
    [InlineData(Remedy.FreeRepair, 45, Sending.NotYet, Covered)]
    [InlineData(Remedy.FreeRepair, 45, Sending.WithConsent, Covered)]
    [InlineData(Remedy.FreeRepair, 45, Sending.Unasked, CoveredUnasked)]
    [InlineData(Remedy.FreeRepair, 45, Sending.Refused, Refused)]
    [InlineData(Remedy.PaidRepair, 400, Sending.NotYet, NotCovered)]
    [InlineData(Remedy.PaidRepair, 400, Sending.WithConsent, NotCovered)]
    [InlineData(Remedy.PaidRepair, 400, Sending.Unasked, NotCovered)]
    [InlineData(Remedy.PaidRepair, 400, Sending.Refused, NotCovered)]
    [InlineData(Remedy.PaidRepair, 5, Sending.NotYet, Refused)]
    public async Task Freight_and_inbound_fees_are_paid_per_leg_by(Remedy remedy, int day, Sending sending, string legs)
    {
        var claim = On(day);
        (claim.Shipped, claim.ReturnAuthorization) = sending switch
        {
            Sending.WithConsent => (true, ReturnAuthorization.Granted),
            Sending.Unasked => (true, ReturnAuthorization.Unspecified),
            Sending.Refused => (true, ReturnAuthorization.Refused),
            _ => (false, ReturnAuthorization.Unspecified),
        };
        var decided = (await Decide(claim)).Of(remedy);
        Assert.Equal(legs, string.Join("; ", decided.Freight.Select(Text)));
        Assert.Equal(legs == Refused, decided.Status == RemedyStatus.Ineligible);
    }

    [Theory]
    [InlineData(5, "119.90", null, "119.90", "", "119.90")]
    [InlineData(5, "119.90", "99.00", "119.90", "", "99.00")]
    [InlineData(5, "0.00", null, "0.00", "", "0.00")]
    [InlineData(5, null, "99.00", null, "claim.purchase.price", "99.00")]
    [InlineData(5, null, null, null, "claim.purchase.price", null)]
    [InlineData(45, "119.90", null, null, "", "119.90")]
    [InlineData(45, "119.90", "99.00", null, "", "99.00")]
    public async Task A_refund_is_the_vouchers_price_and_liability_ends_at_the_price_paid(
        int day,
        string? price,
        string? paid,
        string? refund,
        string missing,
        string? cap
    )
    {
        var claim = On(day);
        (claim.Purchase.Price, claim.Purchase.PricePaid) = (Dollars(price), Dollars(paid));
        var decision = await Decide(claim);
        Assert.Equal(
            (Dollars(refund), missing, Dollars(cap)),
            (decision.Amounts.Refund, decision.Amounts.RefundMissingFact, decision.Amounts.LiabilityCap)
        );
        Assert.All(decision.Remedies, remedy => Assert.NotEqual(RemedyStatus.Undetermined, remedy.Status));
    }

    [Fact]
    public async Task Without_a_return_and_without_a_price_there_is_no_money_to_speak_of()
    {
        var claim = On(45);
        claim.Purchase.Price = null;
        Assert.Null((await Decide(claim)).Amounts);
    }

    [Theory]
    [InlineData("an ordinary claim", "")]
    [InlineData("an unknown model", "ModelNotInCatalog XX-1")]
    [InlineData("an unknown accessory", "ModelNotInCatalog YY-1")]
    [InlineData("a place without law on file", "NoOverlay JP")]
    [InlineData("a place with law on file", "OverlayNotReviewed es-rdl-7-2021")]
    [InlineData("a place whose law gives a standard", "PersonMustDecide burden_of_proof")]
    [InlineData("a receipt beyond the calendar", "BeyondCalendar us-federal-")]
    public async Task A_person_is_told_about(string what, string notice)
    {
        var claim = On(5);
        switch (what)
        {
            case "an unknown model":
                claim.Product.Model = "XX-1";
                break;
            case "an unknown accessory":
                claim.Item = new ClaimedItem
                {
                    Kind = ItemKind.Accessory,
                    AccessoryModel = "YY-1",
                    StandardConfiguration = true,
                };
                break;
            case "a place without law on file":
                claim.Jurisdiction = "JP";
                break;
            case "a place with law on file" or "a place whose law gives a standard":
                claim.Jurisdiction = "ES";
                break;
            case "a receipt beyond the calendar":
                claim.ReceiptDate = Day(2101, 1, 3);
                break;
        }

        var notices = (await Decide(claim)).Notices.Select(one => $"{one.Code} {one.Subject}").ToArray();
        if (notice.Length == 0)
        {
            Assert.Empty(notices);
        }
        else
        {
            Assert.Contains(notices, one => one.StartsWith(notice, StringComparison.Ordinal));
        }
    }

    /// <summary>How a product came, or did not come, to Aumate.</summary>
    public enum Sending
    {
        NotYet,
        WithConsent,
        Unasked,
        Refused,
    }

    private async Task<Decision> Decide(Claim claim) => (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision;

    private static Claim On(int day)
    {
        var claim = InOrder();
        var date = new DateOnly(2026, 3, 10).AddDays(day);
        claim.ClaimDate = Day(date.Year, date.Month, date.Day);
        return claim;
    }

    private static Money? Dollars(string? amount) =>
        amount is null
            ? null
            : new Money
            {
                CurrencyCode = "USD",
                Units = int.Parse(amount.Split('.')[0]),
                Nanos = int.Parse(amount.Split('.')[1]) * 10_000_000,
            };

    private static string Text(FreightLeg leg) =>
        (leg.Leg == Leg.ToAumate ? "there: " : "back: ")
        + $"{Name(leg.Freight)}, {Name(leg.InboundFees)}"
        + (leg.InAdvance ? ", in advance" : "");

    private static string Name(Party party) => party == Party.Aumate ? "Aumate" : "customer";
}
