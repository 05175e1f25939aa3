using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Aumate.PolicyService.Scenarios.Processes;

/// <summary>A server in a process of its own: the published service, or what is measured beside it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    // Whoever ends this program in the middle of a run ends the service with it; an interrupt reaches both by itself.
    private readonly PosixSignalRegistration termination;

    private bool isStopped;

    private ServerProcess(Process process, IReadOnlyList<Uri> addresses)
    {
        (this.process, Addresses) = (process, addresses);
        termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => process.Kill());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => Addresses[0];

    /// <summary>Everywhere that it listens, in its own order.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>The number of the process.</summary>
    public int Id => process.Id;

    /// <summary>What it has used so far, on all of its threads.</summary>
    public TimeSpan CpuTime => CpuClock.Of(process);

    /// <summary>The memory that it has, in mebibytes.</summary>
    public double Mebibytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1_048_576.0;
        }
    }

    /// <summary>The most memory that it had at once, in mebibytes.</summary>
    public double PeakMebibytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1_048_576.0;
        }
    }

    /// <summary>The same in megabytes.</summary>
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
    public static Task<ServerProcess> Start(Launch launch, CancellationToken bound) =>
        Start(
            launch.IsPinned
                ? Cores.ForServer(Publication.Dotnet, launch.Command)
                : new ProcessStartInfo(Publication.Dotnet, launch.Command),
            process => WhereItListens(process, launch.Places, bound)
        );

    /// <summary>Starts a server of others, which says nothing of where it listens, and waits until it does.</summary>
    /// <param name="start">The command.</param>
    /// <param name="address">Where it was told to listen.</param>
    /// <param name="bound">Ends the waiting.</param>
    public static Task<ServerProcess> Start(ProcessStartInfo start, Uri address, CancellationToken bound) =>
        Start(start, process => UntilItListens(process, address, bound));

    private static async Task<ServerProcess> Start(ProcessStartInfo start, Func<Process, Task<IReadOnlyList<Uri>>> listens)
    {
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        try
        {
            var server = new ServerProcess(process, await listens(process));
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

    private static async Task<IReadOnlyList<Uri>> WhereItListens(Process process, int places, CancellationToken bound)
    {
        var said = new List<Uri>();
        while (said.Count < places && await process.StandardOutput.ReadLineAsync(bound) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                said.Add(new Uri(line[(at + Listening.Length)..].Trim()));
            }
        }

        return said.Count == places ? said : throw new UnmeasurableException("the server ended before it listened");
    }

    private static async Task<IReadOnlyList<Uri>> UntilItListens(Process process, Uri address, CancellationToken bound)
    {
        while (!process.HasExited)
        {
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync(address.Host, address.Port, bound);
                return [address];
            }
            catch (SocketException)
            {
                await Task.Delay(20, bound);
            }
        }

        throw new UnmeasurableException("the server ended before it listened");
    }

    private static async Task Stop(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
