using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using HdrHistogram;

namespace Aumate.PolicyService.LoadTests.Calling;

/// <summary>One connection of HTTP/1.1 that is kept. An answer that is not 200 ends the measurement.</summary>
internal sealed class Http1Connection : IDisposable
{
    private readonly Socket socket;
    private readonly byte[] head;
    private byte[] input = new byte[64 * 1024];
    private byte[] output = [];

    private Http1Connection(Socket socket, byte[] head) => (this.socket, this.head) = (socket, head);

    public static async Task<Http1Connection> Open(Uri address, ReadyCalls calls, CancellationToken bound)
    {
        var head = $"POST {calls.Path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: {calls.ContentType}\r\nContent-Length: ";
        var connection = new Http1Connection(
            new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
            Encoding.ASCII.GetBytes(head)
        );
        try
        {
            await connection.socket.ConnectAsync(address.Host, address.Port, bound);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes calls from the row until it ends.</summary>
    /// <returns>Latencies in microseconds.</returns>
    public async Task<HistogramBase> Call(Row row, CancellationToken bound)
    {
        var latencies = Called.Latencies();
        while (row.Next() is { } body)
        {
            var begun = Stopwatch.GetTimestamp();
            for (var rest = Request(body); !rest.IsEmpty; )
            {
                rest = rest[await socket.SendAsync(rest, bound)..];
            }

            await Answer(bound);
            latencies.RecordValue(Math.Max(1, (long)Stopwatch.GetElapsedTime(begun).TotalMicroseconds));
        }

        return latencies;
    }

    public void Dispose() => socket.Dispose();

    private ReadOnlyMemory<byte> Request(byte[] body)
    {
        var length = Encoding.ASCII.GetBytes($"{body.Length}\r\n\r\n");
        var all = head.Length + length.Length + body.Length;
        if (output.Length < all)
        {
            output = new byte[all];
        }

        head.CopyTo(output, 0);
        length.CopyTo(output, head.Length);
        body.CopyTo(output, head.Length + length.Length);
        return output.AsMemory(0, all);
    }

    private async Task Answer(CancellationToken bound)
    {
        for (var filled = 0; !IsWhole(input.AsSpan(0, filled)); )
        {
            if (filled == input.Length)
            {
                Array.Resize(ref input, 2 * input.Length);
            }

            var received = await socket.ReceiveAsync(input.AsMemory(filled), bound);
            filled += received > 0 ? received : throw new UnmeasurableException("the server closed a connection");
        }
    }

    // By its length, or by the empty chunk at its end; nothing comes after it, since nothing else was asked.
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        if (!answer.StartsWith("HTTP/1.1 200"u8))
        {
            throw new UnmeasurableException("a call failed under load");
        }

        var name = "\r\nContent-Length: "u8;
        var at = answer[..end].IndexOf(name);
        return at < 0
            ? answer.EndsWith("\r\n0\r\n\r\n"u8)
            : Utf8Parser.TryParse(answer[(at + name.Length)..], out int length, out _) && answer.Length >= end + 4 + length;
    }
}
