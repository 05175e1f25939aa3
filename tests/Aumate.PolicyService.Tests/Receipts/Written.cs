using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using NodaTime;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>A value of the domain as one text, property by property: two values have the same text only where they say the same.</summary>
internal static class Written
{
    public static string Out(object? value) =>
        value switch
        {
            null => "-",
            string text => $"\"{text}\"",
            ZonedDateTime time => $"{time.ToInstant().ToUnixTimeTicks()}+{time.NanosecondOfDay} {time.Offset} {time.Zone.Id}",
            IEnumerable list => $"[{string.Join(' ', list.Cast<object?>().Select(Out))}]",
            ITuple tuple => $"({string.Join(' ', Enumerable.Range(0, tuple.Length).Select(i => Out(tuple[i])))})",
            Enum or IConvertible => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ when value.GetType().Namespace?.StartsWith("NodaTime", StringComparison.Ordinal) == true => value.ToString()!,
            _ => $"{{{string.Join(' ', Properties(value))}}}",
        };

    private static IEnumerable<string> Properties(object value) =>
        value
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => $"{property.Name}:{Out(property.GetValue(value))}");
}
