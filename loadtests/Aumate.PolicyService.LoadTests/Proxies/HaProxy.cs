using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Aumate.PolicyService.Scenarios.Replicas;

namespace Aumate.PolicyService.LoadTests.Proxies;

/// <summary>HAProxy before replicas: HTTP/2 without TLS on both sides, calls to the replicas in turn.</summary>
internal static class HaProxy
{
    /// <param name="replicas">The replicas.</param>
    /// <param name="path">Where its settings go.</param>
    /// <param name="bound">Ends the waiting.</param>
    public static async Task<ServerProcess> Before(IEnumerable<Uri> replicas, string path, CancellationToken bound)
    {
        var address = Ports.Free();
        await File.WriteAllTextAsync(path, Settings(address, replicas), bound);
        try
        {
            return await ServerProcess.Start(new ProcessStartInfo("haproxy", ["-q", "-db", "-f", path]), address, bound);
        }
        catch (Win32Exception)
        {
            throw new UnmeasurableException("HAProxy is not installed: apt-get install haproxy");
        }
    }

    private static string Settings(Uri address, IEnumerable<Uri> replicas)
    {
        var text = new StringBuilder(
            $"""
            defaults
              mode http
              timeout connect 5s
              timeout client 60s
              timeout server 60s
            frontend calls
              bind {address.Authority} proto h2
              default_backend replicas
            backend replicas
              balance roundrobin
              http-reuse always

            """
        );
        foreach (var (at, replica) in replicas.Index())
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  server replica{at} {replica.Authority} proto h2\n");
        }

        return text.ToString();
    }
}
