using System.Text;

namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>A run in Markdown.</summary>
internal static class MarkdownReport
{
    public static string Write(Report report)
    {
        var text = new StringBuilder("# Load tests\n\n").Append(report.Conditions).Append("\n\n");
        Append(text, Tables.Summary(report.Measured));
        foreach (var measured in report.Measured)
        {
            text.Append("\n## ").Append(measured.Name).Append("\n\n").Append(Capital(measured.About)).Append(".\n");
            foreach (var sentence in measured.Exceeded.Concat(measured.Remarks))
            {
                text.Append("\n- ").Append(sentence);
            }

            text.Append('\n');
            foreach (var table in Of(measured))
            {
                text.Append('\n').Append(table.Caption).Append(":\n\n");
                Append(text, table);
            }
        }

        return text.ToString();
    }

    /// <summary>The tables of a scenario. What happened over time is in the other formats.</summary>
    private static IEnumerable<Table> Of(Measured measured)
    {
        if (measured.Recorder is { } recorder)
        {
            yield return Tables.Percentiles(recorder);
            if (recorder.Episodes.Count > 0)
            {
                yield return Tables.Episodes(recorder);
            }

            if (recorder.Failures.Count > 0)
            {
                yield return Tables.Failures(recorder);
            }
        }

        if (measured.Floor is { } floor)
        {
            yield return Tables.Floor(floor, measured.Limits?.ToFloor);
        }
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static void Append(StringBuilder text, Table table)
    {
        Row(text, table.Head);
        Row(text, table.Head.Select(_ => "---"));
        foreach (var row in table.Rows)
        {
            Row(text, row);
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ")
            .AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")))
            .Append(" |\n");
}
