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
    public static Marshaller<T> For<T>() =>
        (Marshaller<T>)
            typeof(StrictMarshaller)
                .GetMethod(nameof(Of), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(typeof(T))
                .Invoke(null, [typeof(T).GetProperty("Parser", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)])!;

    private static Marshaller<T> Of<T>(MessageParser<T> parser)
        where T : class, IMessage<T>, IBufferMessage
    {
        var knownOnly = parser.WithDiscardUnknownFields(true);
        return new Marshaller<T>(Write, context => Read(context.PayloadAsReadOnlySequence(), parser, knownOnly));
    }

    private static void Write<T>(T message, SerializationContext context)
        where T : IBufferMessage
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private static T Read<T>(ReadOnlySequence<byte> payload, MessageParser<T> parser, MessageParser<T> knownOnly)
        where T : class, IMessage<T>
    {
        try
        {
            var message = knownOnly.ParseFrom(payload);
            return IsAll(message, payload) || message.CalculateSize() == parser.ParseFrom(payload).CalculateSize()
                ? message
                : throw Refusals.MalformedMessage($"The {typeof(T).Name} has a field that this version of the contract does not define.");
        }
        catch (InvalidProtocolBufferException bad)
        {
            throw Refusals.MalformedMessage($"The bytes are no {typeof(T).Name}: {bad.Message}");
        }
    }

    // Bytes that are just those of the known fields have no unknown ones; others are compared with a reading that keeps those. Their number alone says
    // nothing: a list that is not packed grows when it is written, by as much as an unknown field can take.
    private static bool IsAll<T>(T message, ReadOnlySequence<byte> payload)
        where T : IMessage
    {
        var size = message.CalculateSize();
        if (size != payload.Length || !payload.IsSingleSegment)
        {
            return false;
        }

        var written = ArrayPool<byte>.Shared.Rent(size);
        message.WriteTo(written.AsSpan(0, size));
        var isAll = payload.FirstSpan.SequenceEqual(written.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(written);
        return isAll;
    }
}
