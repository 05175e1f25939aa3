using Aumate.PolicyService.LoadTests.Driving;
using Aumate.PolicyService.LoadTests.Floors;
using Aumate.PolicyService.Scenarios.Verdicts;

namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>The tables of the reports.</summary>
internal static class Tables
{
    /// <summary>All scenarios, one a row.</summary>
    public static Table Summary(IEnumerable<Measured> measured) =>
        new(
            "All scenarios. Latencies in milliseconds from the planned instant, of answered calls; rates in calls a second.",
            ["scenario", "offered", "answered", "calls", "failed", "p50", "p95", "p99", "p99.9", "max", "CPU µs a call", "verdict"],
            [.. measured.Select(Row)]
        );

    /// <summary>What is measured beside what may be.</summary>
    public static Table Verdicts(Recorder recorder, Limits limits) =>
        new(
            "Thresholds",
            ["", "measured", "threshold"],
            [
                ["p50, ms", Figure.Of(recorder.All.At(50)), Figure.Of(limits.P50)],
                ["p95, ms", Figure.Of(recorder.All.At(95)), Figure.Of(limits.P95)],
                ["p99, ms", Figure.Of(recorder.All.At(99)), Figure.Of(limits.P99)],
                ["p99.9, ms", Figure.Of(recorder.All.At(99.9)), Figure.Of(limits.P999)],
                ["errors", Figure.Percent(recorder.Figures.ErrorRate), Figure.Percent(limits.ErrorRate)],
                ["answered a second", Figure.Of(recorder.AnsweredRate, 1), Figure.Of(limits.MinimumRate, 1)],
            ]
        );

    /// <summary>Latencies by percentile: of all calls, of each method and episode where there are several, and how late the driver was.</summary>
    public static Table Percentiles(Recorder recorder)
    {
        (string Name, Tally Tally)[] all = [.. Tallies(recorder)];
        return new Table(
            "Latency by percentile, in milliseconds",
            ["percentile", .. all.Select(each => each.Name)],
            [.. Figure.Percentiles.Select(Row)]
        );

        IReadOnlyList<string> Row(double percentile) =>
            [Figure.Name(percentile), .. all.Select(each => Figure.Of(Latency(each.Tally, percentile)))];
    }

    /// <summary>The run, slice by slice.</summary>
    public static Table Timeline(Recorder recorder) =>
        new(
            "Over time",
            ["from, s", "offered a second", "answered a second", "failed", "p50, ms", "p99, ms", "max, ms"],
            [.. recorder.Slices.Select(slice => Row(recorder, slice.Key, slice.Value))]
        );

    /// <summary>Calls by episode.</summary>
    public static Table Episodes(Recorder recorder) =>
        new(
            "By episode",
            ["episode", "calls", "failed", "p50, ms", "p99, ms", "p99.9, ms", "max, ms"],
            [
                .. recorder.Episodes.Select(each =>
                    (IReadOnlyList<string>)
                        [
                            each.Key,
                            Figure.Of(each.Value.Calls),
                            Figure.Of(each.Value.Failed),
                            Figure.Of(each.Value.At(50)),
                            Figure.Of(each.Value.At(99)),
                            Figure.Of(each.Value.At(99.9)),
                            Figure.Of(each.Value.Longest),
                        ]
                ),
            ]
        );

    /// <summary>Calls that failed, by status.</summary>
    public static Table Failures(Recorder recorder) =>
        new(
            "Failed calls",
            ["status", "calls", "the first of them"],
            [
                .. recorder
                    .Failures.OrderByDescending(each => each.Value.Count)
                    .Select(each => (IReadOnlyList<string>)[each.Key, Figure.Of(each.Value.Count), each.Value.Example]),
            ]
        );

    /// <summary>The service beside the floor.</summary>
    public static Table Floor(FloorRatios floor, FloorLimits? limits) =>
        new(
            FormattableString.Invariant($"Beside the floor, in {floor.Turns} turns: medians, with quartiles"),
            ["", "ratio to the floor", "the floor to itself", "at most"],
            [
                ["CPU of a call", Figure.Of(floor.Cpu), Figure.Of(floor.SameCpu), Figure.Of(limits?.Cpu)],
                ["p99", Figure.Of(floor.P99), Figure.Of(floor.SameP99), Figure.Of(limits?.P99)],
                ["p50", Figure.Of(floor.P50), "", ""],
            ]
        );

    /// <summary>A latency in milliseconds; of the last percentile, the longest.</summary>
    public static double Latency(Tally tally, double percentile) => percentile >= 100 ? tally.Longest : tally.At(percentile);

    /// <summary>What of a run is told apart.</summary>
    public static IEnumerable<(string Name, Tally Tally)> Tallies(Recorder recorder)
    {
        yield return ("all", recorder.All);
        foreach (var (name, tally) in recorder.Steps.Where(_ => recorder.Steps.Count > 1).Concat(recorder.Episodes))
        {
            yield return (name, tally);
        }

        yield return ("begun late", recorder.Late);
    }

    private static IReadOnlyList<string> Row(Measured measured) =>
        measured.Recorder is not { } recorder
            ? [measured.Name, "", "", "", "", "", "", "", "", "", "", "not measured"]
            :
            [
                measured.Name,
                Figure.Of(recorder.OfferedRate, 1),
                Figure.Of(recorder.AnsweredRate, 1),
                Figure.Of(recorder.All.Calls),
                Figure.Of(recorder.All.Failed),
                Figure.Of(recorder.All.At(50)),
                Figure.Of(recorder.All.At(95)),
                Figure.Of(recorder.All.At(99)),
                Figure.Of(recorder.All.At(99.9)),
                Figure.Of(recorder.All.Longest),
                Figure.Of(recorder.CpuMicros, 1),
                measured.Exceeded.Length > 0 ? "exceeded" : "kept",
            ];

    private static IReadOnlyList<string> Row(Recorder recorder, int slice, Tally tally) =>
        [
            Figure.Of(slice * recorder.SliceSeconds),
            Figure.Of(tally.Offered / recorder.SliceSeconds, 1),
            Figure.Of(recorder.AnsweredIn(slice) / recorder.SliceSeconds, 1),
            Figure.Of(tally.Failed),
            Figure.Of(tally.At(50)),
            Figure.Of(tally.At(99)),
            Figure.Of(tally.Longest),
        ];
}
