using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Aumate.PolicyService.LoadTests.Calling;

/// <summary>Calls of one method as bytes, made in turn.</summary>
/// <param name="Path">Path of the method.</param>
/// <param name="ContentType">What the bodies are.</param>
/// <param name="Bodies">The bodies.</param>
/// <param name="Claims">How many claims a body carries.</param>
internal sealed record ReadyCalls(string Path, string ContentType, ImmutableArray<byte[]> Bodies, int Claims = 1)
{
    public const string Grpc = "application/grpc";
    public const string GrpcWeb = "application/grpc-web+proto";
    public const string Json = "application/json";

    private const int Prefix = 5;

    public double MeanBytes => Bodies.Average(body => body.Length);

    /// <summary>Messages with the prefix that gRPC and gRPC-Web put before them.</summary>
    public static ReadyCalls OfMessages(string path, string contentType, IEnumerable<byte[]> messages, int claims = 1) =>
        new(path, contentType, [.. messages.Select(Framed)], claims);

    // Not compressed, its length, itself.
    private static byte[] Framed(byte[] message)
    {
        var framed = new byte[Prefix + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), message.Length);
        message.CopyTo(framed, Prefix);
        return framed;
    }
}
