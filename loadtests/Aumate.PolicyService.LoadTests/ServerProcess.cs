using System.Diagnostics;

namespace Aumate.PolicyService.LoadTests;

/// <summary>The published service in a process of its own, on a loopback port that is free.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
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
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        await Stop(process);
    }

    // Whoever ends this program in the middle of a run ends the service with it.
    private void OnExit(object? sender, EventArgs e) => process.Kill();

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
