using System.Globalization;

namespace Aumate.Warranty.Catalog;

/// <summary>Turns a draft value into the type that its parameter's rule compares, or into errors.</summary>
internal sealed class ValueReading(List<CatalogError> errors)
{
    internal ParameterValue? Read(Parameter parameter, DraftValue value) =>
        parameter.Rule switch
        {
            ParameterRule.Higher or ParameterRule.Lower => Amount(parameter, value) is { } amount ? new NumberValue(amount) : null,
            ParameterRule.Equal => Single(parameter, value),
            ParameterRule.Superset => Set(parameter, value),
            ParameterRule.RangeContains => Range(parameter, value),
            _ => IpCode(parameter, value),
        };

    /// <summary>A decimal that is exactly what is written; null after an error.</summary>
    internal decimal? Number(string text, Place place)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, NumberFormatInfo.InvariantInfo, out decimal number))
        {
            return Wrong(place, $"'{text}' is not a finite number");
        }
        // decimal rounds what has too many digits, silently; a rounded value is a guess.
        return Digits(text.Split('e', 'E')[0]) == Digits(ParameterValue.TextOf(number))
            ? number
            : Wrong(place, $"'{text}' has more digits than can be kept");
    }

    private static string Digits(string text) => new string([.. text.Where(char.IsAsciiDigit)]).Trim('0');

    private decimal? Amount(Parameter parameter, DraftValue value)
    {
        if (value is not DraftNumber written)
        {
            return Mistyped(parameter, value, "a number");
        }
        decimal? amount = Number(written.Text, written.Place);
        return parameter.Unit == "0/1" && amount is { } known and not (0 or 1)
            ? Wrong(value.Place, $"'{parameter.Id}' is {ParameterValue.TextOf(known)}, but its unit allows only 0 and 1")
            : amount;
    }

    private ParameterValue? Single(Parameter parameter, DraftValue value)
    {
        switch (value)
        {
            case DraftNumber:
                return Amount(parameter, value) is { } amount ? new NumberValue(amount) : null;
            case DraftWord word when !string.IsNullOrWhiteSpace(word.Text) && parameter.Unit != "0/1":
                return new TextValue(word.Text);
            default:
                Mistyped(parameter, value, "a number or a text");
                return null;
        }
    }

    private SetValue? Set(Parameter parameter, DraftValue value)
    {
        if (value is not DraftList list)
        {
            Mistyped(parameter, value, "a list of texts or numbers");
            return null;
        }
        string?[] elements = [.. list.Items.Select(item => Element(parameter, item))];
        return elements.Contains(null) ? null : new SetValue(elements.OfType<string>());
    }

    private string? Element(Parameter parameter, DraftValue item)
    {
        switch (item)
        {
            case DraftNumber number:
                return Number(number.Text, number.Place) is { } known ? ParameterValue.TextOf(known) : null;
            case DraftWord word when !string.IsNullOrWhiteSpace(word.Text):
                return word.Text;
            default:
                Mistyped(parameter, item, "texts or numbers as elements");
                return null;
        }
    }

    private RangeValue? Range(Parameter parameter, DraftValue value)
    {
        if (value is not DraftList { Items: [DraftNumber first, DraftNumber second] })
        {
            Mistyped(parameter, value, "a list of two numbers");
            return null;
        }
        decimal? low = Number(first.Text, first.Place);
        decimal? high = Number(second.Text, second.Place);
        if (low > high)
        {
            errors.Add(new(value.Place, $"'{parameter.Id}' is a range that ends at {second.Text} before it starts at {first.Text}"));
            return null;
        }
        return low is { } from && high is { } to ? new RangeValue(from, to) : null;
    }

    private IpCodeValue? IpCode(Parameter parameter, DraftValue value)
    {
        if (value is not DraftWord word)
        {
            Mistyped(parameter, value, "an IP code");
            return null;
        }
        if (word.Text is ['I', 'P', ((>= '0' and <= '6') or 'X') and var solids, ((>= '0' and <= '9') or 'X') and var liquids])
        {
            return new IpCodeValue(Digit(solids), Digit(liquids));
        }
        errors.Add(new(value.Place, $"'{word.Text}' is not an IP code (IP, then 0-6 or X, then 0-9 or X)"));
        return null;
    }

    private static int? Digit(char digit) => digit == 'X' ? null : digit - '0';

    private decimal? Mistyped(Parameter parameter, DraftValue value, string needed) =>
        Wrong(value.Place, $"'{parameter.Id}' needs {needed}, but is {Described(value)}");

    private static string Described(DraftValue value) =>
        value switch
        {
            DraftNumber number => $"the number {number.Text}",
            DraftWord word => $"the text '{word.Text}'",
            DraftList list => $"a list of {list.Items.Count}",
            _ => "something else",
        };

    private decimal? Wrong(Place place, string message)
    {
        errors.Add(new(place, message));
        return null;
    }
}
