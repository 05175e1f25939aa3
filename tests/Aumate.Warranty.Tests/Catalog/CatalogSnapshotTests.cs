using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Aumate.Warranty.Catalog;
using NodaTime;
using Xunit;
using static Aumate.Warranty.Tests.Catalog.Drafts;

namespace Aumate.Warranty.Tests.Catalog;

public sealed class CatalogSnapshotTests
{
    private const string HalfPair = "A\uD83D";

    [Fact]
    public void Products_are_in_ordinal_order_whatever_their_characters()
    {
        var random = new Random(1);
        string[] parts =
        [
            "a",
            "Z",
            "é",
            "\u07FF",
            "\u0800",
            "\uD7FF",
            "\uE000",
            "\uFFFD",
            "\uFFFF",
            "\U00010000",
            "\U0001F600",
            "\U0010FFFF",
            "\u007F",
        ];
        string[] models = [.. Enumerable.Range(0, 3_000).Select(_ => Drawn(parts, random)).Distinct()];

        CatalogSnapshot catalog = Accepted(Draft([Category("C")], [.. models.Select(model => Product(model))]));

        Assert.Equal(models.Order(StringComparer.Ordinal), catalog.Products.Select(product => product.Model));
        Assert.All(models, model => Assert.Equal(model, catalog.Find(model)!.Value.Model));
        Assert.All(parts.Select(part => part + "!"), model => Assert.Null(catalog.Find(model)));
    }

    // In UTF-8 it would become the replacement character, and two models one.
    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text()
    {
        ProductDraft whole = Product("A\uFFFD");

        Assert.Equal("half: the text has half of a surrogate pair", Error(whole, Product("B") with { Model = At("half", HalfPair) }));
        Assert.Equal("half: the text has half of a surrogate pair", Error(whole, Product("B") with { Name = At("half", HalfPair) }));
        Assert.Null(Accepted(Draft([Category("C")], whole)).Find(HalfPair));
    }

    [Fact]
    public void Texts_of_any_length_come_back()
    {
        string[] names = [.. Enumerable.Range(0, 3_000).Select(i => new string((char)('a' + i % 26), i)), new('ж', 3_000_000), ""];

        CatalogSnapshot catalog = Accepted(
            Draft([Category("C")], [.. names.Select((name, i) => Product($"M{i}") with { Name = At("", name) }), Product("none")])
        );

        Assert.All(names.Index(), one => Assert.Equal(one.Item, catalog.Find($"M{one.Index}")!.Value.Name));
        Assert.Null(catalog.Find("none")!.Value.Name);
    }

    [Fact]
    public void A_number_of_any_size_keeps_its_value_and_loses_its_spelling()
    {
        var random = new Random(1);
        string[] numbers =
        [
            "-0",
            "0.000",
            "79228162514264337593543950335",
            "-0.0000000000000000000000000001",
            "1e5",
            "1.5E-3",
            "007",
            .. Enumerable.Range(0, 3_000).Select(_ => DrawnNumber(random)),
        ];

        CatalogSnapshot catalog = Accepted(
            Draft([Category("C", Parameter("p", "HIGHER"))], [.. numbers.Select((number, i) => Product($"M{i}").With(Number("p", number)))])
        );

        Assert.All(
            numbers.Index(),
            one =>
            {
                ParameterValue value = catalog.Find($"M{one.Index}")!.Value.Value(0)!;
                decimal number = decimal.Parse(one.Item, NumberStyles.Float, CultureInfo.InvariantCulture);
                Assert.Equal(number, Assert.IsType<NumberValue>(value).Amount);
                Assert.Equal(Plain(number), value.ToString());
            }
        );
    }

    [Fact]
    public void A_number_in_a_set_has_no_trailing_zeros_no_exponent_and_no_negative_zero()
    {
        var random = new Random(5);
        decimal[] numbers =
        [
            new(0, 0, 0, isNegative: true, 0),
            new(0, 0, 0, isNegative: true, 28),
            decimal.MaxValue,
            decimal.MinValue,
            .. Enumerable.Range(0, 5_000).Select(_ => DrawnDecimal(random)),
        ];

        CatalogSnapshot catalog = Accepted(
            Draft(
                [Category("C", Parameter("p", "SUPERSET"))],
                [.. numbers.Select((number, i) => Product($"M{i}").With(List("p", number.ToString(CultureInfo.InvariantCulture))))]
            )
        );

        Assert.All(
            numbers.Index(),
            one =>
                Assert.Equal(
                    one.Item == 0 ? "0" : one.Item.ToString("0.############################", CultureInfo.InvariantCulture),
                    Assert.IsType<SetValue>(catalog.Find($"M{one.Index}")!.Value.Value(0)).Elements.Single()
                )
        );
    }

    [Fact]
    public void A_text_that_reads_as_a_number_is_equal_to_it_only_as_it_is_written()
    {
        CatalogSnapshot catalog = Accepted(
            Draft(
                [Category("C", Parameter("p", "EQUAL"))],
                Product("old", until: "2020-12-31").With(Number("p", "5.0")),
                Product("five").With(Word("p", "5")),
                Product("five and nothing").With(Word("p", "5.0"))
            )
        );

        ReplacementProposal proposal = EquivalentSearch.Of(catalog, catalog.Find("old")!.Value, new LocalDate(2026, 1, 1));

        Assert.Equal(["five"], proposal.Candidates.Select(one => one.Model));
        Assert.Equal("5.0", catalog.Find("five and nothing")!.Value.Value(0)!.ToString());
    }

