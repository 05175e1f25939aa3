namespace Aumate.PolicyService.Scenarios.Verdicts;

/// <summary>What was measured of a scenario, as far as a driver can tell. Latencies are in milliseconds, of the calls that were answered.</summary>
/// <param name="Calls">Calls that ended, well or not.</param>
/// <param name="Errors">Those that failed, wrong answers included.</param>
/// <param name="Rate">Answered calls a second.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
/// <param name="P999">The 99.9th percentile. Null: the driver does not tell.</param>
internal sealed record Figures(long Calls, long Errors, double Rate, double P50, double P95, double P99, double? P999)
{
    public double ErrorRate => Calls == 0 ? 1 : (double)Errors / Calls;
}

/// <summary>What a scenario may come to. What is left out is not asked.</summary>
/// <param name="ErrorRate">The highest share of calls that fail.</param>
/// <param name="MinimumRate">The fewest answered calls a second.</param>
/// <param name="P50">The highest median, in milliseconds.</param>
/// <param name="P95">The highest 95th percentile.</param>
/// <param name="P99">The highest 99th percentile.</param>
/// <param name="P999">The highest 99.9th percentile.</param>
/// <param name="ToFloor">What it may be beside the floor. Null: it is not compared.</param>
/// <param name="Added">What one episode may add to another. Null: it is not asked.</param>
internal sealed record Limits(
    double ErrorRate,
    double MinimumRate,
    double? P50 = null,
    double? P95 = null,
    double? P99 = null,
    double? P999 = null,
    FloorLimits? ToFloor = null,
    AddedLimits? Added = null
)
{
    /// <summary>The limits of a profile, by scenario.</summary>
    public static IReadOnlyDictionary<string, Limits> Read(string profile) =>
        DataFile.Read<Dictionary<string, Dictionary<string, Limits>>>("thresholds.json", "scenarios").TryGetValue(profile, out var limits)
            ? limits
            : throw new UnmeasurableException($"thresholds.json has no profile {profile}");

    /// <summary>What is not kept, each as a sentence.</summary>
    public IEnumerable<string> Exceeded(string scenario, Figures measured)
    {
        if (measured.Calls == 0)
        {
            yield return $"{scenario} made no call";
            yield break;
        }

        if (measured.ErrorRate > ErrorRate)
        {
            yield return FormattableString.Invariant(
                $"{scenario}: {measured.Errors} of {measured.Calls} calls failed ({measured.ErrorRate:P3}), and {ErrorRate:P3} may"
            );
        }

        if (measured.Rate < MinimumRate)
        {
            yield return FormattableString.Invariant(
                $"{scenario}: {measured.Rate:F1} calls a second were answered, and at least {MinimumRate:F1} are to be"
            );
        }

        (string Name, double? Is, double? May)[] latencies =
        [
            ("p50", measured.P50, P50),
            ("p95", measured.P95, P95),
            ("p99", measured.P99, P99),
            ("p99.9", measured.P999, P999),
        ];
        foreach (var (name, value, most) in latencies)
        {
            if (value > most)
            {
                yield return FormattableString.Invariant($"{scenario}: {name} is {value:F2} ms, and may be {most:F2}");
            }
        }
    }
}

/// <summary>What a service may be beside the floor, as medians of the ratios of the turns.</summary>
/// <param name="P99">The highest ratio of the 99th percentiles.</param>
/// <param name="Cpu">The highest ratio of the CPU time of a call.</param>
/// <param name="Same">How far from 1 the floor's CPU time may be from its own; else nothing follows.</param>
internal sealed record FloorLimits(double? P99, double? Cpu, double Same);

/// <summary>What an episode may add to a percentile of another.</summary>
/// <param name="Episode">The one.</param>
/// <param name="To">The other.</param>
/// <param name="Percentile">Which.</param>
/// <param name="AtMost">The most, in milliseconds.</param>
internal sealed record AddedLimits(string Episode, string To, double Percentile, double AtMost);
