using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using HdrHistogram;

namespace Aumate.PolicyService.LoadTests.Calling;

/// <summary>
/// One connection of HTTP/2 (RFC 9113), as far as unary calls of gRPC need it. An answer of gRPC that is an error has a status and no message, so a call that ends
/// without data has failed, and the headers of answers need not be read.
/// </summary>
internal sealed class Http2Connection : IDisposable
{
    private const int FrameHead = 9;
    private const int LargestFrame = 16 * 1024;
    private const int FirstWindow = 65_535;

    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte ResetStream = 3;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte GoAway = 7;
    private const byte WindowUpdate = 8;

    private const byte EndStream = 1;
    private const byte Acknowledge = 1;
    private const byte EndHeaders = 4;

    private readonly Socket socket;
    private readonly HeaderBlocks headers;
    private readonly byte[] input = new byte[16 * LargestFrame];
    private readonly ArrayBufferWriter<byte> output = new(16 * LargestFrame);
    private readonly Dictionary<int, Asked> underWay = [];

    private int filled;
    private int lastStream = -1;
    private int window = FirstWindow;
    private int taken;

    // Calls that may begin, and the body of the first of them, should the server's window be too small for it.
    private int waiting;
    private byte[]? next;
    private Row row = null!;
    private LongHistogram latencies = null!;

    private Http2Connection(Socket socket, HeaderBlocks headers) => (this.socket, this.headers) = (socket, headers);

    public static async Task<Http2Connection> Open(Uri address, ReadyCalls calls, CancellationToken bound)
    {
        if (calls.Bodies.Any(body => body.Length > FirstWindow))
        {
            throw new UnmeasurableException($"a request of {calls.Path} is longer than the window of a stream");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var connection = new Http2Connection(socket, new HeaderBlocks(address, calls));
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, bound);
            connection.Greet();
            await connection.Send(bound);
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
    public async Task<HistogramBase> Call(Row from, int streams, CancellationToken bound)
    {
        (row, latencies) = (from, Called.Latencies());
        waiting = streams;
        Ask();
        await Send(bound);
        while (underWay.Count > 0 || next is not null)
        {
            var received = await socket.ReceiveAsync(input.AsMemory(filled), bound);
            if (received == 0)
            {
                throw new UnmeasurableException("the server closed a connection");
            }

            filled += received;
            Read();
            await Send(bound);
        }

        return latencies;
    }

    public void Dispose() => socket.Dispose();

    // The preface; answers may come as fast as they like, in streams and altogether.
    private void Greet()
    {
        output.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        Frame(Settings, 0, 0, [0, 4, 0x7F, 0xFF, 0xFF, 0xFF]);
        Widen(int.MaxValue - FirstWindow);
    }

    private void Ask()
    {
        while (waiting > 0 && (next ??= row.Next()) is { } body)
        {
            if (body.Length > window)
            {
                return;
            }

            Ask(body);
            next = null;
            waiting--;
        }
    }

    private void Ask(byte[] body)
    {
        lastStream += 2;
        underWay[lastStream] = new Asked(Stopwatch.GetTimestamp(), HasData: false);
        Frame(Headers, EndHeaders, lastStream, lastStream == 1 ? headers.First : headers.Next);
        for (var at = 0; at < body.Length; at += LargestFrame)
        {
            var part = body.AsSpan(at, Math.Min(LargestFrame, body.Length - at));
            Frame(Data, at + part.Length == body.Length ? EndStream : (byte)0, lastStream, part);
        }

        window -= body.Length;
    }

    private async ValueTask Send(CancellationToken bound)
    {
        var rest = output.WrittenMemory;
        while (!rest.IsEmpty)
        {
            rest = rest[await socket.SendAsync(rest, bound)..];
        }

        output.ResetWrittenCount();
    }

    private void Read()
    {
        var at = 0;
        while (filled - at >= FrameHead)
        {
            var head = input.AsSpan(at);
            var length = (head[0] << 16) | (head[1] << 8) | head[2];
            if (filled - at < FrameHead + length)
            {
                break;
            }

            Take(head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head[5..]) & int.MaxValue, head.Slice(FrameHead, length));
            at += FrameHead + length;
        }

        input.AsSpan(at, filled - at).CopyTo(input);
        filled -= at;
        Ask();
    }

    private void Take(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        switch (type)
        {
            case Data:
                Took(payload.Length);
                underWay[stream] = underWay[stream] with { HasData = true };
                End(flags, stream);
                break;
            case Headers:
                End(flags, stream);
                break;
            case Settings when (flags & Acknowledge) == 0:
                Frame(Settings, Acknowledge, 0, []);
                break;
            case Ping when (flags & Acknowledge) == 0:
                Frame(Ping, Acknowledge, 0, payload);
                break;
            case WindowUpdate when stream == 0:
                window += BinaryPrimitives.ReadInt32BigEndian(payload);
                break;
            case ResetStream:
            case GoAway:
                throw new UnmeasurableException("the server ended a call or a connection");
        }
    }

    private void End(byte flags, int stream)
    {
        if ((flags & EndStream) == 0)
        {
            return;
        }

        underWay.Remove(stream, out var asked);
        if (!asked.HasData)
        {
            throw new UnmeasurableException("a call failed under load");
        }

        latencies.RecordValue(Math.Max(1, (long)Stopwatch.GetElapsedTime(asked.At).TotalMicroseconds));
        waiting++;
    }

    private void Took(int bytes)
    {
        taken += bytes;
        if (taken > int.MaxValue / 2)
        {
            Widen(taken);
            taken = 0;
        }
    }

    private void Widen(int by)
    {
        Span<byte> increment = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(increment, by);
        Frame(WindowUpdate, 0, 0, increment);
    }

    private void Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        var frame = output.GetSpan(FrameHead + payload.Length);
        frame[0] = (byte)(payload.Length >> 16);
        frame[1] = (byte)(payload.Length >> 8);
        frame[2] = (byte)payload.Length;
        (frame[3], frame[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame[5..], stream);
        payload.CopyTo(frame[FrameHead..]);
        output.Advance(FrameHead + payload.Length);
    }

    private readonly record struct Asked(long At, bool HasData);
}
