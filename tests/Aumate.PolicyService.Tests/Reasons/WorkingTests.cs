using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>The working behind decisions, held on drawn claims against all that it can be. REASON_CLAIMS=200000 is the full proof.</summary>
public sealed class WorkingTests
{
    /// <summary>Of the claims that lack more, the questions are not counted one completion at a time.</summary>
    private const int MostBits = 8;

    [Fact]
    public void The_sufficient_reasons_are_the_minimal_ones_and_all_of_them() =>
        ReasonDraws.AssertNone(ReasonDraws.Count(500), subject => Each(subject, new ReasonCheck(subject).Complaints));

    [Fact]
    public void The_changes_make_a_remedy_eligible_together_and_no_fewer_of_them_do() =>
        ReasonDraws.AssertNone(ReasonDraws.Count(600), subject => Each(subject, new ChangeCheck(subject).Complaints));

    [Fact]
    public void The_changes_are_all_that_there_are() =>
        ReasonDraws.AssertNone(ReasonDraws.Count(600), subject => Each(subject, new ChangeListCheck(subject).Complaints));

    [Fact]
    public void The_questions_are_ranked_by_how_many_completions_each_settles() =>
        ReasonDraws.AssertNone(
            ReasonDraws.Count(1_500),
            subject =>
                QuestionCount.Of(subject, Remedies.All, MostBits) is { } expected
                    ? QuestionCheck.Complaints(expected, Working.Of(subject.Evaluation, Remedies.All).Questions)
                    : []
        );

    private static IEnumerable<string> Each(ReasonCase subject, Func<RemedyWorking, IEnumerable<string>> complaints) =>
        Working.Of(subject.Evaluation, Remedies.All).Remedies.SelectMany(complaints);
}
