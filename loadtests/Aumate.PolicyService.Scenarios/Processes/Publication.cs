using System.Diagnostics;

namespace Aumate.PolicyService.Scenarios.Processes;

/// <summary>Publishes the service, as the gate's smoke test does, and what stands beside it.</summary>
internal static class Publication
{
    /// <summary>The .NET command.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private const string Service = "src/Aumate.PolicyService";

    /// <summary>Publishes the service for any platform.</summary>
    /// <returns>Path of the published service.</returns>
    public static Task<string> Make(CancellationToken bound) => Make(Service, "publish", bound);

    /// <summary>Publishes the service as its image has it: compiled ahead for this machine's processor.</summary>
    /// <returns>Path of the published service.</returns>
    public static Task<string> MakeAhead(CancellationToken bound) =>
        OperatingSystem.IsLinux() ? Make(Service, "publish-linux", bound, "--os", "linux") : Make(bound);

    /// <summary>Publishes a project of the solution.</summary>
    /// <param name="project">Its folder, from the root.</param>
    /// <param name="to">The folder among the artifacts that it goes to.</param>
    /// <param name="bound">Ends the waiting.</param>
    /// <param name="more">What else the command is told.</param>
    /// <returns>Path of what was published.</returns>
    public static async Task<string> Make(string project, string to, CancellationToken bound, params IEnumerable<string> more)
    {
        var folder = Path.Combine(Artifacts(), to);
        var start = new ProcessStartInfo(
            Dotnet,
            ["publish", Path.Combine(Root(), project), "-c", "Release", "-o", folder, "-v", "quiet", .. more]
        )
        {
            RedirectStandardOutput = true,
        };
        using var publishing = Process.Start(start)!;
        var said = await publishing.StandardOutput.ReadToEndAsync(bound);
        await publishing.WaitForExitAsync(bound);
        return publishing.ExitCode == 0
            ? Path.Combine(folder, Path.GetFileName(project) + ".dll")
            : throw new UnmeasurableException($"{project} cannot be published\n{said}");
    }

    /// <summary>Where what is made goes; git ignores it.</summary>
    public static string Artifacts() => Path.Combine(Root(), "artifacts");

    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.sln").Length == 0)
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new UnmeasurableException("there is no solution above this program; name the service with --server");
    }
}
