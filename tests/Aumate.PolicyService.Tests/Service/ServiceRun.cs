extern alias host;
using System.Diagnostics;
using host::Aumate.PolicyService.Hosting;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>The service in a process of its own, as an operator runs it.</summary>
internal static class ServiceRun
{
    /// <summary>Runs it until it ends by itself.</summary>
    public static async Task<(int ExitCode, string Output)> ToItsEnd(params string[] arguments)
    {
        var service = typeof(PolicyHost).Assembly.Location;
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [service, "--urls", "http://127.0.0.1:0", .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(outputs));
    }
}
