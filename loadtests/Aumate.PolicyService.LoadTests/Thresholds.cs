namespace Aumate.PolicyService.LoadTests;

/// <summary>What the ratios may be.</summary>
/// <param name="Same">The scenario that is the first one again.</param>
/// <param name="AtMost">The highest median ratio to the first scenario, by scenario.</param>
/// <param name="Between">The highest median ratios between other scenarios.</param>
internal sealed record Thresholds(SameTwice Same, IReadOnlyDictionary<string, double> AtMost, IReadOnlyList<PairBound> Between)
{
    public static Thresholds Read() => DataFile.Read<Thresholds>("thresholds.json", "ratios");

    /// <summary>Whether the first scenario, measured again, differs from itself by more than a measurement may.</summary>
    public bool IsNoisy(IEnumerable<Measurement> run) =>
        run.Any(each => each.Workload.Name == Same.Scenario && Math.Abs(each.Ratios.Median - 1) > Same.Within);

    /// <summary>What was measured of each pair. A pair of which one was not measured is left out here, and told as exceeded.</summary>
    public IEnumerable<(PairBound Bound, Quartiles Ratios)> Pairs(IReadOnlyList<Measurement> run)
    {
        foreach (var bound in Between)
        {
            if (Find(run, bound.Scenario) is { } one && Find(run, bound.Of) is { } other)
            {
                yield return (bound, one.To(other));
            }
        }
    }

    /// <summary>The thresholds that are not kept, each as a sentence.</summary>
    public IEnumerable<string> Exceeded(IReadOnlyList<Measurement> run)
    {
        foreach (var (scenario, most) in AtMost)
        {
            var measured = Find(run, scenario);
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

        var pairs = Pairs(run).ToList();
        foreach (var (bound, ratios) in pairs.Where(pair => pair.Ratios.Median > pair.Bound.AtMost))
        {
            yield return FormattableString.Invariant(
                $"{bound.Scenario} is {ratios.Median:F3} times {bound.Of}, and may be {bound.AtMost:F2}"
            );
        }

        foreach (var bound in Between.Except(pairs.Select(pair => pair.Bound)))
        {
            yield return $"{bound.Scenario} beside {bound.Of} has a threshold and was not measured";
        }
    }

    private static Measurement? Find(IEnumerable<Measurement> run, string scenario) =>
        run.FirstOrDefault(each => each.Workload.Name == scenario);
}

/// <summary>The A/A pair: the same method under a second name.</summary>
/// <param name="Scenario">The second name.</param>
/// <param name="Within">How far from 1 its median ratio may be.</param>
internal sealed record SameTwice(string Scenario, double Within);

/// <summary>What a scenario may cost beside another than the first.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Of">The other.</param>
/// <param name="AtMost">The highest median ratio.</param>
internal sealed record PairBound(string Scenario, string Of, double AtMost);
