using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>The proof's own ground: its extremes stand for all completions, and it finds all minimal sets.</summary>
public sealed class SufficiencyTests
{
    private const int CompletionsPerSet = 40;
    private const int MostSubsetsOf = 12;

    [Fact]
    public void All_that_is_known_settles_what_is_settled() => ReasonDraws.AssertNone(ReasonDraws.Count(2_000), Disagreements);

    [Fact]
    public void No_completion_escapes_a_reason() => ReasonDraws.AssertNone(ReasonDraws.Count(300), Escapes);

    [Fact]
    public void Among_all_subsets_of_few_facts_the_minimal_ones_are_those_that_are_found()
    {
        var dice = new Dice(1);
        for (var trial = 0; trial < 300; trial++)
        {
            ulong[] wanted =
            [
                .. Enumerable.Range(0, dice.Between(1, 5)).Select(_ => dice.Roll() & dice.Roll() & ((1UL << MostSubsetsOf) - 1)),
            ];
            bool Has(ulong set) => Array.Exists(wanted, want => (want & ~set) == 0);
            var all = Enumerable.Range(0, 1 << MostSubsetsOf).Select(set => (ulong)set).Where(Has);
            var minimal = all.Where(set => MinimalSets.Elements(set).All(element => !Has(set & ~element)));
            Assert.Equal(minimal.Order(), MinimalSets.Of((1UL << MostSubsetsOf) - 1, Has, int.MaxValue).Order());
        }
    }

    private static IEnumerable<string> Disagreements(ReasonCase subject)
    {
        var sufficiency = new Sufficiency(subject);
        return subject
            .Evaluation.Decision.Remedies.Where(remedy =>
                sufficiency.Settles(sufficiency.Everything, remedy.Remedy) == (remedy.Status == RemedyStatus.Undetermined)
            )
            .Select(remedy => $"{remedy.Remedy} is {remedy.Status}");
    }

    private static IEnumerable<string> Escapes(ReasonCase subject)
    {
        var sufficiency = new Sufficiency(subject);
        var dice = new Dice((ulong)subject.Plain[0].ClaimDate.DayNumber);
        return from remedy in subject.Evaluation.Decision.Remedies
            where remedy.Status != RemedyStatus.Undetermined
            from set in MinimalSets.Of(sufficiency.Everything, set => sufficiency.Settles(set, remedy.Remedy), 3)
            from law in subject.Plain
            from escape in Escapes(law, sufficiency, set, remedy, dice)
            select escape;
    }

    private static IEnumerable<string> Escapes(PlainClaim law, Sufficiency sufficiency, ulong set, RemedyDecision remedy, Dice dice)
    {
        var (held, verdict) = (new Held(law, sufficiency.Fields(set).ToHashSet()), new Verdict(law));
        for (var i = 0; i < CompletionsPerSet; i++)
        {
            var status = verdict.Of((PlainRemedy)remedy.Remedy, Reading.Unmet(new AnyCompletion(law, held, dice).Draw(), uint.MaxValue));
            if (status != (PlainStatus)remedy.Status)
            {
                yield return $"{remedy.Remedy} is {status}, by {string.Join(' ', sufficiency.Fields(set).Select(FieldOrder.Say))} {remedy.Status}";
            }
        }
    }
}
