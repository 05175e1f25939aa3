using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>The programs of PostgreSQL on this machine, run as a user that the server accepts: it refuses root.</summary>
internal static partial class PostgresPrograms
{
    private const int OldestVersion = 15;

    private static readonly Lazy<string> Folder = new(Find);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote to its output.</returns>
    public static async Task<string> Run(string program, params string[] arguments)
    {
        var path = program.Contains('/', StringComparison.Ordinal) ? program : Path.Combine(Folder.Value, program);
        string[] words = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", path, .. arguments] : [path, .. arguments];
        // The temporary folder of the system: the server's user may not see the one that the tests run in.
        using var process = Process.Start(
            new ProcessStartInfo(words[0], words[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? outputs[0]
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {string.Concat(outputs)}");
    }

    // The same places as .ci/postgres, in the same order.
    private static string Find()
    {
        string[] versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        string?[] folders =
        [
            Environment.GetEnvironmentVariable("POSTGRES_BIN"),
            .. versions.Select(version => Path.Combine(version, "bin")),
            .. Environment.GetEnvironmentVariable("PATH")!.Split(':'),
        ];
        return folders.FirstOrDefault(folder => folder is not null && IsUsable(folder))
            ?? throw new InvalidOperationException(
                $"PostgreSQL {OldestVersion} or later is not on this machine, and these tests need it: run .ci/postgres"
            );
    }

    private static bool IsUsable(string folder)
    {
        var server = Path.Combine(folder, "postgres");
        if (!File.Exists(server) || !File.Exists(Path.Combine(folder, "initdb")))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(server, "--version") { RedirectStandardOutput = true })!;
        var version = Digits().Match(process.StandardOutput.ReadToEnd()).Value;
        process.WaitForExit();
        return int.Parse(version, CultureInfo.InvariantCulture) >= OldestVersion;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
