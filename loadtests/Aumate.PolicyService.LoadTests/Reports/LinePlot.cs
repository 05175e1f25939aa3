using System.Globalization;
using System.Net;
using System.Text;

namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>A line of a plot.</summary>
internal sealed record Line(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A stretch of a plot's first axis that has a name.</summary>
internal sealed record Stretch(string Name, double From, double To);

/// <summary>
/// Lines as SVG that stands by itself in a page. Lines differ by their dashes and names too, and not by colour alone; whoever does not see it is told what it
/// shows, and has the table beside it.
/// </summary>
internal sealed record LinePlot(string Title, Axis X, Axis Y, IReadOnlyList<Line> Lines, IReadOnlyList<Stretch> Stretches)
{
    private const double Width = 640;
    private const double Height = 320;
    private const double Left = 62;
    private const double Right = 12;
    private const double Top = 34;
    private const double Bottom = 44;
    private const double TickGap = 6;
    private const double LegendFrom = 118;
    private const double LegendStep = 128;

    /// <param name="id">Names it within the page.</param>
    public string Write(string id)
    {
        var svg = new StringBuilder();
        Add(
            svg,
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}-t\"><title id=\"{id}-t\">{Text(Title)}</title>"
        );
        foreach (var stretch in Stretches)
        {
            var (from, to) = (AtX(stretch.From), AtX(stretch.To));
            Add(
                svg,
                $"<rect class=\"stretch\" x=\"{from:F1}\" y=\"{Top}\" width=\"{Math.Max(0, to - from):F1}\" height=\"{Height - Top - Bottom}\"/>"
            );
            Add(svg, $"<text class=\"name\" x=\"{from + 3:F1}\" y=\"{Height - Bottom - 4}\">{Text(stretch.Name)}</text>");
        }

        foreach (var (value, label) in Y.Ticks)
        {
            Add(svg, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{AtY(value):F1}\" y2=\"{AtY(value):F1}\"/>");
            Add(svg, $"<text class=\"tick\" text-anchor=\"end\" x=\"{Left - TickGap}\" y=\"{AtY(value) + 4:F1}\">{label}</text>");
        }

        foreach (var (value, label) in X.Ticks)
        {
            Add(svg, $"<text class=\"tick\" text-anchor=\"middle\" x=\"{AtX(value):F1}\" y=\"{Height - Bottom + 16}\">{label}</text>");
        }

        Add(
            svg,
            $"<text class=\"tick\" text-anchor=\"middle\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\">{Text(X.Name)}</text>"
        );
        Add(svg, $"<text class=\"tick\" x=\"4\" y=\"{Top - 20}\">{Text(Y.Name)}</text>");
        for (var line = 0; line < Lines.Count; line++)
        {
            Draw(svg, line);
        }

        return svg.Append("</svg>").ToString();
    }

    private void Draw(StringBuilder svg, int line)
    {
        var points = string.Join(
            ' ',
            Lines[line].Points.Select(point => FormattableString.Invariant($"{AtX(point.X):F1},{AtY(point.Y):F1}"))
        );
        var legend = LegendFrom + line * LegendStep;
        Add(svg, $"<polyline class=\"line line-{line}\" points=\"{points}\"/>");
        Add(svg, $"<line class=\"line line-{line}\" x1=\"{legend}\" x2=\"{legend + 24}\" y1=\"{Top - 24}\" y2=\"{Top - 24}\"/>");
        Add(svg, $"<text class=\"tick\" x=\"{legend + 30}\" y=\"{Top - 20}\">{Text(Lines[line].Name)}</text>");
    }

    private double AtX(double value) => Left + Math.Clamp(X.Place(value), 0, 1) * (Width - Left - Right);

    private double AtY(double value) => Height - Bottom - Math.Clamp(Y.Place(value), 0, 1) * (Height - Top - Bottom);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static void Add(StringBuilder svg, FormattableString element) => svg.Append(element.ToString(CultureInfo.InvariantCulture));
}
