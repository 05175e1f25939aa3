using System.Globalization;

namespace Aumate.Warranty.Catalog;

/// <summary>A value of a standard performance parameter. Its text is canonical and invariant: equal values have equal texts.</summary>
public abstract class ParameterValue
{
    private protected ParameterValue() { }

    /// <summary>The canonical text: numbers without trailing zeros, sets sorted ordinally and joined with ", ", a range as "lo..hi".</summary>
    public sealed override string ToString() => Text();

    // Negative zero and trailing zeros are spellings, not values. No exponent, whatever the size.
    internal static string TextOf(decimal number) =>
        number == 0 ? "0"
        : number.Scale == 0 ? Bare(number)
        : Bare(number).TrimEnd('0').TrimEnd('.');

    // For a number that has no trailing zeros, as those of a snapshot. The runtime has the texts of small integers ready.
    internal static string Bare(decimal number) =>
        number.Scale == 0 && number is >= int.MinValue and <= int.MaxValue
            ? ((int)number).ToString(NumberFormatInfo.InvariantInfo)
            : number.ToString(NumberFormatInfo.InvariantInfo);

    private protected abstract string Text();
}

/// <summary>A number in the parameter's unit.</summary>
public sealed class NumberValue : ParameterValue
{
    internal NumberValue(decimal amount) => Amount = amount;

    /// <summary>The number, without trailing zeros.</summary>
    public decimal Amount { get; }

    private protected override string Text() => Bare(Amount);
}

/// <summary>A text, compared ordinally, such as the name of a connector. One that reads as the canonical text of a number is that number.</summary>
public sealed class TextValue : ParameterValue
{
    private readonly string text;

    internal TextValue(string text) => this.text = text;

    private protected override string Text() => text;
}

/// <summary>A set of texts; a number among them counts as its canonical text, so 12 and 12.0 are one element.</summary>
public sealed class SetValue : ParameterValue
{
    internal SetValue(IReadOnlyList<string> elements) => Elements = elements;

    /// <summary>The elements, each once, in ordinal order. Empty: the product states that it has none.</summary>
    public IReadOnlyList<string> Elements { get; }

    private protected override string Text() => string.Join(", ", Elements);
}

/// <summary>A range with both bounds included.</summary>
public sealed class RangeValue : ParameterValue
{
    internal RangeValue(decimal low, decimal high)
    {
        Low = low;
        High = high;
    }

    /// <summary>The lower bound.</summary>
    public decimal Low { get; }

    /// <summary>The upper bound, never below <see cref="Low"/>.</summary>
    public decimal High { get; }

    private protected override string Text() => $"{Bare(Low)}..{Bare(High)}";
}

/// <summary>An ingress protection code such as IP54 or IPX7.</summary>
public sealed class IpCodeValue : ParameterValue
{
    internal IpCodeValue(int? solids, int? liquids)
    {
        Solids = solids;
        Liquids = liquids;
    }

    /// <summary>Protection against solids, 0 to 6. Null: X, that is, missing, which proves nothing (R21).</summary>
    public int? Solids { get; }

    /// <summary>Protection against liquids, 0 to 9. Null: X, that is, missing, which proves nothing (R21).</summary>
    public int? Liquids { get; }

    private protected override string Text() => string.Create(4, this, static (text, code) => Write(text, code));

    private static void Write(Span<char> text, IpCodeValue code)
    {
        text[0] = 'I';
        text[1] = 'P';
        text[2] = Digit(code.Solids);
        text[3] = Digit(code.Liquids);
    }

    private static char Digit(int? digit) => digit is { } known ? (char)('0' + known) : 'X';
}
