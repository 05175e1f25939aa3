using Google.Protobuf;

namespace Aumate.PolicyService.Wire.Json;

/// <summary>Why a text is not the message that it should be.</summary>
/// <param name="Path">The member that is at fault, such as <c>claim.services[0].part</c>. Null: the whole text.</param>
/// <param name="What">What is wrong with it, to be read after the path.</param>
/// <param name="Line">The line in the text, from 1.</param>
/// <param name="Column">The byte in the line, from 1. Of a member only the text as a whole is placed: 1.</param>
internal sealed record JsonFault(string? Path, string What, int Line = 1, int Column = 1)
{
    /// <summary>The fault as a sentence that says where it is: by the member, or else by line and column.</summary>
    public string Placed => Path is null ? $"At line {Line}, column {Column}: the text {What}." : $"{this}.";

    /// <summary>The fault without its place in the text.</summary>
    public override string ToString() => $"{Path ?? "the text"} {What}";
}

/// <summary>What a text came to: a message, or the fault that stands in its place.</summary>
/// <param name="Message">The message. Null: there is a fault.</param>
/// <param name="Fault">The fault. Null: there is a message.</param>
internal readonly record struct JsonReading(IMessage? Message, JsonFault? Fault)
{
    public static implicit operator JsonReading(JsonFault fault) => new(null, fault);
}
