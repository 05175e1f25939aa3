using System.Collections;
using System.Collections.Immutable;
using Google.Protobuf;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>
/// Finds texts that are no Unicode: half of a surrogate pair, as a text has that was cut between the two. In UTF-8 it would become U+FFFD, and something else would be decided than was
/// asked.
/// </summary>
internal static class BrokenTexts
{
    private const string What = "is no Unicode text: it has half of a surrogate pair";

    /// <summary>Why a request is not sent. Null: all its texts are whole.</summary>
    internal static CallFailure? RefusalOf(IMessage request)
    {
        ImmutableArray<FieldViolation> violations = [.. In(request, "").Select(field => new FieldViolation(field, What))];
        return violations.IsEmpty
            ? null
            : FailureReader.Of(StatusCode.InvalidArgument, $"{violations[0].Field} {What}.") with
            {
                Violations = violations,
            };
    }

    private static IEnumerable<string> In(IMessage message, string path) =>
        message
            .Descriptor.Fields.InDeclarationOrder()
            .SelectMany(field => InValue(field.Accessor.GetValue(message), $"{path}{(path.Length > 0 ? "." : "")}{field.Name}"));

    private static IEnumerable<string> InValue(object? value, string path) =>
        value switch
        {
            string text => IsBroken(text) ? [path] : [],
            IMessage message => In(message, path),
            IList list => list.Cast<object>().SelectMany((entry, i) => InValue(entry, $"{path}[{i}]")),
            _ => [],
        };

    private static bool IsBroken(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
