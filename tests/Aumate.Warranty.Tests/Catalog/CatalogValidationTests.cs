using Aumate.Warranty.Catalog;
using Xunit;
using static Aumate.Warranty.Tests.Catalog.Drafts;

namespace Aumate.Warranty.Tests.Catalog;

// Each defect in a catalog that is sound without it: the sound one is accepted, the defective one refused for that alone.
public sealed class CatalogValidationTests
{
    private static readonly string Long = new('L', 65);

    public static TheoryData<string, string> Defects =>
        new()
        {
            { "duplicate model", "A.model: model 'A' is given twice, first at A" },
            { "duplicate category", "C: category 'C' is given twice" },
            { "duplicate parameter", "size.id: category 'C' has parameter 'size' twice" },
            { "duplicate value", "size: the value of 'size' is given twice" },
            { "unknown category", "A.category: there is no category 'X'" },
            { "unknown parameter", "width: category 'C' has no parameter 'width'" },
            { "wrong unit", "unit: the unit of 'size' is 'in', not 'cm'" },
            { "text for a number", "size.value: 'size' needs a number, but is the text 'big'" },
            { "list for a number", "size.value: 'size' needs a number, but is a list of 1" },
            { "not a number", "size.value: 'NaN' is not a finite number" },
            { "infinite", "size.value: 'Infinity' is not a finite number" },
            { "too large", "size.value: '1e40' is not a finite number" },
            { "too precise", "size.value: '1.00000000000000000000000000001' has more digits than can be kept" },
            { "reversed range", "temp.value: 'temp' is a range that ends at 1 before it starts at 2" },
            { "malformed IP code", "ip.value: 'IP77' is not an IP code (IP, then 0-6 or X, then 0-9 or X)" },
            { "lower-case IP code", "ip.value: 'ip54' is not an IP code (IP, then 0-6 or X, then 0-9 or X)" },
            { "flag of two", "flag.value: 'flag' is 2, but its unit allows only 0 and 1" },
            { "unknown successor", "A.successor: there is no product 'Z' to be the successor" },
            { "own successor", "A.successor: 'A' is its own successor" },
            { "successor cycle", "A.successor: successors form a cycle: A -> B -> A" },
            { "successor of another category", "A.successor: the successor 'O' is of category 'D', not of 'C'" },
            { "end of sale before release", "A.until: the last sale day 2019-12-31 is before the release 2020-01-01" },
            { "no model", "A: the model is missing" },
            { "blank model", "A.model: the model is blank" },
            { "long model", "A.model: the model has 65 characters, more than 64" },
            { "model with a tab", "A.model: the model has a control character, so no request could name it" },
            { "long text", "mark.value: the value has more than 4096 bytes of UTF-8" },
            { "long set", "set.value: the value has more than 4096 bytes of UTF-8" },
            { "long category", $"{Long}: the id of the category has 65 characters, more than 64" },
            { "long unit", "D.unit: the unit of the parameter has 65 characters, more than 64" },
            { "no release", "A: the day of release is missing" },
            { "no category", "A: the category is missing" },
            { "negative price", "A.price: the list price -1 is negative" },
            { "no months", "A.months: 0 months of warranty are not a whole number from 1 to 600" },
            { "too many months", "A.months: 601 months of warranty are not a whole number from 1 to 600" },
            { "half a month", "A.months: 0.5 months of warranty are not a whole number from 1 to 600" },
            { "unknown accessory", "A.standard: there is no product 'Z' to be in a standard configuration" },
            { "seventeen parameters", "C: category 'C' has 17 parameters, more than 16" },
            { "category called a remark", "_D: the id of the category, '_D', starts with '_', and such keys are remarks in files" },
            { "parameter called a remark", "_d.id: the id of the parameter, '_d', starts with '_', and such keys are remarks in files" },
            { "untrimmed category", "D : 'D ' has white space around it, where only 'D' would be right" },
            { "untrimmed parameter", "D .id: 'D ' has white space around it, where only 'D' would be right" },
            { "untrimmed unit", "D.unit: ' 0/1' has white space around it, where only '0/1' would be right" },
            { "untrimmed model", "A.model: ' A' has white space around it, where only 'A' would be right" },
            { "category of a product untrimmed", "A.category: 'C\u00A0' has white space around it, where only 'C' would be right" },
            { "untrimmed brand, of two", "brand: '\tOwn' has white space around it, where only 'Own' would be right" },
            { "brand of nothing but white space", "brand: ' ' has white space around it, where only '' would be right" },
            { "untrimmed successor", "A.successor: 'B ' has white space around it, where only 'B' would be right" },
            { "untrimmed accessory", "A.standard: 'A\r\n' has white space around it, where only 'A' would be right" },
            { "untrimmed element", "set[1]: ' KWP' has white space around it, where only 'KWP' would be right" },
            { "untrimmed text", "mark.value: 'X ' has white space around it, where only 'X' would be right" },
            { "untrimmed number as a text", "mark.value: ' 12' has white space around it, where only '12' would be right" },
            { "no products", "catalog: the catalog has no products" },
            { "currency in words", "currency: 'dollars' is not a currency code (three capital letters)" },
            { "day that is none", "A.released: '2021-02-29' is not a date (yyyy-MM-dd)" },
            { "fault of the source", "line 3: unreadable" },
        };

