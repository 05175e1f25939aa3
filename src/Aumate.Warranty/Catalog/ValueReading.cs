using System.Globalization;
using Aumate.Warranty.Catalog.Columns;

namespace Aumate.Warranty.Catalog;

/// <summary>Turns a draft value into the words that its parameter's rule compares, or into errors.</summary>
internal sealed class ValueReading(ValueStore store, List<CatalogError> errors)
{
    /// <summary>The longest text, and the longest set with all of its elements, in bytes of UTF-8: sixteen of them fit an answer twice.</summary>
    internal const int MaxBytes = 4096;

    private const int Missing = ValueStore.Missing;

    // A text of so many characters has at most so many digits, and any number of so many digits is kept exactly.
    private const int AlwaysExact = 28;

    private readonly TextReading texts = new(errors);
    private readonly List<int> members = [];

    /// <summary>Reads a value into as many words as its rule needs, which are missing. They stay so after an error.</summary>
    internal void Read(Parameter parameter, DraftValue value, Span<int> words)
    {
        switch (parameter.Rule)
        {
            case ParameterRule.Higher or ParameterRule.Lower:
                words[0] = Amount(parameter, value);
                break;
            case ParameterRule.Equal:
                words[0] = Single(parameter, value);
                break;
            case ParameterRule.Superset:
                words[0] = Set(parameter, value);
                break;
            case ParameterRule.RangeContains:
                Range(parameter, value, words);
                break;
            default:
                words[0] = IpCode(parameter, value);
                break;
        }
    }

    /// <summary>The number that is exactly what is written; missing after an error.</summary>
    internal int Number(string text, Place place)
    {
        if (NumberTable.TryRead(text, out int plain))
        {
            return plain;
        }
        if (!decimal.TryParse(text, NumberStyles.Float, NumberFormatInfo.InvariantInfo, out decimal number))
        {
            return Wrong(place, $"'{text}' is not a finite number");
        }
        return IsExact(text, number) ? store.Numbers.Of(number) : Wrong(place, $"'{text}' has more digits than can be kept");
    }

    // decimal rounds what has too many digits, silently; a rounded value is a guess.
    private static bool IsExact(string text, decimal number) =>
        (text.Length <= AlwaysExact && !text.AsSpan().ContainsAny('e', 'E'))
        || Digits(text.Split('e', 'E')[0]) == Digits(ParameterValue.TextOf(number));

    private static string Digits(string text) => new string([.. text.Where(char.IsAsciiDigit)]).Trim('0');

    private int Amount(Parameter parameter, DraftValue value)
    {
        if (value is not DraftNumber written)
        {
            return Mistyped(parameter, value, "a number");
        }
        int amount = Number(written.Text, written.Place);
        return amount != Missing && parameter.Unit == "0/1" && store.Numbers.Amount(amount) is var known and not (0 or 1)
            ? Wrong(value.Place, $"'{parameter.Id}' is {ParameterValue.TextOf(known)}, but its unit allows only 0 and 1")
            : amount;
    }

    private int Single(Parameter parameter, DraftValue value)
    {
        switch (value)
        {
            case DraftNumber:
                return Amount(parameter, value);
            case DraftWord word when !string.IsNullOrWhiteSpace(word.Text) && parameter.Unit != "0/1":
                return Text(word);
            default:
                return Mistyped(parameter, value, "a number or a text");
        }
    }

    // The canonical text of a number is equal to it, and a word has to be so too.
    private int Text(DraftWord word) =>
        decimal.TryParse(word.Text, NumberStyles.Float, NumberFormatInfo.InvariantInfo, out decimal number)
        && ParameterValue.TextOf(number) == word.Text
            ? store.Numbers.Of(number)
        : texts.TryReadTrimmed(word.Text, word.Place, out ReadOnlySpan<byte> utf8)
            ? utf8.Length <= MaxBytes ? store.Text(utf8)
                : TooLong(word.Place)
        : Missing;

    private int Set(Parameter parameter, DraftValue value)
    {
        if (value is not DraftList list)
        {
            return Mistyped(parameter, value, "a list of texts or numbers");
        }
        members.Clear();
        int bytes = 0;
        foreach (DraftValue item in list.Items)
        {
            if (Element(parameter, item) is { } element && texts.TryReadTrimmed(element, item.Place, out ReadOnlySpan<byte> utf8))
            {
                bytes += utf8.Length;
                members.Add(store.Sets.Element(utf8));
            }
        }
        return members.Count < list.Items.Count ? Missing
            : bytes > MaxBytes ? TooLong(value.Place)
            : ValueStore.Set(store.Sets.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members)));
    }

    private string? Element(Parameter parameter, DraftValue item)
    {
        switch (item)
        {
            case DraftNumber number:
                int known = Number(number.Text, number.Place);
                return known == Missing ? null : ParameterValue.TextOf(store.Numbers.Amount(known));
            case DraftWord word when !string.IsNullOrWhiteSpace(word.Text):
                return word.Text;
            default:
                Mistyped(parameter, item, "texts or numbers as elements");
                return null;
        }
    }

    private void Range(Parameter parameter, DraftValue value, Span<int> words)
    {
        if (value is not DraftList { Items: [DraftNumber first, DraftNumber second] })
        {
            Mistyped(parameter, value, "a list of two numbers");
            return;
        }
        int low = Number(first.Text, first.Place);
        int high = Number(second.Text, second.Place);
        if (low == Missing || high == Missing)
        {
            return;
        }
        if (store.Numbers.Amount(low) > store.Numbers.Amount(high))
        {
            Wrong(value.Place, $"'{parameter.Id}' is a range that ends at {second.Text} before it starts at {first.Text}");
            return;
        }
        words[0] = low;
        words[1] = high;
    }

    private int IpCode(Parameter parameter, DraftValue value)
    {
        if (value is not DraftWord word)
        {
            return Mistyped(parameter, value, "an IP code");
        }
        return word.Text is ['I', 'P', ((>= '0' and <= '6') or 'X') and var solids, ((>= '0' and <= '9') or 'X') and var liquids]
            ? ValueStore.IpCode(Digit(solids), Digit(liquids))
            : Wrong(value.Place, $"'{word.Text}' is not an IP code (IP, then 0-6 or X, then 0-9 or X)");
    }

    private static int? Digit(char digit) => digit == 'X' ? null : digit - '0';

    private int Mistyped(Parameter parameter, DraftValue value, string needed) =>
        Wrong(value.Place, $"'{parameter.Id}' needs {needed}, but is {Described(value)}");

    private static string Described(DraftValue value) =>
        value switch
        {
            DraftNumber number => $"the number {number.Text}",
            DraftWord word => $"the text '{word.Text}'",
            DraftList list => $"a list of {list.Items.Count}",
            _ => "something else",
        };

    private int TooLong(Place place) => Wrong(place, $"the value has more than {MaxBytes} bytes of UTF-8");

    private int Wrong(Place place, string message)
    {
        errors.Add(new(place, message));
        return Missing;
    }
}
