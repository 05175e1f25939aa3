using Aumate.PolicyService.Tests.Oracle;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>The proof's own ground: its extremes stand for all completions.</summary>
public sealed class SufficiencyTests
{
    [Fact]
    public void All_that_is_known_settles_what_is_settled() =>
        Assert.Empty(
            ReasonDraws.Failures(
                ReasonDraws.Count(2_000),
                (_, subject) =>
                {
                    var sufficiency = new Sufficiency(subject);
                    return subject
                        .Evaluation.Decision.Remedies.Where(remedy =>
                            sufficiency.Settles(sufficiency.Everything, remedy.Remedy)
                            == ((int)remedy.Status == (int)PlainStatus.Undetermined)
                        )
                        .Select(remedy => $"{remedy.Remedy} {remedy.Status}");
                }
            )
        );
}
