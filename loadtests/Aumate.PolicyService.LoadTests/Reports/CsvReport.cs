using System.Text;
using Aumate.PolicyService.LoadTests.Driving;

namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>A run as comma-separated values.</summary>
internal static class CsvReport
{
    /// <summary>A scenario a line.</summary>
    public static string Summary(IEnumerable<Measured> measured)
    {
        var table = Tables.Summary(measured);
        return Lines(table.Head, table.Rows);
    }

    /// <summary>A percentile of a scenario, or of a method or an episode in it, a line.</summary>
    public static string Percentiles(IEnumerable<Measured> measured) =>
        Lines(
            ["scenario", "of", "percentile", "milliseconds"],
            from each in measured
            from tally in each.Recorder is { } recorder ? Tables.Tallies(recorder) : []
            from percentile in Figure.Percentiles
            select new[] { each.Name, tally.Name, Figure.Name(percentile), Figure.Of(Tables.Latency(tally.Tally, percentile), 3) }
        );

    /// <summary>A slice of a scenario's time a line.</summary>
    public static string Timeline(IEnumerable<Measured> measured)
    {
        string[] head = ["scenario", .. Tables.Timeline(new Recorder(TimeSpan.FromSeconds(1))).Head];
        return Lines(
            head,
            from each in measured
            from row in each.Recorder is { } recorder ? Tables.Timeline(recorder).Rows : []
            select (string[])[each.Name, .. row]
        );
    }

    private static string Lines(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(head))
        {
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