    [Theory]
    [MemberData(nameof(Defects))]
    public void A_defect_refuses_the_catalog(string defect, string error)
    {
        CatalogResult result = Defective(defect).Build();

        Assert.Null(result.Snapshot);
        Assert.Equal([error], result.Errors.Select(one => one.ToString()));
    }

    [Theory]
    [InlineData("the sound catalog")]
    [InlineData("sixteen parameters")]
    [InlineData("model of 64")]
    [InlineData("one month")]
    [InlineData("six hundred months")]
    [InlineData("price of nothing")]
    [InlineData("sold for one day")]
    [InlineData("successor released before its predecessor")]
    [InlineData("range of one point")]
    [InlineData("long chain")]
    [InlineData("two lines that meet")]
    [InlineData("values of no kind")]
    [InlineData("white space within texts and around a name")]
    public void What_is_just_allowed_is_accepted(string limit) => Assert.Empty(Limit(limit).Build().Errors);

    [Fact]
    public void Cycles_are_named_once_each_from_their_first_member_on()
    {
        CatalogResult result = Draft(
                [Category("C")],
                Product("T", successor: "S"),
                Product("S", successor: "Q"),
                Product("Q", successor: "R"),
                Product("R", successor: "S"),
                Product("Y", successor: "X"),
                Product("X", successor: "Y"),
                Product("U", successor: "T")
            )
            .Build();

        Assert.Equal(
            ["Q.successor: successors form a cycle: Q -> R -> S -> Q", "X.successor: successors form a cycle: X -> Y -> X"],
            result.Errors.Select(one => one.ToString())
        );
    }

    [Fact]
    public void All_defects_are_listed_at_once()
    {
        CatalogResult result = (
            Draft(
                [Category("C", Parameter("size", "HIGHER", "in"), Parameter("odd", "BETTER"))],
                Product("A", released: "x", successor: "Z").With(Number("size", "NaN"), Number("odd", "1")),
                Product("A", category: "X", until: "2000-01-01"),
                Product(" ")
            ) with
            {
                Faults = [new("line 1", "unreadable")],
            }
        ).Build();

        Assert.Equal(
            [
                "line 1: unreadable",
                "odd.rule: 'BETTER' is not a rule (HIGHER, LOWER, EQUAL, SUPERSET, RANGE_CONTAINS, IP_CODE)",
                "A.released: 'x' is not a date (yyyy-MM-dd)",
                "size.value: 'NaN' is not a finite number",
                "A.category: there is no category 'X'",
                "A.until: the last sale day 2000-01-01 is before the release 2020-01-01",
                " .model: the model is blank",
                "A.model: model 'A' is given twice, first at A",
                "A.successor: there is no product 'Z' to be the successor",
            ],
            result.Errors.Select(one => one.ToString())
        );
    }

