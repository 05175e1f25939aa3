using Aumate.Warranty.Decisions;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>The proof's own ground: its extremes stand for all completions.</summary>
public sealed class SufficiencyTests
{
    [Fact]
    public void All_that_is_known_settles_what_is_settled() => ReasonDraws.AssertNone(ReasonDraws.Count(3_000), Disagreements);

    private static IEnumerable<string> Disagreements(ReasonCase subject)
    {
        var sufficiency = new Sufficiency(subject);
        return subject
            .Evaluation.Decision.Remedies.Where(remedy =>
                sufficiency.Settles(sufficiency.Everything, remedy.Remedy) == (remedy.Status == RemedyStatus.Undetermined)
            )
            .Select(remedy => $"{remedy.Remedy} is {remedy.Status}");
    }
}
