using System.Net;
using System.Text;
using Aumate.PolicyService.LoadTests.Driving;

namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>A run as a page that needs nothing else: no script, no font, no net.</summary>
internal static class HtmlReport
{
    private const string Head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Load tests</title>
        <style>
        :root { color-scheme: light dark; --ink: #1c2430; --soft: #55606e; --paper: #fff; --rule: #d4dae1; --shade: #f0e6d2;
          --line-0: #0b57a4; --line-1: #b3400a; --line-2: #1d7a46; --line-3: #7a3aa0; --bad: #a3120a; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6eaef; --soft: #a9b4c0; --paper: #14181d; --rule: #3a434d; --shade: #3a3222;
            --line-0: #7fbcff; --line-1: #ffa575; --line-2: #7fdca4; --line-3: #d0a5f2; --bad: #ff9d94; }
        }
        body { margin: 0 auto; padding: 1.5rem; max-width: 80rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        p, li { max-width: 70ch; }
        table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--soft); padding: .25rem 0; }
        th, td { text-align: right; padding: .2rem .6rem; border-bottom: 1px solid var(--rule); }
        th:first-child { text-align: left; }
        .both { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem; margin: 1rem 0; align-items: start; }
        .wide { overflow: auto; max-height: 22rem; }
        .wide:focus-visible { outline: 2px solid var(--line-0); }
        svg { width: 100%; height: auto; }
        .tick, .name { fill: var(--soft); font-size: 11px; }
        .grid { stroke: var(--rule); }
        .stretch { fill: var(--shade); }
        .line { fill: none; stroke-width: 2; }
        .line-0 { stroke: var(--line-0); }
        .line-1 { stroke: var(--line-1); stroke-dasharray: 7 3; }
        .line-2 { stroke: var(--line-2); stroke-dasharray: 2 3; }
        .line-3 { stroke: var(--line-3); stroke-dasharray: 9 3 2 3; }
        .exceeded { color: var(--bad); font-weight: 600; }
        </style>
        </head>
        <body>
        <main>
        <h1>Load tests</h1>
        """;

    public static string Write(Report report)
    {
        var page = new StringBuilder(Head).Append("\n<p>").Append(Text(report.Conditions)).Append("</p>\n");
        Append(page, Tables.Summary(report.Measured));
        for (var at = 0; at < report.Measured.Count; at++)
        {
            Append(page, report.Measured[at], FormattableString.Invariant($"s{at}"));
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, Measured measured, string id)
    {
        page.Append("<section aria-labelledby=\"").Append(id).Append("\">\n<h2 id=\"").Append(id).Append("\">");
        page.Append(Text(measured.Name)).Append("</h2>\n<p>").Append(Text(measured.About)).Append(".</p>\n");
        Append(page, measured.Exceeded, "exceeded");
        Append(page, measured.Remarks, "remark");
        if (measured.Recorder is { } recorder)
        {
            Append(page, measured, recorder, id);
        }

        if (measured.Floor is { } floor)
        {
            Append(page, Tables.Floor(floor, measured.Limits?.ToFloor));
        }

        page.Append("</section>\n");
    }

    private static void Append(StringBuilder page, Measured measured, Recorder recorder, string id)
    {
        if (measured.Limits is { } limits)
        {
            Append(page, Tables.Verdicts(recorder, limits));
        }

        Append(page, Plots.Percentiles(measured.Name, recorder), Tables.Percentiles(recorder), id + "p");
        Append(page, Plots.Latencies(measured.Name, recorder), Tables.Timeline(recorder).Of(0, 4, 5, 6), id + "l");
        Append(page, Plots.Rates(measured.Name, recorder), Tables.Timeline(recorder).Of(0, 1, 2, 3), id + "r");
        if (recorder.Episodes.Count > 0)
        {
            Append(page, Tables.Episodes(recorder));
        }

        if (recorder.Failures.Count > 0)
        {
            Append(page, Tables.Failures(recorder));
        }
    }

    private static void Append(StringBuilder page, IReadOnlyList<string> sentences, string kind)
    {
        if (sentences.Count > 0)
        {
            page.Append("<ul class=\"").Append(kind).Append("\">");
            page.AppendJoin("", sentences.Select(sentence => $"<li>{Text(sentence)}</li>")).Append("</ul>\n");
        }
    }

    private static void Append(StringBuilder page, LinePlot plot, Table table, string id)
    {
        page.Append("<div class=\"both\">\n").Append(plot.Write(id)).Append('\n');
        Append(page, table);
        page.Append("</div>\n");
    }

    // A table that scrolls is reached by key too.
    private static void Append(StringBuilder page, Table table)
    {
        page.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
            .Append(Text(table.Caption))
            .Append("\"><table><caption>");
        page.Append(Text(table.Caption)).Append("</caption>\n<thead><tr>");
        page.AppendJoin("", table.Head.Select(cell => $"<th scope=\"col\">{Text(cell)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr><th scope=\"row\">").Append(Text(row[0])).Append("</th>");
            page.AppendJoin("", row.Skip(1).Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
