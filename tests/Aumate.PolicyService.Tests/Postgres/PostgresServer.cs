using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>A real server of its own in a temporary folder, on loopback, that tests may stop, kill and start again.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    public const string Password = "Hunter2-never-said";

    private readonly int port = FreePort();
    private string folder = "";
    private int databases;

    private string Data => Path.Combine(folder, "data");

    /// <summary>Makes the server and starts it.</summary>
    public async ValueTask InitializeAsync()
    {
        folder = (await PostgresPrograms.Run("/usr/bin/mktemp", "-d", Path.Combine(Path.GetTempPath(), "aumate-postgres-XXXXXX"))).Trim();
        var secret = Path.Combine(folder, "secret");
        await PostgresPrograms.Run("/bin/sh", "-c", $"umask 077 && echo {Password} > {secret}");
        string[] asked = ["-D", Data, "-U", "postgres", "--auth=scram-sha-256", $"--pwfile={secret}", "-E", "UTF8", "--locale=C"];
        await PostgresPrograms.Run("initdb", [.. asked, "--no-sync", "--no-instructions"]);
        await Start();
        await Execute("postgres", "CREATE DATABASE migrated");
        await Migrate(ConnectionString("migrated"));
    }

    public async ValueTask DisposeAsync()
    {
        Signal("CONT");
        await PostgresPrograms.Run("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        await PostgresPrograms.Run("/bin/rm", "-rf", folder);
    }

    /// <summary>Starts the server, after a kill too, and waits until it answers.</summary>
    public Task Start() =>
        PostgresPrograms.Run(
            "pg_ctl",
            "start",
            "-D",
            Data,
            "-w",
            "-l",
            Path.Combine(folder, "log"),
            "-o",
            $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        );

    /// <summary>Every process of the server stops where it is: connections stay, and nothing answers (SIGSTOP).</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>They go on (SIGCONT).</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>Every process of the server ends at once (SIGKILL), and is gone when this comes back.</summary>
    public void Kill()
    {
        var ended = Signal("KILL");
        SpinWait.SpinUntil(() => !Array.Exists(ended, process => Directory.Exists($"/proc/{process}")), TimeSpan.FromSeconds(10));
    }

    /// <summary>A database of its own, with the schema and no catalog.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> Database(string template = "migrated")
    {
        var name = $"catalog{Interlocked.Increment(ref databases)}";
        await Execute("postgres", $"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionString(name);
    }

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port};Database={database};Username=postgres;Password={Password};Pooling=false";

    private async Task Execute(string database, string sql) => await Sql.Execute(ConnectionString(database), sql);

    private static async Task Migrate(string database) => Assert.Equal(0, (await Commands.Run(database, "migrate")).ExitCode);

    // The postmaster stops first, so that it starts nothing in between, and is asked for its children while it still has them.
    private string[] Signal(string signal)
    {
        var postmaster = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        Send("STOP", postmaster);
        var children = File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children");
        string[] processes = [.. children.Split(' ', StringSplitOptions.RemoveEmptyEntries), postmaster];
        Array.ForEach(processes, process => Send(signal, process));
        return processes;
    }

    private static void Send(string signal, string process)
    {
        // One that has just ended cannot be found, and need not be.
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", process]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
