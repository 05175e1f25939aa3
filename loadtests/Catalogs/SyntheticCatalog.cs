using System.Globalization;
using System.Text.Json;

namespace Aumate.PolicyService.LoadTests.Catalogs;

/// <summary>
/// An invented catalog of any size: 200 categories, the first of which has a twentieth of all products and 16 parameters of every rule. A dearer product
/// mostly performs better, and each parameter has its own exceptions, so that a search finds some and not all. Equal arguments give equal bytes.
/// </summary>
/// <param name="products">How many products, 100 or more; under a few thousand, many categories have none.</param>
/// <param name="edition">Changes every hundredth list price, so that two editions differ and most answers do not.</param>
internal sealed class SyntheticCatalog(int products, int edition = 0)
{
    /// <summary>How many categories there are.</summary>
    public const int Categories = 200;

    private const int Seed = 20261122;
    private const int FirstYear = 2012;
    private const int LastYear = 2026;

    private static readonly string[] Connectors = ["OBD-II", "USB-C", "DC5521", "J1962", "M12", "Clamp"];
    private static readonly string[] IngressCodes = ["IPX4", "IP20", "IP54", "IP65", "IP67", "IP68"];

    // Every rule, those of amounts more often, as in catalogs of tools.
    private static readonly string[] Rules =
    [
        "HIGHER",
        "SUPERSET",
        "HIGHER",
        "LOWER",
        "HIGHER",
        "RANGE_CONTAINS",
        "HIGHER",
        "EQUAL",
        "HIGHER",
        "IP_CODE",
        "HIGHER",
        "LOWER",
        "SUPERSET",
        "HIGHER",
        "LOWER",
        "RANGE_CONTAINS",
    ];

    /// <summary>The model of a product.</summary>
    public static string ModelOf(int category, int product) => string.Create(CultureInfo.InvariantCulture, $"K{category:D3}-{product:D6}");

    /// <summary>How many products a category has; the first has the most.</summary>
    public int SizeOf(int category)
    {
        var largest = Math.Max(1, products / 20);
        if (category == 0)
        {
            return largest;
        }

        // Sizes fall with the square root of the rank; the last takes what rounding leaves.
        var rest = products - largest;
        return category < Categories - 1
            ? Share(rest, category)
            : rest - Enumerable.Range(1, Categories - 2).Sum(each => Share(rest, each));
    }

    /// <summary>How many parameters a category has: 16 in the first, else 8 to 16.</summary>
    public static int ParametersOf(int category) => category == 0 ? Rules.Length : 8 + category * 5 % 9;