    [Fact]
    public void What_the_source_could_not_read_is_not_called_missing_besides()
    {
        var unreadable = new DraftText(null, "A.x");
        ProductDraft product = Product("A") with { Released = unreadable, Category = unreadable, ListPrice = unreadable };

        CatalogResult result = (Draft([Category("C")], product) with { Faults = [new("A.x", "unreadable")] }).Build();

        Assert.Equal("A.x: unreadable", Assert.Single(result.Errors).ToString());
    }

    private static CatalogDraft Defective(string defect) =>
        defect switch
        {
            "duplicate model" => Of(A, Product("A")),
            "duplicate category" => Of(A) with { Categories = [C, Category("D"), C] },
            "duplicate parameter" => Of(A) with
            {
                Categories = [Category("C", [.. C.Parameters, Parameter("size", "LOWER")]), Category("D")],
            },
            "duplicate value" => Of(A.With(Number("size", "1"), Number("size", "1"))),
            "unknown category" => Of(Product("A", category: "X")),
            "unknown parameter" => Of(A.With(Number("width", "1"))),
            "wrong unit" => Of(A.With(Number("size", "1") with { Unit = At("unit", "cm") })),
            "text for a number" => Of(A.With(Word("size", "big"))),
            "list for a number" => Of(A.With(List("size", "1"))),
            "not a number" => Of(A.With(Number("size", "NaN"))),
            "infinite" => Of(A.With(Number("size", "Infinity"))),
            "too large" => Of(A.With(Number("size", "1e40"))),
            "too precise" => Of(A.With(Number("size", "1.00000000000000000000000000001"))),
            "reversed range" => Of(A.With(List("temp", "2", "1"))),
            "malformed IP code" => Of(A.With(Word("ip", "IP77"))),
            "lower-case IP code" => Of(A.With(Word("ip", "ip54"))),
            "flag of two" => Of(A.With(Number("flag", "2"))),
            "unknown successor" => Of(Product("A", successor: "Z")),
            "own successor" => Of(Product("A", successor: "A")),
            "successor cycle" => Of(Product("A", successor: "B"), Product("B", successor: "A")),
            "successor of another category" => Of(Product("A", successor: "O"), Product("O", "D")),
            "end of sale before release" => Of(Product("A", until: "2019-12-31")),
            "no model" => Of(A with { Model = null }),
            "blank model" => Of(A with { Model = At("A.model", " \t") }),
            "long model" => Of(A with { Model = At("A.model", new string('m', 65)) }),
            "model with a tab" => Of(A with { Model = At("A.model", "A\tB") }),
            "long text" => Of(A.With(Word("mark", new string('ü', 2_049)))),
            "long set" => Of(A.With(List("set", [.. Enumerable.Range(0, 64).Select(i => $"{Long}{i}")]))),
            "long category" => Of(A) with { Categories = [C, Category(Long)] },
            "long unit" => Of(A) with { Categories = [C, Category("D", Parameter("D", "HIGHER", Long))] },
            "no release" => Of(A with { Released = null }),
            "no category" => Of(A with { Category = null }),
            "negative price" => Of(A with { ListPrice = At("A.price", "-1") }),
            "no months" => Of(A with { WarrantyMonths = At("A.months", "0") }),
            "too many months" => Of(A with { WarrantyMonths = At("A.months", "601") }),
            "half a month" => Of(A with { WarrantyMonths = At("A.months", "0.5") }),
            "unknown accessory" => Of(A with { StandardConfiguration = [At("A.standard", "Z")] }),
            "seventeen parameters" => Of(A) with { Categories = [Sized(17)] },
            "category called a remark" => Of(A) with { Categories = [C, Category("_D")] },
            "parameter called a remark" => Of(A) with { Categories = [C, Category("D", Parameter("_d", "HIGHER"))] },
            "untrimmed category" => Of(A) with { Categories = [C, Category("D ")] },
            "untrimmed parameter" => Of(A) with { Categories = [C, Category("D", Parameter("D ", "HIGHER"))] },
            "untrimmed unit" => Of(A) with { Categories = [C, Category("D", Parameter("D", "HIGHER", " 0/1"))] },
            "untrimmed model" => Of(A with { Model = At("A.model", " A") }),
            "category of a product untrimmed" => Of(Product("A", "C\u00A0")),
            "untrimmed brand, of two" => Of(A with { Brand = At("brand", "\tOwn") }, Product("B") with { Brand = At("brand", "\tOwn") }),
            "brand of nothing but white space" => Of(A with { Brand = At("brand", " ") }),
            "untrimmed successor" => Of(Product("A", successor: "B "), Product("B")),
            "untrimmed accessory" => Of(A with { StandardConfiguration = [At("A.standard", "A\r\n")] }),
            "untrimmed element" => Of(A.With(List("set", "CAN", " KWP"))),
            "untrimmed text" => Of(A.With(Word("mark", "X "))),
            "untrimmed number as a text" => Of(A.With(Word("mark", " 12"))),
            "no products" => Of(),
            "currency in words" => Of(A) with { Currency = At("currency", "dollars") },
            "day that is none" => Of(Product("A", released: "2021-02-29")),
            "fault of the source" => Of(A) with { Faults = [new("line 3", "unreadable")] },
            _ => throw new ArgumentOutOfRangeException(nameof(defect), defect, null),
        };

