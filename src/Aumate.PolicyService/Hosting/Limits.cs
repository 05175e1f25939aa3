using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aumate.PolicyService.Hosting;

/// <summary>What one caller can ask of the server at most. A test holds each of them.</summary>
internal static class Limits
{
    /// <summary>Largest answer about one claim in bytes: a hundred candidates with sixteen parameters each fit.</summary>
    public const int ResponseBytes = 1024 * 1024;

    /// <summary>Largest body of one claim as JSON, in bytes, and largest line of a file of them.</summary>
    public const int JsonBytes = 256 * 1024;

    /// <summary>Most claims of a batch.</summary>
    public const int BatchClaims = 500;

    /// <summary>Largest answer to a batch in bytes, but for the errors in the place of what does not fit.</summary>
    public const int BatchAnswerBytes = 32 * 1024 * 1024;

    /// <summary>Most lines of a cart.</summary>
    public const int CartLines = 100;

    /// <summary>Largest total of request headers in bytes.</summary>
    public const int HeaderBytes = 16 * 1024;

    /// <summary>Most request headers.</summary>
    public const int HeaderCount = 64;

    /// <summary>Most calls under way on one connection.</summary>
    public const int StreamsPerConnection = 256;

    /// <summary>Most connections.</summary>
    public const int Connections = 4096;

    /// <summary>How long a stop waits for calls under way. One half-sent request would hold a longer stop to its end.</summary>
    public static readonly TimeSpan Stop = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may take to send its headers.</summary>
    public static readonly TimeSpan Headers = TimeSpan.FromSeconds(10);

    /// <summary>The messages of a call about one claim or one product. An ordinary claim has 400 bytes; a test builds the largest valid one.</summary>
    public static readonly MessageLimits Ordinary = new(64 * 1024, ResponseBytes, JsonBytes);

    /// <summary>
    /// The messages of a call about many claims: as many of the largest valid ones fit. The errors in the place of what does not fit into an answer have less
    /// than 1,100 bytes each.
    /// </summary>
    public static readonly MessageLimits ManyClaims = new(16 * 1024 * 1024, BatchAnswerBytes + ResponseBytes, 64 * 1024 * 1024);

    /// <summary>The messages of a call about a cart: as many of the largest valid lines fit, and what is said of them.</summary>
    public static readonly MessageLimits Cart = new(512 * 1024, 2 * ResponseBytes, 4 * 1024 * 1024);

    /// <summary>
    /// How long a call over HTTP/2 may take that is no stream: a batch of 16 MiB comes in it at 4.5 Mbit a second. Over HTTP/1.1 the least rate of the
    /// server, 240 bytes a second, holds a connection, which has one call.
    /// </summary>
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Sets the server's. The size of a request is gRPC's to refuse, by the length before the message: a limit of the server on the body would get
    /// in its way and answer UNKNOWN.
    /// </summary>
    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = HeaderCount;
        kestrel.Limits.MaxConcurrentConnections = Connections;
        kestrel.Limits.RequestHeadersTimeout = Headers;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        kestrel.Limits.Http2.MaxRequestHeaderFieldSize = HeaderBytes;
    }
}
