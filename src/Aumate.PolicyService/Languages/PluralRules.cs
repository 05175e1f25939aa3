using System.Collections.Immutable;
using System.Globalization;

namespace Aumate.PolicyService.Languages;

/// <summary>The plural categories of a language, as CLDR rules them (UTS 35, part 3, section 5), for whole numbers that are not negative.</summary>
public sealed class PluralRules
{
    private const string Otherwise = "other";

    private readonly ImmutableArray<(string Category, ImmutableArray<ImmutableArray<Relation>> AnyOf)> rules;

    /// <summary>Reads rules.</summary>
    /// <param name="rules">A condition for each category, in the order in which they are tried; that of <c>other</c> is empty.</param>
    public PluralRules(IReadOnlyDictionary<string, string> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Categories = [.. rules.Keys];
        this.rules = [.. rules.Where(rule => rule.Key != Otherwise).Select(rule => (rule.Key, Read(rule.Value)))];
    }

    /// <summary>The categories that the language tells apart.</summary>
    public ImmutableArray<string> Categories { get; }

    /// <summary>The category of a number.</summary>
    public string CategoryOf(int number)
    {
        foreach (var (category, anyOf) in rules)
        {
            if (anyOf.Any(allOf => allOf.All(relation => relation.Holds(number))))
            {
                return category;
            }
        }

        return Otherwise;
    }

    private static ImmutableArray<ImmutableArray<Relation>> Read(string condition) =>
        [.. condition.Split(" or ").Select(limb => limb.Split(" and ").Select(Relation.Of).ToImmutableArray())];

    // Of a whole number, written without an exponent, the operands n and i are the number, and all others are nought.
    private readonly record struct Relation(bool IsNumber, int? Modulus, bool Negated, ImmutableArray<(int From, int To)> Ranges)
    {
        public static Relation Of(string text)
        {
            var negated = text.Contains("!=", StringComparison.Ordinal);
            var sides = text.Split(negated ? "!=" : "=", StringSplitOptions.TrimEntries);
            var operand = sides[0].Split('%', StringSplitOptions.TrimEntries);
            return new Relation(
                operand[0] is "n" or "i",
                operand.Length > 1 ? Number(operand[1]) : null,
                negated,
                [.. sides[1].Split(',', StringSplitOptions.TrimEntries).Select(Range)]
            );
        }

        public bool Holds(int number)
        {
            var operand = IsNumber ? number : 0;
            var value = Modulus is { } modulus ? operand % modulus : operand;
            return Ranges.Any(range => range.From <= value && value <= range.To) != Negated;
        }

        private static (int From, int To) Range(string text)
        {
            var ends = text.Split("..");
            return (Number(ends[0]), Number(ends[^1]));
        }

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
