using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aumate.PolicyService.Scenarios.Processes;

/// <summary>The published service in a process of its own, on a loopback port that is free.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    // Whoever ends this program in the middle of a run ends the service with it; an interrupt reaches both by itself.
    private readonly PosixSignalRegistration termination;

    private bool isStopped;

    private ServerProcess(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => process.Kill());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it has used so far, on all of its threads.</summary>
    public TimeSpan CpuTime => CpuClock.Of(process);

    /// <summary>The most memory that it had at once, in megabytes.</summary>
    public long PeakMegabytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1_000_000;
        }
    }

    /// <summary>Starts the service, and waits until it listens.</summary>
    /// <param name="program">The published service.</param>
    /// <param name="arguments">Its arguments besides where it listens.</param>
    /// <param name="isPinned">Whether it has a core of its own and no other.</param>
    /// <param name="bound">Ends the waiting.</param>
    public static Task<ServerProcess> Start(string program, IEnumerable<string> arguments, bool isPinned, CancellationToken bound) =>
        Start(new Launch(program, [.. arguments], IsPinned: isPinned), bound);

    /// <summary>Starts a server, and waits until it listens.</summary>
    public static async Task<ServerProcess> Start(Launch launch, CancellationToken bound)
    {
        var start = launch.IsPinned
            ? Cores.ForServer(Publication.Dotnet, launch.Command)
            : new ProcessStartInfo(Publication.Dotnet, launch.Command);
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        try
        {
            var server = new ServerProcess(process, await WhereItListens(process, bound));
            // A full pipe would stop the service.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return server;
        }
        catch
        {
            await Stop(process);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isStopped)
        {
            return;
        }

        isStopped = true;
        termination.Dispose();
        await Stop(process);
    }

    private static async Task<Uri> WhereItListens(Process process, CancellationToken bound)
    {
        while (await process.StandardOutput.ReadLineAsync(bound) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                return new Uri(line[(at + Listening.Length)..].Trim());
            }
        }

        throw new UnmeasurableException("the service ended before it listened");
    }

    private static async Task Stop(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