    [Fact]
    public void A_standard_configuration_is_known_by_its_models_each_once_in_order()
    {
        CatalogSnapshot catalog = Accepted(
            Draft(
                [Category("C")],
                Product("A") with
                {
                    StandardConfiguration = [At("", "Z"), At("", "b"), At("", "Z"), At("", "a")],
                },
                Product("b"),
                Product("Z"),
                Product("a")
            )
        );

        Product product = catalog.Find("A")!.Value;
        Assert.Equal(["Z", "a", "b"], product.StandardConfiguration);
        Assert.Equal(
            (true, false, false),
            (product.HasStandardAccessory("Z"), product.HasStandardAccessory("A"), product.HasStandardAccessory("no"))
        );
        Assert.Null(catalog.Find("b")!.Value.HasStandardAccessory("Z"));
    }

    [Fact]
    public void Missing_counts_the_models_that_went()
    {
        CatalogSnapshot before = Accepted(Draft([Category("C")], Product("A"), Product("B"), Product("C")));
        CatalogSnapshot after = Accepted(Draft([Category("C")], Product("B"), Product("D"), Product("c")));

        Assert.Equal((2, 2, 0), (after.Missing(before), before.Missing(after), before.Missing(before)));
    }

    [Fact]
    public void A_product_is_not_replaced_by_those_of_another_snapshot()
    {
        CatalogSnapshot one = Accepted(Draft([Category("C")], Product("A")));
        CatalogSnapshot same = Accepted(Draft([Category("C")], Product("A")));

        Assert.Throws<ArgumentException>(() => EquivalentSearch.Of(one, same.Find("A")!.Value, new LocalDate(2026, 1, 1)));
        Assert.NotEqual(one.Find("A"), same.Find("A"));
        Assert.Equal(one.Find("A"), one.Products[0]);
    }

    [Fact]
    public void The_builder_keeps_nothing_of_a_draft()
    {
        var builder = new CatalogBuilder("catalog");
        builder.Add(Category("C", Parameter("p", "EQUAL")));

        WeakReference draft = Added(builder);
        GC.Collect();

        Assert.False(draft.IsAlive);
        Assert.Empty(builder.Build().Errors);
    }

    // What a later check needs is packed, and must come back whole.
    [Fact]
    public void An_error_that_only_the_last_product_shows_has_its_place()
    {
        var builder = new CatalogBuilder("catalog");
        builder.Add(Category("C"));
        for (int i = 0; i < 2; i++)
        {
            var part = new PlacedPart("catalog.json", "models", i);
            builder.Add(
                Product("A") with
                {
                    Place = new(part, 10 + i, 5),
                    Model = new("A", new(part, 10 + i, 7, "sku")),
                    Successor = new("B", new(part, 10 + i, 9, "successor")),
                    StandardConfiguration = [new("C", new(part, 10 + i, 11, "standard_configuration[0]"))],
                }
            );
        }

        Assert.Equal(
            [
                "catalog.json:11:7 models[1].sku: model 'A' is given twice, first at catalog.json:10:5 models[0]",
                "catalog.json:10:9 models[0].successor: there is no product 'B' to be the successor",
                "catalog.json:10:11 models[0].standard_configuration[0]: there is no product 'C' to be in a standard configuration",
                "catalog.json:11:9 models[1].successor: there is no product 'B' to be the successor",
                "catalog.json:11:11 models[1].standard_configuration[0]: there is no product 'C' to be in a standard configuration",
            ],
            builder.Build().Errors.Select(error => error.ToString())
        );
    }

    [Fact]
    public void A_product_that_a_source_lost_without_a_word_refuses_the_catalog() =>
        Assert.Equal(
            "catalog: 1 product(s) could not be read, and the source does not say why",
            Error(Product("A"), Product("B") with { Released = new DraftText(null, "B.released") })
        );

    private static string Error(params ProductDraft[] products) =>
        Assert.Single(Draft([Category("C")], products).Build().Errors).ToString();

    // In a frame of its own, so that no local of the test holds the draft.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Added(CatalogBuilder builder)
    {
        ProductDraft draft = Product("A") with { Name = At("", "name"), Values = [Word("p", "word")] };
        builder.Add(draft);
        return new WeakReference(draft);
    }

    private static string Drawn(string[] parts, Random random)
    {
        var text = new StringBuilder("m");
        for (int i = random.Next(0, 5); i > 0; i--)
        {
            text.Append(parts[random.Next(parts.Length)]);
        }
        return text.ToString();
    }

    // Of all sizes and scales, half of them with zeros at the end.
    private static decimal DrawnDecimal(Random random)
    {
        bool isNegative = random.Next(2) == 0;
        byte scale = (byte)random.Next(29);
        return random.Next(2) == 0
            ? new decimal(random.Next(1_000) * (int)Math.Pow(10, random.Next(6)), 0, 0, isNegative, scale)
            : new decimal(random.Next(), random.Next(2) * random.Next(), random.Next(2) * random.Next(), isNegative, scale);
    }

    private static string DrawnNumber(Random random)
    {
        var digits = new StringBuilder(random.Next(2) == 0 ? "-" : "");
        int count = random.Next(1, 27);
        int point = random.Next(1, count + 1);
        for (int i = 0; i < count; i++)
        {
            digits.Append(i == point ? "." : "").Append(random.Next(3) == 0 ? '0' : (char)('0' + random.Next(10)));
        }
        return digits.ToString();
    }

    private static string Plain(decimal number)
    {
        string text = number.ToString(CultureInfo.InvariantCulture);
        text = text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
        return number == 0 ? "0" : text;
    }
}
