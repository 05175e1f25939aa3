using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Wire;

/// <summary>Where bytes are no message, or have a field that the contract does not define: the parser and the walk over the fields know that they are at fault, and not where.</summary>
internal static class FaultPlaces
{
    private static readonly ConcurrentDictionary<MessageDescriptor, KnownFields> Known = new();

    /// <summary>The path of the innermost message that is at fault, such as <c>requests[17].claim</c>. Empty: the outermost, and no field of it is to be named.</summary>
    public static string PathOf(ByteString bytes, MessageDescriptor message)
    {
        try
        {
            return PathOf(bytes.CreateCodedInput(), message);
        }
        catch (InvalidProtocolBufferException)
        {
            return "";
        }
    }

    private static string PathOf(CodedInputStream input, MessageDescriptor message)
    {
        var passed = new Dictionary<int, int>();
        while (input.ReadTag() is > 0 and var tag)
        {
            if (MessageAt(tag, message) is not { } field)
            {
                input.SkipLastField();
                continue;
            }

            var (within, at) = (input.ReadBytes(), passed.GetValueOrDefault(field.FieldNumber));
            if (!IsSound(within, field.MessageType))
            {
                var (path, below) = (field.IsRepeated ? $"{field.Name}[{at}]" : field.Name, PathOf(within, field.MessageType));
                return below.Length == 0 ? path : $"{path}.{below}";
            }

            passed[field.FieldNumber] = at + 1;
        }

        return "";
    }

    // Null: no message begins with the tag.
    private static FieldDescriptor? MessageAt(uint tag, MessageDescriptor message) =>
        WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited
        && message.FindFieldByNumber(WireFormat.GetTagFieldNumber(tag)) is { FieldType: FieldType.Message } field
            ? field
            : null;

    private static bool IsSound(ByteString bytes, MessageDescriptor message)
    {
        try
        {
            message.Parser.ParseFrom(bytes);
            return Known.GetOrAdd(message, KnownFields.Of).AreAllOf(bytes.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }
}
