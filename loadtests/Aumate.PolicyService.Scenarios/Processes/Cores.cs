using System.Diagnostics;
using System.Globalization;

namespace Aumate.PolicyService.Scenarios.Processes;

/// <summary>
/// A core for the service and another for the client, so that neither takes the other's time or caches. Where <c>taskset</c> or a second core is
/// missing, the scheduler has its way.
/// </summary>
internal static class Cores
{
    private const string Taskset = "/usr/bin/taskset";
    private const string Server = "0";
    private const string Client = "1";

    private static bool CanPin => File.Exists(Taskset) && Environment.ProcessorCount > 1;

    /// <summary>A command that runs on the service's core.</summary>
    public static ProcessStartInfo ForServer(string program, IEnumerable<string> arguments) =>
        CanPin ? new(Taskset, ["-c", Server, program, .. arguments]) : new(program, arguments);

    /// <summary>Puts this process on the client's core.</summary>
    /// <returns>What was pinned, for the record.</returns>
    public static async Task<string> PinClient(CancellationToken bound)
    {
        if (!CanPin)
        {
            return "nothing pinned to a core";
        }

        var self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        // All threads that there are; those to come inherit it.
        var start = new ProcessStartInfo(Taskset, ["-a", "-c", "-p", Client, self]) { RedirectStandardOutput = true };
        using var pinning = Process.Start(start)!;
        await pinning.StandardOutput.ReadToEndAsync(bound);
        await pinning.WaitForExitAsync(bound);
        return pinning.ExitCode == 0 ? "service and client pinned to a core each" : "only the service pinned to a core";
    }
}
