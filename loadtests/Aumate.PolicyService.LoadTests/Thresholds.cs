namespace Aumate.PolicyService.LoadTests;

/// <summary>What the ratios may be.</summary>
/// <param name="Same">The scenario that is the first one again.</param>
/// <param name="AtMost">The highest median ratio to the first scenario, by scenario.</param>
internal sealed record Thresholds(SameTwice Same, IReadOnlyDictionary<string, double> AtMost)
{
    public static Thresholds Read() => DataFile.Read<Thresholds>("thresholds.json");

    /// <summary>Whether the first scenario, measured again, differs from itself by more than a measurement may.</summary>
    public bool IsNoisy(IEnumerable<Measurement> run) =>
        run.Any(each => each.Workload.Name == Same.Scenario && Math.Abs(each.Ratios.Median - 1) > Same.Within);

    /// <summary>The thresholds that are not kept, each as a sentence.</summary>
    public IEnumerable<string> Exceeded(IReadOnlyList<Measurement> run)
    {
        foreach (var (scenario, most) in AtMost)
        {
            var measured = run.FirstOrDefault(each => each.Workload.Name == scenario);
            if (measured is null)
            {
                yield return $"{scenario} has a threshold and was not measured";
            }
            else if (measured.Ratios.Median > most)
            {
                yield return FormattableString.Invariant(
                    $"{scenario} is {measured.Ratios.Median:F2} times the first, and may be {most:F2}"
                );
            }
        }
    }
}

/// <summary>The A/A pair: the same method under a second name.</summary>
/// <param name="Scenario">The second name.</param>
/// <param name="Within">How far from 1 its median ratio may be.</param>
internal sealed record SameTwice(string Scenario, double Within);
