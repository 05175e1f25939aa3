using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// Says where two decisions differ, field by field as the contract describes them; elements of lists are compared place by place, less
/// what the lists end with alike.
/// </summary>
internal static class DecisionDifferences
{
    /// <summary>The most differences that are said.</summary>
    public const int Most = 100;

    /// <summary>The most characters of a value that are said.</summary>
    public const int MostCharacters = 2_000;

    /// <summary>Every difference, in the order of fields.</summary>
    public static IEnumerable<V1.Difference> Of(V1.Decision then, V1.Decision now) => OfFields("", then, now);

    private static IEnumerable<V1.Difference> OfFields(string path, IMessage then, IMessage now)
    {
        foreach (var field in then.Descriptor.Fields.InDeclarationOrder())
        {
            var name = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            var (before, after) = (ValueOf(field, then), ValueOf(field, now));
            foreach (var difference in field.IsRepeated ? OfLists(name, (IList)before!, (IList)after!) : OfValues(name, before, after))
            {
                yield return difference;
            }
        }
    }

    // What lists end with alike is left out, so that an element that came or went does not shift all that follow it.
    private static IEnumerable<V1.Difference> OfLists(string path, IList then, IList now)
    {
        var (before, after) = (then.Count, now.Count);
        while (before > 0 && after > 0 && Equals(then[before - 1], now[after - 1]))
        {
            (before, after) = (before - 1, after - 1);
        }

        for (var i = 0; i < Math.Max(before, after); i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            foreach (var difference in OfValues(name, i < before ? then[i] : null, i < after ? now[i] : null))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<V1.Difference> OfValues(string path, object? then, object? now) =>
        Equals(then, now) ? []
        : then is IMessage before && now is IMessage after ? OfFields(path, before, after)
        :
        [
            new V1.Difference
            {
                Path = path,
                Then = Json(then),
                Now = Json(now),
            },
        ];

    // Null: not there. A number, a text or a name that is its type's zero is not there either, as in JSON.
    private static object? ValueOf(FieldDescriptor field, IMessage message)
    {
        var value = field.Accessor.GetValue(message);
        return field.IsRepeated ? value
            : field.HasPresence ? (field.Accessor.HasValue(message) ? value : null)
            : IsZero(value) ? null
            : value;
    }

    private static bool IsZero(object value) =>
        value switch
        {
            string text => text.Length == 0,
            ByteString bytes => bytes.IsEmpty,
            ValueType number => number.Equals(Activator.CreateInstance(number.GetType())),
            _ => false,
        };

    private static string Json(object? value)
    {
        if (value is null)
        {
            return "";
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        JsonFormatter.Default.WriteValue(text, value);
        var json = text.ToString();
        return json.Length > MostCharacters ? $"{json.AsSpan(0, MostCharacters)}…" : json;
    }
}
