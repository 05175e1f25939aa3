using System.Collections.Immutable;
using Aumate.PolicyService.LoadTests.Driving;
using Aumate.PolicyService.LoadTests.Floors;
using Aumate.PolicyService.Scenarios.Verdicts;

namespace Aumate.PolicyService.LoadTests;

/// <summary>A scenario as it was measured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is for.</param>
/// <param name="Recorder">What became of its calls. Null: it could not be measured.</param>
/// <param name="Limits">What it may come to. Null: nobody says.</param>
/// <param name="Remarks">What it noticed.</param>
/// <param name="Exceeded">What is not kept, each as a sentence.</param>
/// <param name="Floor">The floor beside it. Null: it was not compared.</param>
/// <param name="IsTooNoisy">Whether the floor differs too much from itself for its ratios to say anything.</param>
internal sealed record Measured(
    string Name,
    string About,
    Recorder? Recorder,
    Limits? Limits,
    ImmutableArray<string> Remarks,
    ImmutableArray<string> Exceeded,
    FloorRatios? Floor = null,
    bool IsTooNoisy = false
)
{
    public static Measured Of(LoadScenario scenario, Recorder recorder, Limits? limits)
    {
        ImmutableArray<string> exceeded = limits is null
            ? [$"{scenario.Name} has no thresholds"]
            : [.. limits.Exceeded(scenario.Name, recorder.Figures), .. Added(scenario.Name, recorder, limits.Added)];
        return new Measured(scenario.Name, scenario.About, recorder, limits, [.. scenario.Remarks], exceeded);
    }

    /// <summary>A scenario that could not be measured.</summary>
    public static Measured Not(LoadScenario scenario, Limits? limits, string why) =>
        new(scenario.Name, scenario.About, null, limits, [.. scenario.Remarks], [$"{scenario.Name} was not measured: {why}"]);

    /// <summary>The same beside the floor.</summary>
    public Measured Beside(FloorRatios floor) => Beside(floor, Limits?.ToFloor);

    private Measured Beside(FloorRatios floor, FloorLimits? limits) =>
        this with
        {
            Floor = floor,
            IsTooNoisy = limits is not null && floor.IsNoisy(limits),
            Exceeded = limits is null || floor.IsNoisy(limits) ? Exceeded : [.. Exceeded, .. floor.Exceeded(Name, limits)],
        };

    /// <summary>What an episode adds that it may not.</summary>
    public static IEnumerable<string> Added(string scenario, Recorder recorder, AddedLimits? limits)
    {
        if (limits is null)
        {
            yield break;
        }

        if (!recorder.Episodes.TryGetValue(limits.Episode, out var one) || !recorder.Episodes.TryGetValue(limits.To, out var other))
        {
            yield return $"{scenario}: there was no time {limits.Episode}, or none {limits.To}";
        }
        else if (one.At(limits.Percentile) - other.At(limits.Percentile) is var added && added > limits.AtMost)
        {
            yield return FormattableString.Invariant(
                $"{scenario}: {limits.Episode} adds {added:F2} ms to p{limits.Percentile} of {limits.To}, and may add {limits.AtMost:F2}"
            );
        }
    }
}
