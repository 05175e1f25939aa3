using System.Globalization;
using System.Text;
using HdrHistogram;

namespace Aumate.PolicyService.LoadTests.Swaps;

/// <summary>What the swaps came to, in Markdown.</summary>
internal static class SwapReport
{
    /// <summary>The most that a swap may add to the 99.9th percentile.</summary>
    public const double MostAddedMilliseconds = 10;

    public static string Write(SwapOptions options, SwapRun run, long readyMegabytes, long peakMegabytes)
    {
        var report = new StringBuilder();
        Line(report, $"{options.Products} products; the first answer after {run.FirstAnswer.TotalSeconds:F1} s.");
        Line(
            report,
            $"A swap of {options.Swaps} took {run.SwapTimes.Average(each => each.TotalSeconds):F1} s from the file to the first answer on it."
        );
        Line(report, $"At most {readyMegabytes} MB with the first swap, {peakMegabytes} MB in the end.");
        Line(report, $"{run.Loop.Made} calls at {options.Rate} a second: {run.Loop.Failed} failed, {run.Loop.Wrong} wrong.");
        report.AppendLine().AppendLine("| ms | p50 | p99 | p99.9 | max |").AppendLine("|---|---|---|---|---|");
        Row(report, "calm", run.Calm);
        Row(report, "swapping", run.Swapping);
        report.AppendLine();
        Line(report, $"A swap adds {run.AddedMilliseconds:F1} ms to the 99.9th percentile (at most {MostAddedMilliseconds:F0}).");
        return report.ToString();
    }

    private static void Row(StringBuilder report, string name, LongHistogram of) =>
        Line(report, $"| {name} | {At(of, 50):F2} | {At(of, 99):F2} | {At(of, 99.9):F2} | {of.GetMaxValue() / 1000.0:F2} |");

    private static double At(LongHistogram of, double percentile) => of.GetValueAtPercentile(percentile) / 1000.0;

    private static void Line(StringBuilder report, FormattableString line) =>
        report.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
