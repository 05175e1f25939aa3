using System.Collections.Immutable;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Letter;
using Xunit;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>Nothing stands in the table idly: whatever is struck from it, the oracle notices.</summary>
public sealed class StrikeTests
{
    private const int RandomCount = 3_000;

    private static readonly Dictionary<string, ImmutableArray<Rule>> Strikes = AllStrikes().ToDictionary();

    private static readonly Lazy<(PlainClaim Claim, OracleDecision Expected)[]> Corpus = new(() =>
        [.. Claims().AsParallel().AsOrdered().Select(claim => (claim, WarrantyOracle.Decide(claim)))]
    );

    public static TheoryData<string> Names => [.. Strikes.Keys];

    [Fact]
    public void With_nothing_struck_the_oracle_agrees_on_every_claim() =>
        Assert.Empty(Corpus.Value.SelectMany(one => InProcess.OnTheLetter.Differences(one.Claim, one.Expected)).Take(20));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_struck_is_missed(string strike)
    {
        var struck = new InProcess(Strikes[strike]);
        Assert.Contains(Corpus.Value, one => struck.Differences(one.Claim, one.Expected).Any());
    }

    [Fact]
    public void Every_row_limb_fact_and_remedy_is_struck_once()
    {
        var rows = CommitmentLetter.Rules.Length;
        var facts = CommitmentLetter.Rules.Sum(rule => rule.Limbs.Sum(limb => limb.Facts.Facts().Count()));
        var remedies = CommitmentLetter.Rules.Sum(rule => RemediesOf(rule).Count());
        Assert.Equal(facts + remedies + (2 * rows), Strikes.Count);
        Assert.Equal(Enum.GetValues<Fact>(), CommitmentLetter.Rules.SelectMany(FactsOf).Distinct().Order());
    }

    // Each claim is in order but for one fact or two, known and unknown; then claims that nobody chose.
    private static IEnumerable<PlainClaim> Claims() =>
        Scenes
            .All.SelectMany(scene =>
            {
                var settings = Knobs.Of(scene).SelectMany(knob => knob.Settings).ToArray();
                return settings.SelectMany((set, i) => settings.Skip(i).Select(other => other(set(scene))));
            })
            .Where(claim => claim.PeriodMonths != Knobs.NoWarranty)
            .Concat(Enumerable.Range(0, RandomCount).Select(seed => RandomClaims.Next((ulong)seed)));

    private static IEnumerable<KeyValuePair<string, ImmutableArray<Rule>>> AllStrikes() =>
        CommitmentLetter.Rules.SelectMany((rule, row) => StrikesOf(rule, row));

    private static IEnumerable<KeyValuePair<string, ImmutableArray<Rule>>> StrikesOf(Rule rule, int row)
    {
        var name = $"row {row + 1}, {rule.Requirement}:";
        yield return new($"{name} the row", CommitmentLetter.Rules.RemoveAt(row));
        var swapped = rule.Effect == Effect.Refuses ? Effect.Discretion : Effect.Refuses;
        yield return new($"{name} {rule.Effect}", With(row, rule with { Effect = swapped }));
        foreach (var remedy in RemediesOf(rule))
        {
            yield return new($"{name} {remedy}", With(row, rule with { Remedies = rule.Remedies & ~remedy.AsSet() }));
        }

        foreach (var (limb, i) in rule.Limbs.Select((limb, i) => (limb, i)))
        {
            foreach (var fact in limb.Facts.Facts())
            {
                var rest = limb.Facts.Facts().Where(other => other != fact).ToArray();
                var limbs = rest.Length == 0 ? rule.Limbs.RemoveAt(i) : rule.Limbs.SetItem(i, limb with { Facts = FactSet.Of(rest) });
                yield return new($"{name} {fact} of limb {i + 1}", With(row, rule with { Limbs = limbs }));
            }
        }
    }

    private static ImmutableArray<Rule> With(int row, Rule rule) =>
        rule.Limbs.IsEmpty ? CommitmentLetter.Rules.RemoveAt(row) : CommitmentLetter.Rules.SetItem(row, rule);

    private static IEnumerable<Fact> FactsOf(Rule rule) => rule.Limbs.SelectMany(limb => limb.Facts.Facts());

    private static IEnumerable<Remedy> RemediesOf(Rule rule) => rule.Remedies.Each();
}