    private static CatalogDraft Limit(string limit) =>
        limit switch
        {
            "the sound catalog" => Of(A, Product("O", "D")),
            "sixteen parameters" => Of(A) with { Categories = [Sized(16)] },
            "model of 64" => Of(A with { Model = At("A.model", new string('m', 64)) }),
            "one month" => Of(A with { WarrantyMonths = At("A.months", "1") }),
            "six hundred months" => Of(A with { WarrantyMonths = At("A.months", "600.0") }),
            "price of nothing" => Of(A with { ListPrice = At("A.price", "0") }),
            "sold for one day" => Of(Product("A", until: "2020-01-01")),
            "successor released before its predecessor" => Of(Product("A", successor: "B"), Product("B", released: "2000-01-01")),
            "range of one point" => Of(A.With(List("temp", "1", "1.0"))),
            "long chain" => Of([.. Enumerable.Range(0, 999).Select(i => Product($"{i}", successor: $"{i + 1}")), Product("999")]),
            "two lines that meet" => Of(Product("A", successor: "C"), Product("B", successor: "C"), Product("C")),
            "values of no kind" => Of(A.With(List("set"), Word("ip", "IPXX"), Number("flag", "1.0"), Number("size", "-1e5"))),
            "white space within texts and around a name" => Of(
                Product("A A") with
                {
                    Name = At("A.name", " A "),
                    Brand = At("A.brand", "Own  brand"),
                    Values = [List("set", "a b"), Word("mark", "a\tb")],
                }
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, null),
        };

    private static ProductDraft A => Product("A");

    private static CategoryDraft C =>
        Category(
            "C",
            Parameter("size", "HIGHER", "in"),
            Parameter("flag", "LOWER", "0/1"),
            Parameter("set", "SUPERSET"),
            Parameter("mark", "EQUAL"),
            Parameter("temp", "RANGE_CONTAINS", "degC"),
            Parameter("ip", "IP_CODE", "IP")
        );

    private static CategoryDraft Sized(int parameters) =>
        Category("C", [.. Enumerable.Range(0, parameters).Select(i => Parameter($"p{i}", "HIGHER"))]);

    private static CatalogDraft Of(params ProductDraft[] products) => Draft([C, Category("D")], products);
}
