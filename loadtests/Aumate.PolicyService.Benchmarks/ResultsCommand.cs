using BenchmarkDotNet.Reports;

namespace Aumate.PolicyService.Benchmarks;

/// <summary>Puts the tables of a run where they are kept, in <c>results/</c> of this project.</summary>
internal static class ResultsCommand
{
    /// <summary>How it is called.</summary>
    public const string Name = "results";

    /// <returns>0: every benchmark was measured, and its table is kept; 1: one was not.</returns>
    public static int Keep(IEnumerable<Summary> summaries)
    {
        var (folder, kept, missing) = (Directory.CreateDirectory(Path.Combine(Project(), "results")).FullName, 0, 0);
        foreach (var summary in summaries)
        {
            if (summary.HasCriticalValidationErrors || summary.Reports.IsEmpty || summary.Reports.Any(report => !report.Success))
            {
                missing++;
                continue;
            }

            var measured = summary.BenchmarksCases[0].Descriptor.Type;
            File.Copy(
                Path.Combine(summary.ResultsDirectoryPath, $"{measured.FullName}-report-github.md"),
                Path.Combine(folder, $"{measured.Name}.md"),
                overwrite: true
            );
            kept++;
        }

        return kept > 0 && missing == 0 ? 0 : 1;
    }

    private static string Project()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.csproj").Length == 0)
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("There is no project above this program.");
    }
}
