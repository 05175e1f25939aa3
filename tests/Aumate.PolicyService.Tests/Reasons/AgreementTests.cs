using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Tests.Table;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Evaluating and explaining are one decision, for whomever and in whatever words it is explained. REASON_CLAIMS=200000 is the full proof.</summary>
public sealed class AgreementTests(SharedService service) : IClassFixture<SharedService>
{
    private const int ByDefault = 3_000;
    private const int Lanes = 2;
    private static readonly string[] Languages = ["", "en", "en-GB", "es", "es-MX", "zh-Hans", "zh-Hans-CN", "de-AT", "fr-CA", "tr"];

    [Fact]
    public async Task Explained_for_anyone_in_any_language_a_decision_is_the_one_that_was_evaluated()
    {
        var differences = new List<int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ReasonDraws.Count(ByDefault)),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes },
            async (seed, cancel) =>
            {
                var request = DrawnRequests.Draw(seed);
                var evaluated = await service.Client.EvaluateClaimAsync(request, cancellationToken: cancel);
                var explained = await service.Client.ExplainDecisionAsync(Explain(request, seed), cancellationToken: cancel);
                if (evaluated.Decision.ToByteString() != explained.Decision.ToByteString())
                {
                    lock (differences)
                    {
                        differences.Add(seed);
                    }
                }
            }
        );
        Assert.Empty(differences.Order());
    }

    private static ExplainDecisionRequest Explain(EvaluateClaimRequest request, int seed)
    {
        var dice = new Dice((ulong)seed ^ 0xA11);
        var explain = DrawnRequests.Explain(request);
        explain.Audience = (Audience)dice.Below(4);
        explain.Language = dice.Pick(Languages);
        explain.Remedies.Add(Enumerable.Range(1, 4).Where(_ => dice.Chance(0.4)).Select(number => (Remedy)number));
        return explain;
    }
}
