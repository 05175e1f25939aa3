using Aumate.PolicyService.LoadTests.Driving;

namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>The plots of a scenario.</summary>
internal static class Plots
{
    private const int MostLines = 4;

    public static LinePlot Percentiles(string scenario, Recorder recorder)
    {
        Line[] lines =
        [
            .. Tables
                .Tallies(recorder)
                .Where(each => each.Tally.Answered > 0)
                .Take(MostLines)
                .Select(each => new Line(
                    each.Name,
                    [.. Figure.Percentiles.Select(percentile => (percentile, Tables.Latency(each.Tally, percentile)))]
                )),
        ];
        return new LinePlot($"{scenario}: latency by percentile", Axis.OfPercentiles(Figure.Percentiles), Milliseconds(lines), lines, []);
    }

    public static LinePlot Latencies(string scenario, Recorder recorder)
    {
        Line[] lines = [Over("p50", recorder, (_, tally) => tally.At(50)), Over("p99", recorder, (_, tally) => tally.At(99))];
        return new LinePlot($"{scenario}: latency over time", Seconds(recorder), Milliseconds(lines), lines, Stretches(recorder));
    }

    public static LinePlot Rates(string scenario, Recorder recorder)
    {
        Line[] lines =
        [
            Over("offered", recorder, (_, tally) => tally.Offered / recorder.SliceSeconds),
            Over("answered", recorder, (slice, _) => recorder.AnsweredIn(slice) / recorder.SliceSeconds),
            Over("failed", recorder, (_, tally) => tally.Failed / recorder.SliceSeconds),
        ];
        return new LinePlot(
            $"{scenario}: calls a second",
            Seconds(recorder),
            Axis.Even("calls a second", Highest(lines)),
            lines,
            Stretches(recorder)
        );
    }

    private static Line Over(string name, Recorder recorder, Func<int, Tally, double> value) =>
        new(name, [.. recorder.Slices.Select(slice => ((slice.Key + 0.5) * recorder.SliceSeconds, value(slice.Key, slice.Value)))]);

    private static Axis Seconds(Recorder recorder) => Axis.Even("seconds", recorder.During.TotalSeconds);

    private static Axis Milliseconds(IReadOnlyList<Line> lines)
    {
        double[] values = [.. lines.SelectMany(line => line.Points).Select(point => point.Y).Where(value => value > 0)];
        return values.Length == 0 ? Axis.Logarithmic("milliseconds", 1, 1) : Axis.Logarithmic("milliseconds", values.Min(), values.Max());
    }

    private static double Highest(IEnumerable<Line> lines) =>
        lines.SelectMany(line => line.Points).Select(point => point.Y).DefaultIfEmpty().Max();

    // Every second one, so that what befalls the service is told from the time before.
    private static IReadOnlyList<Stretch> Stretches(Recorder recorder) =>
        [
            .. recorder
                .Entered.Zip(
                    recorder.Entered.Skip(1).Select(each => each.From).Append(recorder.During),
                    (each, to) => new Stretch(each.Name, each.From.TotalSeconds, to.TotalSeconds)
                )
                .Where((_, at) => at % 2 == 1),
        ];
}
