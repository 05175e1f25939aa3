using System.Globalization;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Tests.Catalogs;

/// <summary>Sound catalogs out of every kind of value and of texts that are hard on formats. Equal seeds give equal catalogs.</summary>
internal sealed class RandomCatalogs
{
    private static readonly string[] Rules = ["HIGHER", "LOWER", "EQUAL", "SUPERSET", "RANGE_CONTAINS", "IP_CODE"];

    private static readonly string[] Texts =
    [
        "plain",
        "with, comma",
        "with; semicolon",
        "with \"quotes\"",
        "\"",
        "two\nlines",
        "three\r\nlines",
        "tab\there",
        "with  spaces",
        "äöü €",
        "中文",
        "😀 outside the BMP",
        "<&'>\\/\b\u0001",
        "12",
        "yes",
        "=1+1",
        "null",
        "a\u2028b",
    ];

    // White space around a text is refused but here.
    private static readonly string[] Names = [.. Texts, " spaces ", "\n"];

    private static readonly string[] Numbers =
    [
        "0",
        "-0",
        "1",
        "12",
        "12.50",
        "-7.25",
        "1e3",
        "2.5E-3",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "0.0000000000000000000000000001",
        "0.10",
    ];

    private readonly Random random;

    private RandomCatalogs(int seed) => random = new Random(seed);

    internal static CatalogSnapshot Catalog(int seed)
    {
        var builder = new CatalogBuilder("random");
        new RandomCatalogs(seed).Fill(builder);
        CatalogResult result = builder.Build();
        return result.Snapshot ?? throw new InvalidOperationException(string.Join('\n', result.Errors));
    }

    private void Fill(CatalogBuilder builder)
    {
        builder.AsOf = Maybe("2026-11-22");
        builder.Currency = Maybe("EUR");
        string[][] schema = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Some(Rules, random.Next(17)))];
        for (int i = 0; i < schema.Length; i++)
        {
            builder.Add(new CategoryDraft(At(Category(i)), At(Pick(Texts)), [.. schema[i].Select(Parameter)]));
        }

        int[] categories = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(schema.Length))];
        for (int i = 0; i < categories.Length; i++)
        {
            builder.Add(Product(i, categories, schema[categories[i]]));
        }
    }

    private static ParameterDraft Parameter(string rule, int index) =>
        new("random", At(ParameterId(index)), At(rule == "EQUAL" ? "unit, \"odd\"" : "mm"), At(rule));

    private ProductDraft Product(int index, int[] categories, string[] rules)
    {
        int successor = Array.IndexOf(categories, categories[index], index + 1);
        return new ProductDraft
        {
            Place = "random",
            Model = At(Model(index)),
            Category = At(Category(categories[index])),
            Brand = Maybe(Pick(Texts)),
            Name = Maybe(Pick(Names)),
            ListPrice = Maybe(Pick("0", "10", "9.99", "10.10")),
            Released = At($"20{random.Next(10, 20)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}"),
            LastSaleDay = Maybe($"20{random.Next(20, 30)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}"),
            Successor = successor < 0 ? null : Maybe(Model(successor)),
            IsPrototype = random.Next(4) == 0,
            IsRefurbished = random.Next(4) == 0,
            OperatingSystem = Maybe(Pick("embedded", "non_embedded")),
            WarrantyMonths = Maybe(Pick("1", "12", "600")),
            StandardConfiguration =
                random.Next(2) == 0 ? null : [.. Some([.. categories.Select((_, i) => Model(i))], random.Next(3)).Select(At)],
            Values = [.. rules.Select((rule, i) => new ValueDraft(At(ParameterId(i)), random.Next(5) == 0 ? null : Value(rule)))],
        };
    }

    private DraftValue Value(string rule)
    {
        switch (rule)
        {
            case "SUPERSET":
                return new DraftList([.. Some(Texts, random.Next(4)).Select(text => new DraftWord(text, "random"))], "random");
            case "RANGE_CONTAINS":
                int low = random.Next(-50, 50);
                return new DraftList([Number(Text(low)), Number(Text(low + random.Next(3)))], "random");
            case "IP_CODE":
                return new DraftWord($"IP{Pick("0", "6", "X")}{Pick("0", "9", "X")}", "random");
            case "EQUAL" when random.Next(2) == 0:
                return new DraftWord(Pick(Texts), "random");
            default:
                return Number(Pick(Numbers));
        }
    }

    private static string Model(int index) => $"{(index % 3 == 0 ? "M, \"" : "m-")}{index}";

    private static string Category(int index) => index == 0 ? "Ä; 1" : $"C{index}";

    private static string ParameterId(int index) => index == 0 ? "first, \"odd\"" : $"p{index}";

    private static DraftNumber Number(string text) => new(text, "random");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static DraftText At(string text) => new(text, "random");

    private DraftText? Maybe(string text) => random.Next(3) == 0 ? null : At(text);

    private string[] Some(string[] from, int count) => [.. Enumerable.Range(0, count).Select(_ => Pick(from))];

    private string Pick(params string[] items) => items[random.Next(items.Length)];
}
