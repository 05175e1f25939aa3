using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.LoadTests.Tests;

public sealed class AnswersTests
{
    [Fact]
    public void The_whole_answer_to_the_request_is_right() => Assert.Null(Answers.Wrong("load-1", "load-1", Whole()));

    [Fact]
    public void Whatever_else_is_wrong()
    {
        var swapped = Whole();
        (swapped.Remedies[0], swapped.Remedies[1]) = (swapped.Remedies[1], swapped.Remedies[0]);
        var three = Whole();
        three.Remedies.RemoveAt(3);
        var open = Whole();
        open.Remedies[2].Status = RemedyStatus.Unspecified;
        Assert.Contains("answered load-2", Answers.Wrong("load-1", "load-2", Whole()), StringComparison.Ordinal);
        Assert.All(new[] { null, swapped, three, open, new Decision() }, each => Assert.NotNull(Answers.Wrong("load-1", "load-1", each)));
    }

    [Fact]
    public void A_batch_is_right_claim_by_claim()
    {
        var asked = new EvaluateClaimsRequest
        {
            Requests =
            {
                new EvaluateClaimRequest { RequestId = "a" },
                new EvaluateClaimRequest { RequestId = "b" },
            },
        };
        var one = new ClaimOutcome { RequestId = "a", Decision = Whole() };
        var two = new ClaimOutcome { RequestId = "b", Decision = Whole() };
        Assert.Null(Answers.Wrong(asked, new EvaluateClaimsResponse { Outcomes = { one, two } }));
        Assert.NotNull(Answers.Wrong(asked, new EvaluateClaimsResponse { Outcomes = { two, one } }));
        Assert.NotNull(Answers.Wrong(asked, new EvaluateClaimsResponse { Outcomes = { one } }));
        Assert.NotNull(
            Answers.Wrong(
                asked,
                new EvaluateClaimsResponse
                {
                    Outcomes =
                    {
                        one,
                        new ClaimOutcome { RequestId = "b", Error = new() },
                    },
                }
            )
        );
    }

    [Fact]
    public void A_cart_is_right_line_by_line()
    {
        var asked = new PreviewCoverageRequest { RequestId = "a", Lines = { new CartLine { LineId = "1" } } };
        var line = new LineCoverage
        {
            LineId = "1",
            Remedies = { Whole().Remedies.Select(each => new RemedyCoverage { Remedy = each.Remedy }) },
        };
        Assert.Null(Answers.Wrong(asked, new PreviewCoverageResponse { RequestId = "a", Lines = { line } }));
        Assert.NotNull(Answers.Wrong(asked, new PreviewCoverageResponse { RequestId = "b", Lines = { line } }));
        Assert.NotNull(Answers.Wrong(asked, new PreviewCoverageResponse { RequestId = "a", Lines = { line, line } }));
        Assert.NotNull(
            Answers.Wrong(asked, new PreviewCoverageResponse { RequestId = "a", Lines = { new LineCoverage { LineId = "1" } } })
        );
    }

    private static Decision Whole() =>
        new()
        {
            Remedies =
            {
                new[] { Remedy.Return, Remedy.Exchange, Remedy.FreeRepair, Remedy.PaidRepair }.Select(each => new RemedyDecision
                {
                    Remedy = each,
                    Status = RemedyStatus.Eligible,
                }),
            },
        };
}
