using System.Text.Json;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Table;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>A scene with some of its facts set otherwise, each unknown or at another value.</summary>
/// <param name="Scene">The scene, as it stands.</param>
/// <param name="Otherwise">What is set otherwise, and how.</param>
internal sealed record KnobSettings(PlainClaim Scene, IReadOnlyList<Otherwise> Otherwise)
{
    /// <summary>A scene with every choice of so many of its facts, at each of the settings that they have besides the scene's own.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="facts">How many.</param>
    /// <param name="threeValued">Only as the scene has it, unknown, and at the setting that is furthest from the first.</param>
    public static IEnumerable<KnobSettings> Of(PlainClaim scene, int facts, bool threeValued)
    {
        var knobs = Knobs
            .Of(scene)
            .Select(knob => Settings(scene, knob))
            .Select(all => threeValued && all.Length > 2 ? [all[0], all[^1]] : all)
            .ToArray();
        return Choices(knobs, facts).Select(otherwise => new KnobSettings(scene, otherwise));
    }

    public ReasonCase Case() => ReasonCase.Of(Otherwise.Aggregate(Scene, (claim, one) => one.Set(claim)));

    public string Say() => $"{Scene.Item} with {string.Join(' ', Otherwise.Select(one => $"{one.Field}#{one.Setting}"))}";

    private static IEnumerable<Otherwise[]> Choices(ReadOnlyMemory<Otherwise[]> knobs, int facts)
    {
        if (facts == 0)
        {
            return
            [
                [],
            ];
        }

        return Enumerable
            .Range(0, knobs.Length)
            .SelectMany(i =>
                knobs.Span[i].SelectMany(one => Choices(knobs[(i + 1)..], facts - 1).Select(rest => (Otherwise[])[one, .. rest]))
            );
    }

    // No claim states that no warranty was agreed (R29). The other causes that a diagnosis can find act as the first one does.
    private static Otherwise[] Settings(PlainClaim scene, Knob knob)
    {
        var own = JsonSerializer.Serialize(scene);
        return
        [
            .. knob
                .Settings.Select((set, setting) => (Set: set, Setting: setting, Claim: set(scene)))
                .Where(one => one.Claim.PeriodMonths != Knobs.NoWarranty)
                .Where(one => one.Claim.Causes.Count <= scene.Causes.Count || one.Claim.Causes[^1] == PlainCause.Misuse)
                .Where(one => !string.Equals(JsonSerializer.Serialize(one.Claim), own, StringComparison.Ordinal))
                .Select(one => new Otherwise(FieldOrder.Say(knob.Field), one.Setting, one.Set)),
        ];
    }
}

/// <summary>A fact that is set otherwise than in its scene.</summary>
/// <param name="Field">Its field.</param>
/// <param name="Setting">Which of its settings.</param>
/// <param name="Set">Sets it.</param>
internal sealed record Otherwise(string Field, int Setting, Func<PlainClaim, PlainClaim> Set);
