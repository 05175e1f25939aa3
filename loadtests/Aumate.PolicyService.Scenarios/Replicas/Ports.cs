using System.Net;
using System.Net.NetworkInformation;

namespace Aumate.PolicyService.Scenarios.Replicas;

/// <summary>
/// Addresses for servers that come back to theirs. One of the system's own choice is no such address: whoever tries to connect to it while its server is away
/// may be given the same port to connect from, is connected with itself, and holds it.
/// </summary>
internal static class Ports
{
    // Below what systems give away.
    private const int First = 20_000;
    private const int Last = 30_000;

    private static int next = First + Environment.ProcessId % (Last - First);

    public static Uri Free()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(each => each.Port).ToHashSet();
        do
        {
            next = next == Last ? First : next + 1;
        } while (taken.Contains(next));

        return new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), next).Uri;
    }
}
