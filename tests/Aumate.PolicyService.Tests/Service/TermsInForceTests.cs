using Aumate.PolicyService.Wire.V1;
using Google.Rpc;
using Grpc.Core;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using Date = Google.Type.Date;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>A sale that is older than the terms is under none of them (R27).</summary>
public sealed class TermsInForceTests(SharedService service) : IClassFixture<SharedService>
{
    private static readonly Date First = Day(2000, 1, 1);
    private static readonly Date DayBefore = Day(1999, 12, 31);

    [Fact]
    public async Task A_purchase_before_the_first_terms_is_refused_by_its_date()
    {
        var claim = InOrder();
        claim.Purchase.PurchaseDate = DayBefore;
        await IsRefused(claim, "claim.purchase.purchase_date");
        claim.Purchase.PurchaseDate = First;
        await IsAnswered(claim);
    }

    [Fact]
    public async Task Where_the_contract_dates_the_purchase_its_date_is_the_one_that_is_refused()
    {
        var claim = InOrder();
        claim.Purchase = null;
        claim.Contract.ContractDate = DayBefore;
        await IsRefused(claim, "claim.contract.contract_date");
        claim.Contract.ContractDate = First;
        await IsAnswered(claim);
    }

    [Fact]
    public async Task Where_the_purchase_date_is_unknown_the_claim_date_is_the_one_that_is_refused()
    {
        var claim = InOrder();
        claim.Purchase = null;
        claim.ClaimDate = DayBefore;
        await IsRefused(claim, "claim.claim_date");
        claim.ClaimDate = First;
        await IsAnswered(claim);
    }

    private async Task IsRefused(Claim claim, string subject)
    {
        var evaluated = service.Client.EvaluateClaimAsync(Evaluate(claim)).ResponseAsync;
        var explained = service.Client.ExplainDecisionAsync(new ExplainDecisionRequest { Claim = claim }).ResponseAsync;
        foreach (var call in new Task[] { evaluated, explained })
        {
            var thrown = await Assert.ThrowsAsync<RpcException>(() => call);
            var refused = await Refused.Of(Task.FromException(thrown));
            Assert.Equal(
                (StatusCode.FailedPrecondition, "TERMS_NOT_IN_FORCE", "policy.aumate.com"),
                (refused.Code, refused.Reason, refused.Domain)
            );
            var violation = Assert.Single(thrown.GetRpcStatus()!.GetDetail<PreconditionFailure>()!.Violations);
            Assert.Equal(("TERMS_NOT_IN_FORCE", subject), (violation.Type, violation.Subject));
            Assert.Contains("2000-01-01", violation.Description, StringComparison.Ordinal);
        }
    }

    private async Task IsAnswered(Claim claim) =>
        Assert.Equal("letter-1", (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision.Versions.TermsVersion);
}
