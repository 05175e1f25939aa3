using System.Text.RegularExpressions;

namespace Aumate.PolicyService.Tests.Readme;

/// <summary>The README, with the sections that are generated between markers.</summary>
internal static class Readme
{
    private const string RewriteSwitch = "REWRITE_README";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string File => Path.Combine(Root, "README.md");

    /// <summary>What stands between the markers of a section; with REWRITE_README=1 it is first replaced by what should stand there.</summary>
    public static string Section(string name, string current)
    {
        var text = System.IO.File.ReadAllText(File);
        var between = new Regex($"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", RegexOptions.Singleline);
        if (Environment.GetEnvironmentVariable(RewriteSwitch) == "1")
        {
            text = between.Replace(text, current.Replace("$", "$$", StringComparison.Ordinal));
            System.IO.File.WriteAllText(File, text);
        }

        return between.Match(text).Value;
    }

    private static string FindRoot(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "Aumate.PolicyService.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
