using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// The fields that a message has by the contract, and those of the messages within it. The runtime reads others without a word, and tells of them only
/// where all is written again; one walk over the bytes costs less, and as much for a batch as for its claims one by one.
/// </summary>
internal sealed class KnownFields
{
    private const int Number = 3;
    private const int Form = 7;
    private const int Varint = 0;
    private const int Eight = 1;
    private const int Sized = 2;
    private const int Four = 5;

    // By the number of the field: in which forms it is written, as bits, and what is in it.
    private readonly (int Forms, KnownFields? Within)[] fields;

    private KnownFields(MessageDescriptor message, Dictionary<MessageDescriptor, KnownFields> known)
    {
        known.Add(message, this);
        var declared = message.Fields.InFieldNumberOrder();
        fields = new (int, KnownFields?)[declared.Max(field => (int?)field.FieldNumber) + 1 ?? 0];
        foreach (var field in declared)
        {
            var within =
                field.FieldType != FieldType.Message ? null
                : known.TryGetValue(field.MessageType, out var before) ? before
                : new KnownFields(field.MessageType, known);
            fields[field.FieldNumber] = (FormsOf(field), within);
        }
    }

    public static KnownFields Of(MessageDescriptor message) => new(message, []);

    /// <summary>Whether a message has no others, all the way down. It must be one that was read: what cannot be read is not looked for.</summary>
    public bool AreAllOf(ReadOnlySpan<byte> message)
    {
        while (!message.IsEmpty)
        {
            var tag = (uint)ReadVarint(ref message);
            var (number, form) = (tag >> Number, (int)tag & Form);
            if (number >= fields.Length || (fields[number].Forms & (1 << form)) == 0)
            {
                return false;
            }

            var value = ReadValue(form, ref message);
            if (fields[number].Within?.AreAllOf(value) == false)
            {
                return false;
            }
        }

        return true;
    }

    // A list of numbers is written packed or one by one, and read both ways.
    private static int FormsOf(FieldDescriptor field)
    {
        var form = field.FieldType switch
        {
            FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64 => Eight,
            FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32 => Four,
            FieldType.String or FieldType.Bytes or FieldType.Message => Sized,
            _ => Varint,
        };
        return (1 << form) | (field.IsRepeated ? 1 << Sized : 0);
    }

    private static ReadOnlySpan<byte> ReadValue(int form, ref ReadOnlySpan<byte> message)
    {
        var size = form switch
        {
            Eight => sizeof(ulong),
            Four => sizeof(uint),
            Sized => (int)ReadVarint(ref message),
            _ => 0,
        };
        if (form == Varint)
        {
            ReadVarint(ref message);
        }

        var value = message[..size];
        message = message[size..];
        return value;
    }

    private static ulong ReadVarint(ref ReadOnlySpan<byte> message)
    {
        var (value, at) = (0ul, 0);
        for (var more = true; more; at++)
        {
            value |= (message[at] & 0x7Ful) << (7 * at);
            more = message[at] >= 0x80;
        }

        message = message[at..];
        return value;
    }
}
