using System.Collections;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>A field of the claim or of one of its messages, found in the contract itself: a new field is tested without being listed.</summary>
/// <param name="Path">Its path, as a violation names it; of a list, the path of the first entry.</param>
/// <param name="Field">Its descriptor.</param>
/// <param name="Owner">Finds the message that has it, in a claim where every message is given.</param>
public sealed record FieldSpot(string Path, FieldDescriptor Field, Func<Claim, IMessage> Owner)
{
    private const string Package = "aumate.policy.v1";

    /// <summary>Every field, messages of the contract entered and messages of others not.</summary>
    public static IReadOnlyList<FieldSpot> All { get; } = [.. Of(Claim.Descriptor, "claim", claim => claim)];

    public static IEnumerable<FieldSpot> OfType(FieldType type) => All.Where(spot => spot.Field.FieldType == type);

    public static IEnumerable<FieldSpot> OfMessage(MessageDescriptor message) =>
        All.Where(spot => spot.Field.FieldType == FieldType.Message && spot.Field.MessageType.FullName == message.FullName);

    public static FieldSpot At(string path) => All.Single(spot => spot.Path == path);

    public object? Value(Claim claim)
    {
        var value = Field.Accessor.GetValue(Owner(claim));
        return Field.IsRepeated ? ((IList)value)[0] : value;
    }

    /// <summary>Puts a value into the field; of a list, into the first entry.</summary>
    public void Set(Claim claim, object value)
    {
        if (Field.IsRepeated)
        {
            ((IList)Field.Accessor.GetValue(Owner(claim)))[0] = value;
        }
        else
        {
            Field.Accessor.SetValue(Owner(claim), value);
        }
    }

    private static IEnumerable<FieldSpot> Of(MessageDescriptor message, string path, Func<Claim, IMessage> owner) =>
        message.Fields.InDeclarationOrder().SelectMany(field => Of(new FieldSpot(PathOf(path, field), field, owner)));

    private static IEnumerable<FieldSpot> Of(FieldSpot spot) =>
        spot.Field.FieldType == FieldType.Message && spot.Field.MessageType.File.Package == Package
            ? Of(spot.Field.MessageType, spot.Path, claim => (IMessage)spot.Value(claim)!)
            : [spot];

    private static string PathOf(string path, FieldDescriptor field) => $"{path}.{field.Name}{(field.IsRepeated ? "[0]" : "")}";
}
