using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Table;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>
/// Reasons and changes where facts meet: every scene with every pair of its facts as they are, unknown, and otherwise, and with a share of all threes at
/// all settings. Claims of which a single fact is otherwise, or none, are among them. With REASON_CLAIMS it is all settings of pairs, each held to have all
/// its reasons, which takes most of the time and is done for one in four otherwise, and so many threes.
/// </summary>
public sealed class EverySettingTests
{
    private const int Threes = 300;
    private const int OneIn = 4;
    private const int FewestOfPairs = 10_000;

    [Fact]
    public void Every_pair_of_facts_is_explained_whatever_is_known_of_it()
    {
        var threeValued = ReasonDraws.Count(0) == 0;
        var settings = Scenes
            .All.SelectMany(scene => Enumerable.Range(0, 3).SelectMany(facts => KnobSettings.Of(scene, facts, threeValued)))
            .ToArray();
        AssertNone(settings, threeValued ? OneIn : 1);
        Assert.InRange(settings.Length, FewestOfPairs, int.MaxValue);
    }

    [Fact]
    public void A_share_of_all_threes_of_facts_is_explained()
    {
        var all = Scenes.All.SelectMany(scene => KnobSettings.Of(scene, 3, threeValued: false)).ToArray();
        var wanted = ReasonDraws.Count(Threes);
        var settings = all.Where((_, i) => new Dice((ulong)i).Below(all.Length) < wanted).ToArray();
        AssertNone(settings, 1);
        TestContext.Current.SendDiagnosticMessage($"{all.Length} combinations of three are there");
        Assert.InRange(settings.Length, Math.Min(wanted, all.Length) * 4 / 5, int.MaxValue);
    }

    private static void AssertNone(KnobSettings[] settings, int oneIn)
    {
        var reasoned = Enumerable.Range(0, settings.Length).Where(i => new Dice((ulong)i).Below(oneIn) == 0).ToHashSet();
        TestContext.Current.SendDiagnosticMessage($"{settings.Length} combinations, of {reasoned.Count} the reasons too");
        ReasonDraws.AssertNone(
            settings.Length,
            i => settings[i].Case(),
            (i, subject) => Complaints(subject, reasoned.Contains(i)),
            i => settings[i].Say()
        );
    }

    private static IEnumerable<string> Complaints(ReasonCase subject, bool withReasons)
    {
        var (reasons, changes, list) = (new ReasonCheck(subject), new ChangeCheck(subject), new ChangeListCheck(subject));
        return Working
            .Of(subject.Evaluation, Remedies.All)
            .Remedies.SelectMany(working =>
                changes.Complaints(working).Concat(list.Complaints(working)).Concat(withReasons ? reasons.Complaints(working) : [])
            );
    }
}
