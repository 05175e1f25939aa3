namespace Aumate.Warranty.Tests.Catalog;

/// <summary>R21 once more, the slow way: over strings, without an index, an order or a memory, and with no code of the search.</summary>
internal sealed class ReplacementOracle(string[][] schema, RawProduct[] products)
{
    /// <summary>The proposal as one text.</summary>
    internal string Propose(RawProduct original, string day)
    {
        if (OnSale(original, day))
        {
            return $"SameModel {original.Model} 0";
        }
        List<RawProduct> chain = Chain(original);
        RawProduct[] rest =
        [
            .. products.Where(one => one.Model != original.Model && !chain.Contains(one) && Qualifies(original, one, day)),
        ];
        // The place of each is the number of those before it.
        var placed = new RawProduct[rest.Length];
        foreach (RawProduct one in rest)
        {
            placed[rest.Count(other => Before(other, one))] = one;
        }
        RawProduct[] qualifying = [.. chain.Concat(placed).Where(one => Qualifies(original, one, day))];
        string outcome = qualifying.Length == 0 ? "None " : $"Equivalent {qualifying[0].Model}";
        IEnumerable<string> listed = chain.Concat(placed).Select(one => Text(original, one, chain.IndexOf(one) + 1, day));
        return string.Join('\n', [$"{outcome} {qualifying.Length}", .. listed]);
    }

    private List<RawProduct> Chain(RawProduct original)
    {
        List<RawProduct> chain = [];
        string? next = original.Successor;
        while (next is not null)
        {
            chain.Add(products.Single(one => one.Model == next));
            next = chain[^1].Successor;
        }
        return chain;
    }

    private string Text(RawProduct original, RawProduct one, int rank, string day)
    {
        IEnumerable<string> passed = original.Values.Select(
            (value, i) => $"p{i}:{NotWorse(schema[original.Category][i], value, one.Values[i])}"
        );
        return $"{one.Model} {Qualifies(original, one, day)} {rank} [{string.Join(',', Obstacles(original, one, day))}] {string.Join(' ', passed)}";
    }

    private bool Qualifies(RawProduct original, RawProduct one, string day)
    {
        if (one.Category != original.Category || Obstacles(original, one, day).Count > 0)
        {
            return false;
        }
        for (int i = 0; i < original.Values.Length; i++)
        {
            if (!NotWorse(schema[original.Category][i], original.Values[i], one.Values[i]))
            {
                return false;
            }
        }
        return true;
    }

    private static List<string> Obstacles(RawProduct original, RawProduct one, string day) =>
        [
            .. new[]
            {
                OnSale(one, day) ? "" : "NotOnSale",
                one.Prototype ? "Prototype" : "",
                one.Refurbished ? "NotNew" : "",
                one.Brand == original.Brand ? "" : "OtherBrand",
            }.Where(obstacle => obstacle.Length > 0),
        ];

    // ISO dates are ordered as texts.
    private static bool OnSale(RawProduct one, string day) =>
        string.CompareOrdinal(one.Released, day) <= 0 && string.CompareOrdinal(day, one.Until ?? "9999") <= 0;

    private static bool Before(RawProduct a, RawProduct b)
    {
        long first = a.Price is null ? long.MaxValue : Hundredths(a.Price);
        long second = b.Price is null ? long.MaxValue : Hundredths(b.Price);
        if (first != second)
        {
            return first < second;
        }
        int release = string.CompareOrdinal(a.Released, b.Released);
        return release != 0 ? release > 0 : string.CompareOrdinal(a.Model, b.Model) < 0;
    }

    private static bool NotWorse(string rule, string? original, string? candidate)
    {
        if (original is null || candidate is null)
        {
            return false;
        }
        switch (rule)
        {
            case "HIGHER":
                return Hundredths(candidate) >= Hundredths(original);
            case "LOWER":
                return Hundredths(candidate) <= Hundredths(original);
            case "EQUAL":
                return Plain(candidate) == Plain(original);
            case "SUPERSET":
                string[] has = [.. candidate.Split('|').Select(Plain)];
                return original.Length == 0 || original.Split('|').All(element => has.Contains(Plain(element)));
            case "RANGE_CONTAINS":
                return Hundredths(candidate.Split('~')[0]) <= Hundredths(original.Split('~')[0])
                    && Hundredths(original.Split('~')[1]) <= Hundredths(candidate.Split('~')[1]);
            default:
                return !(original + candidate).Contains('X') && candidate[0] >= original[0] && candidate[1] >= original[1];
        }
    }

    private static string Plain(string text) => text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;

    private static long Hundredths(string number)
    {
        string[] parts = number.TrimStart('-').Split('.');
        long size = long.Parse(
            parts[0] + (parts.Length > 1 ? parts[1] : "").PadRight(2, '0'),
            System.Globalization.CultureInfo.InvariantCulture
        );
        return number[0] == '-' ? -size : size;
    }
}