    /// <summary>Writes it in the JSON format of catalogs, a product at a time.</summary>
    public void Write(Stream utf8)
    {
        using var json = new Utf8JsonWriter(utf8);
        json.WriteStartObject();
        json.WriteString("_note", "invented, for measuring");
        json.WriteString("as_of", "2026-11-22");
        json.WriteString("currency", "USD");
        json.WriteString("brand", "Aumate");
        json.WriteStartObject("categories");
        for (var category = 0; category < Categories; category++)
        {
            Category(json, category);
        }

        json.WriteEndObject();
        json.WriteStartArray("models");
        for (var category = 0; category < Categories; category++)
        {
            var random = new Random(Seed + category);
            var size = SizeOf(category);
            for (var product = 0; product < size; product++)
            {
                Product(json, category, product, size, random);
            }

            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int Share(int rest, int category) => (int)(rest / Math.Sqrt(category) / 26.8);

    private static void Category(Utf8JsonWriter json, int category)
    {
        json.WriteStartObject(string.Create(CultureInfo.InvariantCulture, $"K{category:D3}"));
        json.WriteString("name", string.Create(CultureInfo.InvariantCulture, $"Invented category {category}"));
        json.WriteStartArray("parameters");
        for (var parameter = 0; parameter < ParametersOf(category); parameter++)
        {
            json.WriteStartObject();
            json.WriteString("id", IdOf(parameter));
            json.WriteString("unit", "-");
            json.WriteString("rule", Rules[parameter]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Product(Utf8JsonWriter json, int category, int product, int size, Random random)
    {
        var quality = random.NextDouble();
        var released = new DateOnly(random.Next(FirstYear, LastYear), random.Next(1, 13), random.Next(1, 29));
        json.WriteStartObject();
        json.WriteString("sku", ModelOf(category, product));
        json.WriteString("category", string.Create(CultureInfo.InvariantCulture, $"K{category:D3}"));
        json.WriteString("name", string.Create(CultureInfo.InvariantCulture, $"Aumate invented tool {category}/{product}"));
        var cents = (int)((20 + 900 * (quality + 0.1 * random.NextDouble())) * 100) + (product % 100 == 0 ? edition : 0);
        json.WriteNumber("list_price", cents / 100m);
        json.WriteString("released", released.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (random.Next(10) < 4)
        {
            json.WriteString("discontinued", released.AddDays(random.Next(200, 2500)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (random.Next(10) < 6 && product + 1 < size)
            {
                // Always onward, so that there is no cycle.
                json.WriteString("successor", ModelOf(category, random.Next(product + 1, Math.Min(size, product + 60))));
            }
        }

        Rare(json, random);
        json.WriteStartObject("values");
        for (var parameter = 0; parameter < ParametersOf(category); parameter++)
        {
            // One in fifty is missing.
            if (random.Next(50) > 0)
            {
                Value(json, parameter, quality, random);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Rare(Utf8JsonWriter json, Random random)
    {
        if (random.Next(200) == 0)
        {
            json.WriteBoolean("prototype", true);
        }

        if (random.Next(50) == 0)
        {
            json.WriteBoolean("refurbished", true);
        }

        if (random.Next(2) == 0)
        {
            json.WriteString("os", random.Next(2) == 0 ? "embedded" : "non_embedded");
        }

        json.WriteNumber("warranty_months", 12 * random.Next(1, 4));
        if (random.Next(5) == 0)
        {
            json.WriteStartArray("standard_configuration");
            json.WriteStringValue(ModelOf(Categories - 1, random.Next(SizeOf(Categories - 1))));
            json.WriteEndArray();
        }
    }

    private static string IdOf(int parameter) => string.Create(CultureInfo.InvariantCulture, $"p{parameter:D2}");

    private static void Value(Utf8JsonWriter json, int parameter, double quality, Random random)
    {
        var level = Math.Clamp(quality + 0.25 * (random.NextDouble() - 0.5), 0, 1);
        switch (Rules[parameter])
        {
            case "HIGHER":
                // From two values to thousands, and some with decimals.
                json.WriteNumber(IdOf(parameter), Math.Round((decimal)level * (2 << parameter), parameter / 6));
                break;
            case "LOWER":
                json.WriteNumber(IdOf(parameter), Math.Round((decimal)(1 - level) * 400, 1));
                break;
            case "EQUAL":
                json.WriteString(IdOf(parameter), Connectors[random.Next(Connectors.Length)]);
                break;
            case "IP_CODE":
                json.WriteString(IdOf(parameter), IngressCodes[(int)(level * 5.99)]);
                break;
            case "RANGE_CONTAINS":
                json.WriteStartArray(IdOf(parameter));
                json.WriteNumberValue(-(int)(level * 40));
                json.WriteNumberValue(40 + (int)(level * 45));
                json.WriteEndArray();
                break;
            default:
                Set(json, parameter, level, random);
                break;
        }
    }

    // Mostly what a worse product has and more; fewer than 64 elements in one parameter, more in another.
    private static void Set(Utf8JsonWriter json, int parameter, double level, Random random)
    {
        var all = parameter == 1 ? 16 : 72;
        json.WriteStartArray(IdOf(parameter));
        for (var element = 0; element < all; element++)
        {
            if (random.NextDouble() < (element < level * all ? 0.99 : 0.02))
            {
                json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"E{element}"));
            }
        }

        json.WriteEndArray();
    }
}
