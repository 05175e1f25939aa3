using System.Text.Json;
using Aumate.PolicyService.Reference;

namespace Aumate.PolicyService.Languages;

/// <summary>What CLDR says of one language, as <c>Data/cldr</c> has it.</summary>
/// <param name="Months">Names of the months, as they stand in a date.</param>
/// <param name="DayPeriods">The words for the halves of the day.</param>
/// <param name="DatePattern">Pattern of a long date, in CLDR's letters.</param>
/// <param name="TimePattern">Pattern of a short time.</param>
/// <param name="DateTimePattern">How a date, {1}, and a time, {0}, are put together.</param>
/// <param name="Decimal">The decimal separator.</param>
/// <param name="Group">The separator of thousands.</param>
/// <param name="MinimumGroupingDigits">How many digits must stand before the first separator of thousands.</param>
/// <param name="CurrencyPattern">Pattern of an amount.</param>
/// <param name="CurrencyPatternBesideLetters">The same where the currency's sign has a letter beside the number.</param>
/// <param name="List">How things are listed.</param>
/// <param name="Plurals">The plural rules.</param>
/// <param name="CurrencySymbols">Signs of currencies; one without is written by its code.</param>
/// <param name="Territories">Names of countries, by code.</param>
internal sealed record Cldr(
    IReadOnlyList<string> Months,
    IReadOnlyList<string> DayPeriods,
    string DatePattern,
    string TimePattern,
    string DateTimePattern,
    string Decimal,
    string Group,
    int MinimumGroupingDigits,
    string CurrencyPattern,
    string CurrencyPatternBesideLetters,
    CldrList List,
    IReadOnlyDictionary<string, string> Plurals,
    IReadOnlyDictionary<string, string> CurrencySymbols,
    IReadOnlyDictionary<string, string> Territories
)
{
    /// <summary>Digits after the decimal separator, by currency; <c>DEFAULT</c> for all that are not there.</summary>
    public static IReadOnlyDictionary<string, int> CurrencyDigits { get; } = Read<CldrCurrencies>("currencies").Digits;

    /// <summary>A language.</summary>
    public static Cldr Of(string language) => Read<Cldr>(language);

    private static T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(EmbeddedText.Of($"cldr.{name}.json"), JsonSerializerOptions.Web)!;
}

/// <summary>How things are listed: of two, and of more than two from the end on, with the thing {0} and the rest {1}.</summary>
internal sealed record CldrList(string Two, string Start, string Middle, string End);

/// <summary>What CLDR says of currencies, in every language.</summary>
internal sealed record CldrCurrencies(IReadOnlyDictionary<string, int> Digits);
