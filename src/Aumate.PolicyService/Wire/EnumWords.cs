using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.Wire;

/// <summary>Words for the values of an enum of the contract: its full name, or without what all names of the enum begin with.</summary>
internal static class EnumWords
{
    private const string Unspecified = "UNSPECIFIED";

    /// <summary>The short word of a value. Empty: unspecified.</summary>
    public static string Of(EnumDescriptor type, int number) =>
        number == 0 ? ""
        : type.FindValueByNumber(number) is { } value ? value.Name[PrefixOf(type).Length..]
        : $"{number}";

    /// <summary>The number of a word. Null: the enum has no such value.</summary>
    public static int? Read(EnumDescriptor type, string word)
    {
        var value = type.FindValueByName(word) ?? type.FindValueByName(PrefixOf(type) + word);
        return value is null || value.Number == 0 ? null : value.Number;
    }

    /// <summary>All short words, for a person who wrote another.</summary>
    public static string All(EnumDescriptor type) =>
        string.Join(", ", type.Values.Where(value => value.Number != 0).Select(value => value.Name[PrefixOf(type).Length..]));

    /// <summary>All full names, which are what JSON takes.</summary>
    public static string Names(EnumDescriptor type) =>
        string.Join(", ", type.Values.Where(value => value.Number != 0).Select(value => value.Name));

    private static string PrefixOf(EnumDescriptor type) => type.Values[0].Name[..^Unspecified.Length];
}
