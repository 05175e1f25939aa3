using System.Collections.Frozen;
using System.Globalization;

namespace Aumate.Warranty.Catalog;

/// <summary>A value of a standard performance parameter. Its text is canonical and invariant: equal values have equal texts.</summary>
public abstract class ParameterValue
{
    private readonly string text;

    private protected ParameterValue(string text) => this.text = text;

    /// <summary>The canonical text: numbers without trailing zeros, sets sorted ordinally and joined with ", ", a range as "lo..hi".</summary>
    public sealed override string ToString() => text;

    // Negative zero and trailing zeros are spellings, not values. No exponent, whatever the size.
    internal static string TextOf(decimal number) =>
        number == 0 ? "0" : number.ToString("0.############################", NumberFormatInfo.InvariantInfo);
}

/// <summary>A number in the parameter's unit.</summary>
public sealed class NumberValue : ParameterValue
{
    internal NumberValue(decimal amount)
        : base(TextOf(amount)) => Amount = amount;

    /// <summary>The number.</summary>
    public decimal Amount { get; }
}

/// <summary>A text, compared ordinally, such as the name of a connector.</summary>
public sealed class TextValue : ParameterValue
{
    internal TextValue(string text)
        : base(text) { }
}

/// <summary>A set of texts; a number among them counts as its canonical text, so 12 and 12.0 are one element.</summary>
public sealed class SetValue : ParameterValue
{
    internal SetValue(IEnumerable<string> elements)
        : this(elements.ToFrozenSet(StringComparer.Ordinal)) { }

    private SetValue(FrozenSet<string> elements)
        : base(string.Join(", ", elements.Order(StringComparer.Ordinal))) => Elements = elements;

    /// <summary>The elements. Empty: the product states that it has none.</summary>
    public FrozenSet<string> Elements { get; }
}

/// <summary>A range with both bounds included.</summary>
public sealed class RangeValue : ParameterValue
{
    internal RangeValue(decimal low, decimal high)
        : base($"{TextOf(low)}..{TextOf(high)}")
    {
        Low = low;
        High = high;
    }

    /// <summary>The lower bound.</summary>
    public decimal Low { get; }

    /// <summary>The upper bound, never below <see cref="Low"/>.</summary>
    public decimal High { get; }
}

/// <summary>An ingress protection code such as IP54 or IPX7.</summary>
public sealed class IpCodeValue : ParameterValue
{
    internal IpCodeValue(int? solids, int? liquids)
        : base($"IP{Digit(solids)}{Digit(liquids)}")
    {
        Solids = solids;
        Liquids = liquids;
    }

    /// <summary>Protection against solids, 0 to 6. Null: X, that is, missing, which proves nothing (R21).</summary>
    public int? Solids { get; }

    /// <summary>Protection against liquids, 0 to 9. Null: X, that is, missing, which proves nothing (R21).</summary>
    public int? Liquids { get; }

    private static char Digit(int? digit) => digit is { } known ? (char)('0' + known) : 'X';
}
