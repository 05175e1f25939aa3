using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Table;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>
/// Reasons and changes where facts meet: every scene with every pair of its facts at every setting, unknown among them, and with a share of all threes.
/// Claims of which a single fact is otherwise, or none, are among them. REASON_CLAIMS says how many threes; with 1000000 it is all.
/// </summary>
public sealed class EverySettingTests
{
    private const int Threes = 2_500;
    private const int FewestOfPairs = 10_000;

    [Fact]
    public void Every_pair_of_facts_is_explained_at_every_setting()
    {
        var settings = Scenes.All.SelectMany(scene => Enumerable.Range(0, 3).SelectMany(facts => KnobSettings.Of(scene, facts))).ToArray();
        AssertNone(settings);
        Assert.InRange(settings.Length, FewestOfPairs, int.MaxValue);
    }

    [Fact]
    public void A_share_of_all_threes_of_facts_is_explained()
    {
        var all = Scenes.All.SelectMany(scene => KnobSettings.Of(scene, 3)).ToArray();
        var wanted = ReasonDraws.Count(Threes);
        var settings = all.Where((_, i) => new Dice((ulong)i).Below(all.Length) < wanted).ToArray();
        AssertNone(settings);
        TestContext.Current.SendDiagnosticMessage($"{all.Length} combinations of three are there");
        Assert.InRange(settings.Length, Math.Min(wanted, all.Length) * 4 / 5, int.MaxValue);
    }

    private static void AssertNone(KnobSettings[] settings)
    {
        TestContext.Current.SendDiagnosticMessage($"{settings.Length} combinations");
        ReasonDraws.AssertNone(settings.Length, i => settings[i].Case(), Complaints, i => settings[i].Say());
    }

    private static IEnumerable<string> Complaints(ReasonCase subject)
    {
        var (reasons, changes, list) = (new ReasonCheck(subject), new ChangeCheck(subject), new ChangeListCheck(subject));
        return Working
            .Of(subject.Evaluation, Remedies.All)
            .Remedies.SelectMany(working =>
                reasons.Complaints(working).Concat(changes.Complaints(working)).Concat(list.Complaints(working))
            );
    }
}
