using System.Globalization;
using System.Text;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.Text;
using Date = Google.Type.Date;
using Money = Google.Type.Money;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>Reads the text of a cell as the value of a field. What is right is said here; what is true of a claim is the claim reader's to say.</summary>
internal static class CellReader
{
    private const int NanoDigits = 9;

    /// <summary>Whether a field is one cell, and not a message of further fields.</summary>
    public static bool IsOneCell(FieldDescriptor field) =>
        field.FieldType != FieldType.Message
        || field.MessageType == Date.Descriptor
        || field.MessageType == Money.Descriptor
        || field.MessageType == Timestamp.Descriptor;

    /// <summary>The value of a cell. Null: it is none, and <see cref="Wrong"/> says why.</summary>
    public static object? Read(FieldDescriptor field, string text) => Hidden(text) is null ? Value(field, text) : null;

    /// <summary>Why a cell is no value of a field, and what would be, for whoever wrote it.</summary>
    public static string Wrong(FieldDescriptor field, string text) => Hidden(text) ?? $"\"{text}\" is not {Right(field)}";

    // Two texts that look the same would be two models, or two ids.
    private static string? Hidden(string text)
    {
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
        {
            return $"\"{text}\" has white space around it, where only \"{text.Trim()}\" would be right";
        }

        foreach (var one in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(one) && (Rune.IsControl(one) || Rune.GetUnicodeCategory(one) == UnicodeCategory.Format))
            {
                return $"it has the invisible character U+{one.Value:X4}, which has to go";
            }
        }

        return null;
    }

    private static object? Value(FieldDescriptor field, string text) =>
        field.FieldType switch
        {
            FieldType.String => text,
            // Spreadsheets write TRUE.
            FieldType.Bool => bool.TryParse(text, out var truth) ? truth : null,
            FieldType.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : null,
            FieldType.Enum => EnumWords.Read(field.EnumType, text),
            _ when field.MessageType == Date.Descriptor => ReadDate(text),
            _ when field.MessageType == Money.Descriptor => ReadMoney(text),
            _ => ReadTime(text),
        };

    private static string Right(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Bool => "true or false",
            FieldType.Int32 => "a whole number",
            FieldType.Enum => $"{(field.IsRepeated ? "one or more, parted by |, " : "one ")}of {EnumWords.All(field.EnumType)}",
            _ when field.MessageType == Date.Descriptor => "a day such as 2026-03-15",
            _ when field.MessageType == Money.Descriptor => "an amount with its currency such as 99.5 USD",
            _ => "an instant such as 2026-03-15T09:30:00Z",
        };

    private static Date? ReadDate(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day }
            ? new Date
            {
                Year = day.Year,
                Month = day.Month,
                Day = day.Day,
            }
            : null;

    private static Timestamp? ReadTime(string text)
    {
        if (OffsetDateTimePattern.Rfc3339.Parse(text) is not { Success: true, Value: var time })
        {
            return null;
        }

        var instant = time.ToInstant();
        var seconds = instant.ToUnixTimeSeconds();
        return new Timestamp { Seconds = seconds, Nanos = (int)(instant - Instant.FromUnixTimeSeconds(seconds)).ToInt64Nanoseconds() };
    }

    // Exact: digits, at most nine of them after the point, a space and the code of the currency.
    private static Money? ReadMoney(string text)
    {
        if (text.Split(' ') is not [var amount, { Length: 3 } currency] || amount.Split('.') is not { Length: 1 or 2 } parts)
        {
            return null;
        }

        var fraction = parts.Length == 2 ? parts[1] : "0";
        return
            long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            && fraction.Length <= NanoDigits
            && int.TryParse(fraction.PadRight(NanoDigits, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var nanos)
            ? new Money
            {
                CurrencyCode = currency,
                Units = units,
                Nanos = nanos,
            }
            : null;
    }
}
