using System.ComponentModel;
using System.Diagnostics;
using Aumate.PolicyService.Scenarios.Replicas;

namespace Aumate.PolicyService.LoadTests.Peers;

/// <summary>The Cerbos PDP, installed by npm and started with settings and the policy of <c>loadtests/peers</c>.</summary>
internal static class Cerbos
{
    private static string Sources => Path.Combine(Publication.Root(), "loadtests", "peers");

    private static string Installed => Path.Combine(Publication.Artifacts(), "peers");

    private static string Binary => Path.Combine(Installed, "node_modules", "@cerbos", "cerbos-linux-x64", "cerbos-linux-x64");

    /// <summary>Installs it, where it is not yet.</summary>
    public static async Task Install(CancellationToken bound)
    {
        if (File.Exists(Binary))
        {
            return;
        }

        Directory.CreateDirectory(Installed);
        File.Copy(Path.Combine(Sources, "package.json"), Path.Combine(Installed, "package.json"), overwrite: true);
        try
        {
            using var npm = Process.Start(
                new ProcessStartInfo("npm", ["install", "--prefix", Installed, "--no-audit", "--no-fund", "--silent"])
            )!;
            await npm.WaitForExitAsync(bound);
        }
        catch (Win32Exception)
        {
            throw new UnmeasurableException("npm is not installed: apt-get install npm");
        }

        if (!File.Exists(Binary))
        {
            throw new UnmeasurableException("npm did not install Cerbos");
        }
    }

    /// <param name="settings">The name of its settings.</param>
    /// <param name="bound">Ends the waiting.</param>
    public static Task<ServerProcess> Start(string settings, CancellationToken bound)
    {
        var (grpc, http) = (Ports.Free(), Ports.Free());
        string[] arguments =
        [
            "server",
            $"--config={Path.Combine(Sources, "cerbos", $"{settings}.yaml")}",
            $"--set=server.grpcListenAddr={grpc.Authority}",
            $"--set=server.httpListenAddr={http.Authority}",
            $"--set=storage.disk.directory={Path.Combine(Sources, "cerbos", "policies")}",
            "--log-level=error",
        ];
        return ServerProcess.Start(Cores.ForServer(Binary, arguments), grpc, bound);
    }
}
