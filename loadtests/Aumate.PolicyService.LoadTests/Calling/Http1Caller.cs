using System.Diagnostics;

namespace Aumate.PolicyService.LoadTests.Calling;

/// <summary>Calls over HTTP/1.1, which has one call on a connection: there are as many connections as there are calls under way.</summary>
internal sealed class Http1Caller : ICaller
{
    public async Task<ICalling> Open(Uri address, ReadyCalls calls, Level level, CancellationToken bound)
    {
        var connections = new List<Http1Connection>();
        for (var at = 0; at < level.Connections * level.Streams; at++)
        {
            connections.Add(await Http1Connection.Open(address, calls, bound));
        }

        return new Calling(connections, calls);
    }

    private sealed class Calling(List<Http1Connection> connections, ReadyCalls calls) : ICalling
    {
        public async Task<Called> For(TimeSpan duration, CancellationToken bound)
        {
            var begun = Stopwatch.GetTimestamp();
            var row = new Row(calls, duration);
            var latencies = await Task.WhenAll(connections.Select(each => each.Call(row, bound)));
            return Called.Of(latencies, Stopwatch.GetElapsedTime(begun));
        }

        public void Dispose() => connections.ForEach(each => each.Dispose());
    }
}
