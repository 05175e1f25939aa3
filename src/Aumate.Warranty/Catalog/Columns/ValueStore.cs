namespace Aumate.Warranty.Catalog.Columns;

/// <summary>
/// The values of all products: one word of 32 bits for each value, two for a range, and what a word stands for only once. Words of equal values
/// under one rule are equal, and 0 is no value.
/// </summary>
internal sealed class ValueStore(TextPool pool)
{
    internal const int Missing = 0;

    private const int TextTag = 3;
    private const int IpCodeTag = 1 << 8;
    private const int IpDigitBits = 4;
    private const int IpDigitMask = (1 << IpDigitBits) - 1;

    private readonly TextTable texts = new(pool);
    private readonly ChunkedList<int> words = new();

    internal NumberTable Numbers { get; } = new();

    internal SetTable Sets { get; } = new(pool);

    /// <summary>How many words a value of a parameter takes.</summary>
    internal static int Width(ParameterRule rule) => rule == ParameterRule.RangeContains ? 2 : 1;

    /// <summary>Keeps the words of one product; where they are.</summary>
    internal int Add(ReadOnlySpan<int> product) => words.AddRange(product);

    internal int Word(int position) => words[position];

    internal int Text(ReadOnlySpan<byte> utf8) => (texts.Intern(utf8) << NumberTable.TagBits) | TextTag;

    /// <summary>The word of the set at a position.</summary>
    internal static int Set(int set) => set + 1;

    /// <summary>The position of the set that a word is.</summary>
    internal static int SetOf(int word) => word - 1;

    internal static int IpCode(int? solids, int? liquids) => IpCodeTag | (Written(solids) << IpDigitBits) | Written(liquids);

    /// <summary>A digit of an IP code as a number. Missing: the digit is X, or the code is missing.</summary>
    internal static int Solids(int word) => Digit(word >> IpDigitBits);

    /// <inheritdoc cref="Solids"/>
    internal static int Liquids(int word) => Digit(word);

    internal void Seal()
    {
        Numbers.Seal();
        Sets.Seal();
    }

    /// <summary>The value at a position. Null: missing.</summary>
    internal ParameterValue? Value(ParameterRule rule, int position) =>
        words[position] is var word && word == Missing
            ? null
            : rule switch
            {
                ParameterRule.Higher or ParameterRule.Lower => new NumberValue(Numbers.Amount(word)),
                ParameterRule.Equal => IsText(word)
                    ? new TextValue(texts.Text(word >> NumberTable.TagBits))
                    : new NumberValue(Numbers.Amount(word)),
                ParameterRule.Superset => new SetValue(Sets.Texts(SetOf(word))),
                ParameterRule.RangeContains => new RangeValue(Numbers.Amount(word), Numbers.Amount(words[position + 1])),
                _ => new IpCodeValue(Known(word >> IpDigitBits), Known(word)),
            };

    /// <summary>The text of <see cref="Value"/>, without the value. Null: missing.</summary>
    internal string? ValueText(ParameterRule rule, int position) =>
        words[position] is var word && word == Missing
            ? null
            : rule switch
            {
                ParameterRule.Higher or ParameterRule.Lower => ParameterValue.Bare(Numbers.Amount(word)),
                ParameterRule.Superset => Sets.Text(SetOf(word)),
                _ => Value(rule, position)?.ToString(),
            };

    /// <summary>Whether two values of a parameter are the same.</summary>
    internal bool AreSame(ParameterRule rule, int one, int other) =>
        words[one] == words[other] && (Width(rule) == 1 || words[one + 1] == words[other + 1]);

    /// <summary>Whether the value at a position is not lower than the original's at another (3.2, R21).</summary>
    internal bool NotLower(ParameterRule rule, int original, int candidate)
    {
        int first = words[original];
        int second = words[candidate];
        if (first == Missing || second == Missing)
        {
            return false;
        }
        return rule switch
        {
            ParameterRule.Higher => Numbers.Amount(second) >= Numbers.Amount(first),
            ParameterRule.Lower => Numbers.Amount(second) <= Numbers.Amount(first),
            ParameterRule.Equal => second == first,
            ParameterRule.Superset => Sets.IsSubset(SetOf(first), SetOf(second)),
            ParameterRule.RangeContains => Numbers.Amount(second) <= Numbers.Amount(first)
                && Numbers.Amount(words[candidate + 1]) >= Numbers.Amount(words[original + 1]),
            // A comparison with a missing digit is false.
            _ => Known(second >> IpDigitBits) >= Known(first >> IpDigitBits) && Known(second) >= Known(first),
        };
    }

    internal static bool IsText(int word) => (word & NumberTable.TagMask) == TextTag;

    internal ReadOnlySpan<byte> TextUtf8(int word) => texts[word >> NumberTable.TagBits];

    private static int Written(int? digit) => digit is { } known ? known + 1 : 0;

    private static int? Known(int digits) => (digits & IpDigitMask) is var digit and > 0 ? digit - 1 : null;

    private static int Digit(int digits) => Known(digits) is { } known ? NumberTable.Of(known) : Missing;
}
