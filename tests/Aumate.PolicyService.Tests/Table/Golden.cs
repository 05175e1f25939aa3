using Xunit;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>
/// Files under <c>Data</c> that hold what came out when somebody last looked at it. With the environment variable GOLDEN=write a test run
/// rewrites them in the source tree; the diff is then for a person to read, and the next build takes them over.
/// </summary>
internal static class Golden
{
    private const string Solution = "Aumate.PolicyService.sln";

    public static void Check(string file, string actual)
    {
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
        {
            var path = Path.Combine(SourceDirectory(), file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", file)), actual);
    }

    private static string SourceDirectory()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, Solution)))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException($"No directory above has {Solution}.");
        }

        return Path.Combine(directory.FullName, "tests", "Aumate.PolicyService.Tests", "Data");
    }
}
