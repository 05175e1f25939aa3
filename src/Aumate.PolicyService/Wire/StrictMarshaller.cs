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
    /// <param name="name">What the contract calls it.</param>
    public static Marshaller<T> For<T>(int mostBytes, string name) =>
        (Marshaller<T>)
            typeof(StrictMarshaller)
                .GetMethod(nameof(Of), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(typeof(T))
                .Invoke(
                    null,
                    [typeof(T).GetProperty("Parser", BindingFlags.Static | BindingFlags.Public)!.GetValue(null), mostBytes, name]
                )!;

    /// <summary>Reads a message that came as bytes of another.</summary>
    /// <exception cref="RpcException">The bytes are no such message, or it has a field that the contract does not define.</exception>
    public static T Read<T>(ReadOnlySpan<byte> payload)
        where T : class, IMessage<T>, new() => Read(payload, Known<T>.Reading);

    private static Marshaller<T> Of<T>(MessageParser<T> parser, int mostBytes, string name)
        where T : class, IMessage<T>, IBufferMessage, new()
    {
        var reading = new Reading<T>(parser, KnownFields.Of(new T().Descriptor), name);
        return new Marshaller<T>(
            (message, context) => Write(message, context, mostBytes),
            context => Read(context.PayloadAsReadOnlySequence(), reading, mostBytes)
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

    private static T Read<T>(ReadOnlySequence<byte> payload, Reading<T> reading, int mostBytes)
        where T : class, IMessage<T>, new()
    {
        Refuse(payload.Length, mostBytes);
        if (payload.IsSingleSegment)
        {
            return Read(payload.FirstSpan, reading);
        }

        // A piece that ends in the middle of a field slows its reading down by more than a copy takes.
        var whole = ArrayPool<byte>.Shared.Rent((int)payload.Length);
        payload.CopyTo(whole);
        try
        {
            return Read(whole.AsSpan(0, (int)payload.Length), reading);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private static T Read<T>(ReadOnlySpan<byte> payload, Reading<T> reading)
        where T : class, IMessage<T>, new()
    {
        try
        {
            var message = reading.Parser.ParseFrom(payload);
            return reading.Fields.AreAllOf(payload)
                ? message
                : throw Malformed($"The {reading.Name} has a field that this version of the contract does not define{In<T>(payload)}.");
        }
        catch (InvalidProtocolBufferException bad)
        {
            throw Malformed($"The bytes are no {reading.Name}{In<T>(payload)}: {bad.Message}");
        }
    }

    private static string In<T>(ReadOnlySpan<byte> payload)
        where T : class, IMessage<T>, new() =>
        FaultPlaces.PathOf(ByteString.CopyFrom(payload), new T().Descriptor) is { Length: > 0 } path ? $", in {path}" : "";

    // What it takes to read a message, and to say what is wrong with it.
    private sealed record Reading<T>(MessageParser<T> Parser, KnownFields Fields, string Name)
        where T : class, IMessage<T>;

    // Worked out once for a message.
    private static class Known<T>
        where T : class, IMessage<T>, new()
    {
        public static readonly Reading<T> Reading = new(
            new MessageParser<T>(() => new T()),
            KnownFields.Of(new T().Descriptor),
            typeof(T).Name
        );
    }

    private static RpcException Malformed(string what) => Refusals.MalformedMessage(what).ToRpcException();

    private static void Refuse(long bytes, int mostBytes)
    {
        if (bytes > mostBytes)
        {
            throw new RpcException(new Status(StatusCode.ResourceExhausted, $"The message has {bytes} bytes; it may have {mostBytes}."));
        }
    }
}
