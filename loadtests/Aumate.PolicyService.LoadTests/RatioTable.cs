using System.Globalization;
using System.Text;

namespace Aumate.PolicyService.LoadTests;

/// <summary>A run as a Markdown table.</summary>
internal sealed class RatioTable(IReadOnlyList<Measurement> run, Thresholds thresholds)
{
    public string Write(RatioOptions options, string pinned, IEnumerable<string> skipped)
    {
        var first = run[0].Workload;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{options.Rounds} rounds of {options.Claims} claims each, in turns, after {options.Warmup} to warm up; "
        );
        text.Append(CultureInfo.InvariantCulture, $"{options.Connections} connections x {options.Concurrency} calls under way; ");
        text.AppendLine(CultureInfo.InvariantCulture, $"{first.Requests.Length} claims in turn; {pinned}.").AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"| scenario | CPU µs per claim | ratio to {first.Name} | at most | bytes asked in a call | bytes answered |"
        );
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var each in run)
        {
            text.AppendLine(Row(each));
        }

        text.AppendLine()
            .AppendLine(
                "Medians, with quartiles. A ratio is taken between the rounds of one turn. The microseconds are this machine's at this hour."
            );
        foreach (var pair in thresholds.Pairs(run))
        {
            text.AppendLine(
                FormattableString.Invariant(
                    $"{pair.Bound.Scenario} is {Of(pair.Ratios, "F3")} times {pair.Bound.Of}, and may be {pair.Bound.AtMost:F2}."
                )
            );
        }

        foreach (var scenario in skipped)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Not measured: {scenario}.");
        }

        return text.ToString();
    }

    private string Row(Measurement each)
    {
        var name = each.Workload.Name;
        var most = thresholds.AtMost.TryGetValue(name, out var bound) ? bound.ToString("F2", CultureInfo.InvariantCulture) : "";
        return FormattableString.Invariant(
            $"| {name} | {Of(each.Micros, "F1")} | {Of(each.Ratios, "F2")} | {most} | {each.Workload.RequestBytes:F0} | {each.Workload.AnswerBytes:F0} |"
        );
    }

    private static string Of(Quartiles quartiles, string format)
    {
        string Written(double number) => number.ToString(format, CultureInfo.InvariantCulture);
        return $"{Written(quartiles.Median)} ({Written(quartiles.Lower)} to {Written(quartiles.Upper)})";
    }
}
