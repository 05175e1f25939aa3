using System.Collections.Immutable;
using Grpc.Core;
using Grpc.Net.Client;

namespace Aumate.PolicyService.Scenarios;

/// <summary>Connections to the service: HTTP/2 without TLS, one channel for each.</summary>
internal sealed class Connections(ImmutableArray<GrpcChannel> channels) : IDisposable
{
    public Connections(Uri address, int count)
        : this([.. Enumerable.Range(0, count).Select(_ => GrpcChannel.ForAddress(address))]) { }

    public CallInvoker First => channels[0].CreateCallInvoker();

    public IEnumerable<CallInvoker> Each => channels.Select(channel => channel.CreateCallInvoker());

    public void Dispose()
    {
        foreach (var channel in channels)
        {
            channel.Dispose();
        }
    }
}
