using System.Runtime.InteropServices;

namespace Aumate.PolicyService.LoadTests.Reports;

/// <summary>What a run came to, for people and for spreadsheets.</summary>
internal sealed class Report(IReadOnlyList<Measured> measured, string profile, string pinned)
{
    /// <summary>The conditions of the run.</summary>
    public string Conditions { get; } =
        FormattableString.Invariant(
            $"Profile {profile}; {Environment.ProcessorCount} cores, {pinned}; {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC."
        );

    public IReadOnlyList<Measured> Measured => measured;

    public string Markdown => MarkdownReport.Write(this);

    /// <summary>Writes every format into a folder.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "report.md"), Markdown);
        File.WriteAllText(Path.Combine(folder, "report.html"), HtmlReport.Write(this));
        File.WriteAllText(Path.Combine(folder, "summary.csv"), CsvReport.Summary(measured));
        File.WriteAllText(Path.Combine(folder, "percentiles.csv"), CsvReport.Percentiles(measured));
        File.WriteAllText(Path.Combine(folder, "timeline.csv"), CsvReport.Timeline(measured));
    }
}
