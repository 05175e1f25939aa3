using System.Buffers;
using System.Reflection;
using Google.Protobuf;
using Grpc.Core;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// Reads and writes messages of the contract. Bytes that are no message are INVALID_ARGUMENT; the stock marshaller lets them surface as UNKNOWN. So is a
/// message with a field that the contract does not define: it may be a fact that decides, and nothing is dropped silently.
/// </summary>
internal static class StrictMarshaller
{
    /// <summary>The marshaller of a message that is known by its type alone, as where methods are bound.</summary>
    /// <param name="mostBytes">The largest message in bytes; a larger one is RESOURCE_EXHAUSTED, as the host has it where one limit is enough.</param>
    public static Marshaller<T> For<T>(int mostBytes) =>
        (Marshaller<T>)
            typeof(StrictMarshaller)
                .GetMethod(nameof(Of), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(typeof(T))
                .Invoke(null, [typeof(T).GetProperty("Parser", BindingFlags.Static | BindingFlags.Public)!.GetValue(null), mostBytes])!;

    private static Marshaller<T> Of<T>(MessageParser<T> parser, int mostBytes)
        where T : class, IMessage<T>, IBufferMessage, new()
    {
        var fields = KnownFields.Of(new T().Descriptor);
        return new Marshaller<T>(
            (message, context) => Write(message, context, mostBytes),
            context => Read(context.PayloadAsReadOnlySequence(), parser, fields, mostBytes)
        );
    }

    private static void Write<T>(T message, SerializationContext context, int mostBytes)
        where T : IBufferMessage
    {
        var size = message.CalculateSize();
        Refuse(size, mostBytes);
        context.SetPayloadLength(size);
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private static T Read<T>(ReadOnlySequence<byte> payload, MessageParser<T> parser, KnownFields fields, int mostBytes)
        where T : class, IMessage<T>, new()
    {
        Refuse(payload.Length, mostBytes);
        if (payload.IsSingleSegment)
        {
            return Read(payload.FirstSpan, parser, fields);
        }

        // A piece that ends in the middle of a field slows its reading down by more than a copy takes.
        var whole = ArrayPool<byte>.Shared.Rent((int)payload.Length);
        payload.CopyTo(whole);
        try
        {
            return Read(whole.AsSpan(0, (int)payload.Length), parser, fields);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private static T Read<T>(ReadOnlySpan<byte> payload, MessageParser<T> parser, KnownFields fields)
        where T : class, IMessage<T>, new()
    {
        try
        {
            var message = parser.ParseFrom(payload);
            return fields.AreAllOf(payload)
                ? message
                : throw Malformed($"The {typeof(T).Name} has a field that this version of the contract does not define{In<T>(payload)}.");
        }
        catch (InvalidProtocolBufferException bad)
        {
            throw Malformed($"The bytes are no {typeof(T).Name}{In<T>(payload)}: {bad.Message}");
        }
    }

    private static string In<T>(ReadOnlySpan<byte> payload)
        where T : class, IMessage<T>, new() =>
        FaultPlaces.PathOf(ByteString.CopyFrom(payload), new T().Descriptor) is { Length: > 0 } path ? $", in {path}" : "";

    private static RpcException Malformed(string what) => Refusals.MalformedMessage(what).ToRpcException();

    private static void Refuse(long bytes, int mostBytes)
    {
        if (bytes > mostBytes)
        {
            throw new RpcException(new Status(StatusCode.ResourceExhausted, $"The message has {bytes} bytes; it may have {mostBytes}."));
        }
    }
}
