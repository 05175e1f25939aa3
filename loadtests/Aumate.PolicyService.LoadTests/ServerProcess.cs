using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aumate.PolicyService.LoadTests;

/// <summary>The published service in a process of its own, on a loopback port that is free.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    // Whoever ends this program in the middle of a run ends the service with it; an interrupt reaches both by itself.
    private readonly PosixSignalRegistration termination;

    private ServerProcess(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => process.Kill());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it has used so far, on all of its threads.</summary>
    public TimeSpan CpuTime => CpuClock.Of(process);

    public static async Task<ServerProcess> Start(string program, IEnumerable<string> arguments, CancellationToken bound)
    {
        var start = Cores.ForServer(Publication.Dotnet, [program, "--urls=http://127.0.0.1:0", .. arguments]);
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
