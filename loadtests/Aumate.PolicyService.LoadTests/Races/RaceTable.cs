using System.Globalization;
using System.Text;

namespace Aumate.PolicyService.LoadTests.Races;

/// <summary>A race as a Markdown table: medians, with quartiles.</summary>
internal static class RaceTable
{
    public static string Write(string title, IReadOnlyList<Result> results, Result to)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"### {title}").AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"| | CPU µs a claim | to {to.Lane.Name} | claims a second | p50 ms | p99 ms | p99 to {to.Lane.Name} | bytes asked |"
        );
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var each in results)
        {
            text.AppendLine(Row(each, to));
        }

        return text.ToString();
    }

    /// <summary>A number with the middle half around it.</summary>
    public static string Of(Quartiles quartiles, string format)
    {
        string Written(double number) => number.ToString(format, CultureInfo.InvariantCulture);
        return $"{Written(quartiles.Median)} ({Written(quartiles.Lower)} to {Written(quartiles.Upper)})";
    }

    private static string Row(Result each, Result to) =>
        FormattableString.Invariant(
            $"| {each.Lane.Name} | {Of(each.Of(turn => turn.Micros), "F1")} | {Of(each.To(to), "F2")} | {each.Of(turn => turn.Rate).Median:F0} "
        )
        + FormattableString.Invariant($"| {each.Of(turn => turn.P50).Median:F2} | {each.Of(turn => turn.P99).Median:F2} ")
        + FormattableString.Invariant($"| {Of(each.To(to, turn => turn.P99), "F2")} | {each.Lane.Calls.MeanBytes:F0} |");
}
