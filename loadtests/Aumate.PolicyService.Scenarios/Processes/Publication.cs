using System.Diagnostics;

namespace Aumate.PolicyService.Scenarios.Processes;

/// <summary>Publishes the service, as the gate's smoke test does.</summary>
internal static class Publication
{
    /// <summary>The .NET command.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <returns>Path of the published service.</returns>
    public static async Task<string> Make(CancellationToken bound)
    {
        var root = Root();
        var folder = Path.Combine(root, "artifacts", "publish");
        var start = new ProcessStartInfo(
            Dotnet,
            ["publish", Path.Combine(root, "src", "Aumate.PolicyService"), "-c", "Release", "-o", folder, "-v", "quiet"]
        )
        {
            RedirectStandardOutput = true,
        };
        using var publishing = Process.Start(start)!;
        var said = await publishing.StandardOutput.ReadToEndAsync(bound);
        await publishing.WaitForExitAsync(bound);
        return publishing.ExitCode == 0
            ? Path.Combine(folder, "Aumate.PolicyService.dll")
            : throw new UnmeasurableException($"the service cannot be published\n{said}");
    }

    private static string Root()
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
