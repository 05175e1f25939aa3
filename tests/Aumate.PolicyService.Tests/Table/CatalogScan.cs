using System.Globalization;
using System.Text.Json;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>R21 read over the catalog's file itself, the slow way: no index, no memory, no code of the service.</summary>
internal sealed class CatalogScan
{
    private const int MostListed = 100;
    private readonly JsonElement root;
    private readonly JsonElement[] models;

    public CatalogScan(byte[] file)
    {
        using var document = JsonDocument.Parse(file);
        root = document.RootElement.Clone();
        models = [.. root.GetProperty("models").EnumerateArray()];
    }

    public IReadOnlyList<string> Models => [.. models.Select(Name)];

    /// <summary>The proposal as one text: what is given, then every candidate with its proofs.</summary>
    public string Propose(string model, DateOnly day)
    {
        var original = Find(model);
        if (IsOnSale(original, day))
        {
            return $"SameModel {model} 0";
        }

        var chain = Chain(original).ToList();
        var others = models
            .Where(one => Name(one) != model && !chain.Contains(Name(one)) && Qualifies(original, one, day))
            .OrderBy(one => Text(one, "list_price") is { } price ? Number(price) : decimal.MaxValue)
            .ThenByDescending(one => Text(one, "released"), StringComparer.Ordinal)
            .ThenBy(Name, StringComparer.Ordinal);
        JsonElement[] listed = [.. chain.Select(Find), .. others];
        var qualifying = listed.Where(one => Qualifies(original, one, day)).ToArray();
        var given = qualifying.Length == 0 ? "None " : $"Equivalent {Name(qualifying[0])}";
        var proofs = listed.Take(MostListed).Select(one => Held(original, one, chain.IndexOf(Name(one)) + 1, day));
        return string.Join('\n', [$"{given} {qualifying.Length}", .. proofs]);
    }

    private JsonElement Find(string model) => models.Single(one => Name(one) == model);

    private IEnumerable<string> Chain(JsonElement original)
    {
        for (var next = Text(original, "successor"); next is not null; next = Text(Find(next), "successor"))
        {
            yield return next;
        }
    }

    private string Held(JsonElement original, JsonElement one, int rank, DateOnly day) =>
        $"{Name(one)} {Qualifies(original, one, day)} {rank} [{string.Join(' ', Obstacles(original, one, day))}] "
        + string.Join(' ', Parameters(original).Select(rule => $"{Text(rule, "id")}:{Passes(rule, original, one)}"));

    private bool Qualifies(JsonElement original, JsonElement one, DateOnly day) =>
        Text(original, "category") == Text(one, "category")
        && !Obstacles(original, one, day).Any()
        && Parameters(original).All(rule => Passes(rule, original, one));

    private IEnumerable<string> Obstacles(JsonElement original, JsonElement one, DateOnly day) =>
        new[]
        {
            IsOnSale(one, day) ? "" : "NotOnSale",
            Text(one, "prototype") == "True" ? "Prototype" : "",
            Text(one, "refurbished") == "True" ? "NotNew" : "",
            Brand(one) == Brand(original) ? "" : "OtherBrand",
        }.Where(obstacle => obstacle.Length > 0);

    private JsonElement.ArrayEnumerator Parameters(JsonElement one) =>
        root.GetProperty("categories").GetProperty(Text(one, "category")!).GetProperty("parameters").EnumerateArray();

    private string? Brand(JsonElement one) => Text(one, "brand") ?? Text(root, "brand");

    private static bool Passes(JsonElement rule, JsonElement original, JsonElement one)
    {
        if (Value(original, rule) is not { } was || Value(one, rule) is not { } now)
        {
            return false;
        }

        switch (Text(rule, "rule"))
        {
            case "HIGHER":
                return now.GetDecimal() >= was.GetDecimal();
            case "LOWER":
                return now.GetDecimal() <= was.GetDecimal();
            case "EQUAL":
                return Plain(now) == Plain(was);
            case "SUPERSET":
                var has = now.EnumerateArray().Select(Plain).ToArray();
                return was.EnumerateArray().All(element => has.Contains(Plain(element)));
            case "RANGE_CONTAINS":
                return now[0].GetDecimal() <= was[0].GetDecimal() && was[1].GetDecimal() <= now[1].GetDecimal();
            default:
                var (digits, needed) = (Plain(now)[2..4], Plain(was)[2..4]);
                return digits.Zip(needed).All(pair => char.IsDigit(pair.First) && char.IsDigit(pair.Second) && pair.First >= pair.Second);
        }
    }

    // A value stands bare, or with its unit beside it.
    private static JsonElement? Value(JsonElement one, JsonElement rule)
    {
        if (!one.GetProperty("values").TryGetProperty(Text(rule, "id")!, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object ? value.GetProperty("value") : value;
    }

    // 12 and 12.0 are one number, and the number 12 is the text "12".
    private static string Plain(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
            ? value.GetDecimal().ToString("0.##########", CultureInfo.InvariantCulture)
            : value.GetString()!;

    // ISO dates are ordered as texts.
    private static bool IsOnSale(JsonElement one, DateOnly day) =>
        string.CompareOrdinal(Text(one, "released"), $"{day:O}") <= 0
        && string.CompareOrdinal($"{day:O}", Text(one, "discontinued") ?? "9999") <= 0;

    private static string Name(JsonElement one) => Text(one, "sku")!;

    private static string? Text(JsonElement one, string key) =>
        one.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
