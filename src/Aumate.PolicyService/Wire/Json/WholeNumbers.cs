using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Wire.Json;

/// <summary>
/// Numbers of JSON, digit by digit. All numbers of the contract are whole; the parser of messages reads them through a double, which rounds them to another
/// number where they have many digits, and takes what is nearly whole for whole.
/// </summary>
internal static partial class WholeNumbers
{
    // The longest number of 64 bits.
    private const int MostDigits = 20;

    /// <summary>Whether a value stands where a whole number does, bare or as text. The number of an enum is bare; as text it has a name.</summary>
    public static bool IsDue(JsonElement json, FieldDescriptor field) =>
        json.ValueKind switch
        {
            JsonValueKind.Number => field.FieldType == FieldType.Enum || IsNumber(field),
            JsonValueKind.String => IsNumber(field),
            _ => false,
        };

    /// <summary>Writes such a value so that the parser takes it as it is. False: it is no whole number that a field can have, and what is written is of no use.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, JsonElement json, FieldDescriptor field)
    {
        var digits = Digits(json.ValueKind == JsonValueKind.Number ? json.GetRawText() : json.GetString()!);
        if (digits is null)
        {
            return false;
        }

        // As text a number is read by its digits. That of an enum is read bare alone, and has too few to be rounded.
        if (field.FieldType != FieldType.Enum)
        {
            writer.WriteStringValue(digits);
            return true;
        }

        var isRead = int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        writer.WriteNumberValue(number);
        return isRead;
    }

    /// <summary>A number as its digits, with a minus where it is below 0. Null: it is no JSON number, has a fraction, or more digits than 64 bits have.</summary>
    /// <param name="number">The number as it is written, such as <c>12.50e1</c>.</param>
    public static string? Digits(string number)
    {
        var parts = Form().Match(number);
        if (!parts.Success)
        {
            return null;
        }

        var fraction = parts.Groups["fraction"].Length;
        var all = parts.Groups["whole"].Value + parts.Groups["fraction"].Value;
        var leading = all.TrimEnd('0');
        var digits = leading.TrimStart('0');
        if (digits.Length == 0)
        {
            return "0";
        }

        // Zeros are written only once it is known that they are few.
        return
            ExponentOf(parts.Groups["exponent"].ValueSpan) is { } exponent
            && (all.Length - leading.Length - fraction + exponent) is >= 0 and <= MostDigits and var zeros
            && digits.Length + zeros <= MostDigits
            ? parts.Groups["sign"].Value + digits + new string('0', (int)zeros)
            : null;
    }

    private static bool IsNumber(FieldDescriptor field) =>
        field.FieldType
            is not (
                FieldType.Enum
                or FieldType.Bool
                or FieldType.String
                or FieldType.Bytes
                or FieldType.Message
                or FieldType.Group
                or FieldType.Double
                or FieldType.Float
            );

    // Null: beyond 32 bits, which no text of a request outweighs with its own zeros.
    private static long? ExponentOf(ReadOnlySpan<char> text) =>
        text.IsEmpty ? 0
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) ? exponent
        : null;

    [GeneratedRegex(
        @"\A(?<sign>-?)(?<whole>0|[1-9][0-9]*)(\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]+))?\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
