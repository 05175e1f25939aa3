using System.Diagnostics;

namespace Aumate.PolicyService.LoadTests.Calling;

/// <summary>
/// Calls over HTTP/2 in frames that are ready. A client with a framework costs more for a call than the server does, so on a core of its own it is full
/// before the server is: the server would be woken for a frame or two at a time, and what waking costs would be counted as the price of a call.
/// </summary>
internal sealed class Http2Caller : ICaller
{
    public async Task<ICalling> Open(Uri address, ReadyCalls calls, Level level, CancellationToken bound)
    {
        var connections = new List<Http2Connection>();
        for (var at = 0; at < level.Connections; at++)
        {
            connections.Add(await Http2Connection.Open(address, calls, bound));
        }

        return new Calling(connections, calls, level);
    }

    private sealed class Calling(List<Http2Connection> connections, ReadyCalls calls, Level level) : ICalling
    {
        public async Task<Called> For(TimeSpan duration, CancellationToken bound)
        {
            var begun = Stopwatch.GetTimestamp();
            var row = new Row(calls, duration);
            var latencies = await Task.WhenAll(connections.Select(each => each.Call(row, level.Streams, bound)));
            return Called.Of(latencies, Stopwatch.GetElapsedTime(begun));
        }

        public void Dispose() => connections.ForEach(each => each.Dispose());
    }
}
