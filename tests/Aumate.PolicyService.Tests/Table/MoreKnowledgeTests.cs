using Aumate.PolicyService.Tests.Oracle;
using Aumate.Warranty.Letter;
using Xunit;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>What R2 promises, exhaustively: many facts at a time, each unknown or at every value that can matter.</summary>
public sealed class MoreKnowledgeTests
{
    private const int MostCombinations = 40_000;

    /// <summary>Facts that cannot be unknown: events, the claimed item, and a virus that is not listed (R1, R11, R13).</summary>
    private static readonly FactSet AlwaysKnown = FactSet.Of(
        Fact.WearingItem,
        Fact.AppearanceItem,
        Fact.ConsentRefused,
        Fact.SentWithoutConsent,
        Fact.Virus
    );

    /// <summary>How often the facts of each scene are dealt anew into slices; more by the environment variable KNOWLEDGE_SLICES.</summary>
    private static int Deals => int.TryParse(Environment.GetEnvironmentVariable("KNOWLEDGE_SLICES"), out var more) ? more : 1;

    private static readonly Lazy<KnowledgeSlice[]> Slices = new(() => [.. Dealt().AsParallel().Select(slice => slice.Decide())]);

    [Fact]
    public void More_knowledge_never_reverses_a_settled_status() =>
        Assert.Empty(Slices.Value.AsParallel().SelectMany(slice => slice.Reversals().Take(3)));

    [Fact]
    public void A_fact_is_asked_for_exactly_where_it_can_change_the_outcome() =>
        Assert.Empty(Slices.Value.AsParallel().SelectMany(slice => slice.Inexactness().Take(3)));

    [Fact]
    public void Between_them_the_slices_see_every_fact_true_false_and_where_it_can_be_unknown()
    {
        var seen = Slices.Value.Select(slice => slice.Seen).ToArray();
        Assert.All(Enum.GetValues<Fact>(), fact => Assert.Contains(seen, one => one.True.Has(fact)));
        Assert.All(Enum.GetValues<Fact>(), fact => Assert.Contains(seen, one => one.False.Has(fact)));
        Assert.All(Enum.GetValues<Fact>(), fact => Assert.Equal(!AlwaysKnown.Has(fact), seen.Any(one => one.Unknown.Has(fact))));
        TestContext.Current.SendDiagnosticMessage($"{Slices.Value.Sum(slice => slice.Size)} combinations");
        Assert.InRange(Slices.Value.Sum(slice => slice.Size), 500_000, int.MaxValue);
    }

    private static IEnumerable<KnowledgeSlice> Dealt() =>
        Enumerable
            .Range(0, Deals)
            .SelectMany(deal => Scenes.All.SelectMany((scene, place) => Deal(scene, new Dice((ulong)((deal * 1_000) + place)))));

    // All facts of the scene, shuffled, and cut where the combinations would become too many.
    private static IEnumerable<KnowledgeSlice> Deal(PlainClaim scene, Dice dice)
    {
        var hand = new List<Knob>();
        foreach (var knob in Knobs.Of(scene).OrderBy(_ => dice.Roll()))
        {
            if (hand.Aggregate(knob.Settings.Count, (size, held) => size * held.Settings.Count) > MostCombinations)
            {
                yield return new KnowledgeSlice(scene, hand);
                hand = [];
            }

            hand.Add(knob);
        }

        yield return new KnowledgeSlice(scene, hand);
    }
}
