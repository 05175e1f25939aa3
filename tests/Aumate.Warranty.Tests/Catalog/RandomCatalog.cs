using System.Globalization;
using Aumate.Warranty.Catalog;
using static Aumate.Warranty.Tests.Catalog.Drafts;

namespace Aumate.Warranty.Tests.Catalog;

/// <summary>A product in strings. Values: "7.5", "a|b", "-10~60", "54", by rule; null is missing.</summary>
internal sealed record RawProduct(string Model, int Category, string Released)
{
    internal string? Until { get; init; }
    internal string? Successor { get; init; }
    internal string? Price { get; init; }
    internal string Brand { get; init; } = "";
    internal bool Prototype { get; init; }
    internal bool Refurbished { get; init; }
    internal string? System { get; init; }
    internal string? Months { get; init; }
    internal string[]? Standard { get; init; }
    internal string?[] Values { get; init; } = [];
}

/// <summary>A catalog out of few values, so that ties, gaps and near misses are frequent. Equal seeds give equal catalogs.</summary>
internal sealed class RandomCatalog
{
    internal static readonly string[] Rules = ["HIGHER", "LOWER", "EQUAL", "SUPERSET", "RANGE_CONTAINS", "IP_CODE"];

    private static readonly string[] FewElements = ["CAN", "DOIP", "12", "12.0"];

    // More than a signature has bits.
    private static readonly string[] ManyElements = [.. Enumerable.Range(0, 90).Select(i => $"e{i}")];

    private readonly Random random;
    private readonly bool isLarge;
    private readonly string[] elements;

    /// <summary>A small catalog of up to fifteen products, or a large one, in which a category and brand has hundreds.</summary>
    internal RandomCatalog(int seed, bool isLarge = false)
    {
        random = new Random(seed);
        this.isLarge = isLarge;
        elements = isLarge && seed % 2 == 0 ? ManyElements : FewElements;
        Schema =
        [
            .. Enumerable
                .Range(0, isLarge ? 1 : random.Next(1, 4))
                .Select(_ => Enumerable.Range(0, random.Next(0, isLarge ? 6 : 4)).Select(_ => Pick(Rules)).ToArray()),
        ];
        RawProduct[] products = [.. Models().Select(Product)];
        // Successors only point forward, so there is no cycle; the names are in no order.
        Products = [.. products.Select((product, i) => product with { Successor = Successor(products, i) })];
    }

    /// <summary>The rules of each category's parameters.</summary>
    internal string[][] Schema { get; }

    internal RawProduct[] Products { get; }

    internal string Day() => $"20{random.Next(20, 24)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}";

    /// <summary>The catalog as a draft, with everything that has no order in some order.</summary>
    internal static CatalogDraft Draft(string[][] schema, IEnumerable<RawProduct> products, int shuffle)
    {
        var order = new Random(shuffle);
        CategoryDraft[] categories =
        [
            .. schema.Select((rules, i) => Category($"C{i}", [.. rules.Select((rule, n) => Parameter($"p{n}", rule))])),
        ];
        ProductDraft[] drafts = [.. products.Select(product => Draft(schema[product.Category], product, order))];
        order.Shuffle(categories);
        order.Shuffle(drafts);
        return Drafts.Draft(categories, drafts);
    }

    private static ProductDraft Draft(string[] rules, RawProduct raw, Random order)
    {
        ValueDraft[] values = [.. raw.Values.Select((value, i) => Value($"p{i}", rules[i], value, order))];
        order.Shuffle(values);
        return Drafts.Product(raw.Model, $"C{raw.Category}", raw.Released, raw.Until, raw.Successor) with
        {
            Brand = At("", raw.Brand),
            ListPrice = raw.Price is null ? null : At("", raw.Price),
            IsPrototype = raw.Prototype,
            IsRefurbished = raw.Refurbished,
            OperatingSystem = raw.System is null ? null : At("", raw.System),
            WarrantyMonths = raw.Months is null ? null : At("", raw.Months),
            StandardConfiguration = raw.Standard?.Select(model => At("", model)).ToArray(),
            Values = values,
        };
    }

    private static ValueDraft Value(string id, string rule, string? value, Random order)
    {
        switch (rule)
        {
            case var _ when value is null:
                return new ValueDraft(At(id, id), null);
            case "SUPERSET":
                string[] elements = value.Split('|', StringSplitOptions.RemoveEmptyEntries);
                order.Shuffle(elements);
                return List(id, elements);
            case "RANGE_CONTAINS":
                return List(id, value.Split('~'));
            case "IP_CODE":
                return Word(id, $"IP{value}");
            default:
                return value[0] == 'k' ? Word(id, value) : Number(id, value);
        }
    }

    private string[] Models()
    {
        string[] models =
        [
            .. Enumerable.Range(0, isLarge ? random.Next(150, 400) : random.Next(2, 16)).Select(i => $"{Pick("aA", "bB", "Zz")[i % 2]}{i}"),
        ];
        random.Shuffle(models);
        return models;
    }

    private RawProduct Product(string model)
    {
        int category = random.Next(Schema.Length);
        string released = Day();
        string until = Day();
        return new RawProduct(model, category, released)
        {
            Until = random.Next(3) > 0 && string.CompareOrdinal(until, released) >= 0 ? until : null,
            Price = Pick("10", "10.0", "9.99", "20", "100", null),
            Brand = random.Next(8) == 0 ? Pick("Else", "Third") : "",
            Prototype = random.Next(10) == 0,
            Refurbished = random.Next(10) == 0,
            System = Pick("embedded", "non_embedded", null),
            Months = Pick("12", "24", null),
            Standard = Pick<string[]?>([], [model], null),
            Values = [.. Schema[category].Select(Value)],
        };
    }

    private string? Successor(RawProduct[] products, int of)
    {
        RawProduct[] later = [.. products.Skip(of + 1).Where(product => product.Category == products[of].Category)];
        return later.Length > 0 && random.Next(5) > 1 ? later[random.Next(Math.Min(2, later.Length))].Model : null;
    }

    private string? Value(string rule) =>
        random.Next(15) == 0
            ? null
            : rule switch
            {
                "EQUAL" => Pick("5", "5.0", "5", "kilo"),
                "SUPERSET" => Set(),
                "RANGE_CONTAINS" => $"{Pick("-20", "-10", "-9.5")}~{Pick("60", "60.0", "70")}",
                "IP_CODE" => $"{Pick("5", "6", "6", "X")}{Pick("4", "5", "9", "X")}",
                _ => random.Next(-10, 31).ToString(CultureInfo.InvariantCulture) + Pick("", ".0", ".5"),
            };

    // Some sets have few elements and some nearly all, so that some contain others.
    private string Set()
    {
        int few = elements == ManyElements && random.Next(2) == 0 ? 60 : 3;
        return string.Join('|', elements.Where(_ => few == 3 ? random.Next(3) > 0 : random.Next(few) == 0));
    }

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];
}
