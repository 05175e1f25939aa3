extern alias host;

using System.Text;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs.Json;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

// A sound catalog, poisoned in one place at a time: it is refused as a whole, for that reason and at that place.
public sealed class PoisonedCatalogTests
{
    private const string Sound = """
        {
          "_note": "invented",
          "as_of": "2026-01-31",
          "brand": "Own",
          "currency": "USD",
          "categories": {
            "A": {"name": "Alpha", "parameters": [
              {"id": "size", "unit": "in", "rule": "HIGHER"},
              {"id": "flag", "unit": "0/1", "rule": "LOWER"},
              {"id": "mark", "unit": "-", "rule": "EQUAL"},
              {"id": "bands", "unit": "MHz", "rule": "SUPERSET"},
              {"id": "temp", "unit": "degC", "rule": "RANGE_CONTAINS"},
              {"id": "ip", "unit": "IP", "rule": "IP_CODE"}]},
            "B": {"name": "Beta", "parameters": []}
          },
          "models": [
            {"sku": "A1", "category": "A", "released": "2020-01-01", "discontinued": "2022-12-31", "successor": "A2",
              "list_price": 10.5, "os": "embedded", "warranty_months": 12, "prototype": false, "refurbished": false,
              "standard_configuration": ["B1"], "_remark": {"any": ["thing"]}, "values": {
                "size": {"value": 7.5, "unit": "in"},
                "flag": 1,
                "mark": "X",
                "bands": [315, "433"],
                "temp": [-20, 60],
                "ip": "IP54"}},
            {"sku": "A2", "category": "A", "released": "2022-06-01", "values": {"_checked": "no"}},
            {"sku": "B1", "category": "B", "released": "2020-01-01", "list_price": null}
          ]
        }
        """;

    [Fact]
    public void The_sound_catalog_is_accepted() => Assert.Empty(Read(Sound).Errors);

    // What is poisoned :: with what :: what the error points at, NL for the end of a line :: its path :: what it says
    // :: the name that the poison takes away, if any :: a second error that follows from it, if any.
    private const string Poisons = """
        "_note" :: "note" :: "note" :: note :: the key 'note' is unknown
        "as_of": "2026-01-31" :: "as_of": "31.1.2026" :: "31.1. :: as_of :: '31.1.2026' is not a date (yyyy-MM-dd)
        "as_of": "2026-01-31" :: "as_of": 2026 :: 2026 :: as_of :: 'as_of' must be a text, not a number
        "brand": "Own" :: "brand": ["Own"] :: [ :: brand :: 'brand' must be a text, not a list
        "USD" :: "usd" :: "usd" :: currency :: 'usd' is not a currency code (three capital letters)
        "currency": "USD" :: "currency": "USD", "brand": "Other" :: "brand": "Other" :: brand :: the key 'brand' is given twice
        "name": "Beta" :: "name": " " :: " " :: categories.B.name :: the name of the category is blank
        "name": "Beta",  ::  :: "B" :: categories.B :: the name of the category is missing
        "Beta", "parameters" :: "Beta", "params" :: "params" :: categories.B.params :: the key 'params' is unknown
        "parameters": [] :: "parameters": {} :: {} :: categories.B.parameters :: 'parameters' must be a list, not an object
        "parameters": [] :: "parameters": [7] :: 7 :: categories.B.parameters[0] :: an object is needed here, not a number
        "parameters": []} :: "parameters": []}, "B": {} :: "B": {} :: categories.B :: the key 'B' is given twice
        "parameters": []} :: "parameters": []}, "": {"name": "None"} :: "" :: categories. :: the id of the category is blank
        {"id": "flag" :: {"id": "size" :: "size", "unit": "0/1" :: categories.A.parameters[1].id :: category 'A' has parameter 'size' twice :: flag
        "unit": "IP",  ::  :: {"id": "ip" :: categories.A.parameters[5] :: the unit of the parameter is missing
        "unit": "IP" :: "unit": "" :: "", "rule" :: categories.A.parameters[5].unit :: the unit of the parameter is blank
        "HIGHER" :: "BIGGER" :: "BIGGER" :: categories.A.parameters[0].rule :: 'BIGGER' is not a rule (HIGHER, LOWER, EQUAL, SUPERSET, RANGE_CONTAINS, IP_CODE)
        , "rule": "IP_CODE" ::  :: {"id": "ip" :: categories.A.parameters[5] :: the rule of the parameter is missing
        "rule": "IP_CODE" :: "rule": "IP_CODE", "note": 1 :: "note" :: categories.A.parameters[5].note :: the key 'note' is unknown
        "sku": "B1" :: "sku": "A2" :: "A2", "category": "B" :: models[2].sku :: model 'A2' is given twice, first at t.json:26:5 models[1] :: B1
        "sku": "A2",  ::  :: {"category" :: models[1] :: the model is missing :: A2
        "sku": "A2" :: "sku": "  " :: "  " :: models[1].sku :: the model is blank :: A2
        "sku": "A2" :: "sku": 2 :: 2, "category" :: models[1].sku :: 'sku' must be a text, not a number :: A2
        "sku": "A2" :: "sku": "A2345678901234567890123456789012345678901234567890123456789012345" :: "A2345 :: models[1].sku :: the model has 65 characters, more than 64 :: A2
        "A1", "category": "A",  :: "A1",  :: {"sku": "A1" :: models[0] :: the category is missing
        "category": "B" :: "category": "b" :: "b" :: models[2].category :: there is no category 'b'
        "category": "B", "released": "2020-01-01" :: "category": "B" :: {"sku": "B1" :: models[2] :: the day of release is missing
        "2022-06-01" :: "2022-06-31" :: "2022-06-31" :: models[1].released :: '2022-06-31' is not a date (yyyy-MM-dd)
        "2022-06-01" :: "2022-6-1" :: "2022-6-1" :: models[1].released :: '2022-6-1' is not a date (yyyy-MM-dd)
        "2022-12-31" :: "2022-02-29" :: "2022-02-29" :: models[0].discontinued :: '2022-02-29' is not a date (yyyy-MM-dd)
        "2022-12-31" :: "2019-12-31" :: "2019-12-31" :: models[0].discontinued :: the last sale day 2019-12-31 is before the release 2020-01-01
        "2022-12-31" :: false :: false :: models[0].discontinued :: 'discontinued' must be a text, not true or false
        "successor": "A2" :: "successor": "A3" :: "A3" :: models[0].successor :: there is no product 'A3' to be the successor
        "successor": "A2" :: "successor": "A1" :: "A1",NL :: models[0].successor :: 'A1' is its own successor
        "successor": "A2" :: "successor": "B1" :: "B1",NL :: models[0].successor :: the successor 'B1' is of category 'B', not of 'A'
        "2022-06-01" :: "2022-06-01", "successor": "A1" :: "A2",NL :: models[0].successor :: successors form a cycle: A1 -> A2 -> A1
        10.5 :: -0.01 :: -0.01 :: models[0].list_price :: the list price -0.01 is negative
        10.5 :: "10.5" :: "10.5" :: models[0].list_price :: 'list_price' must be a number, not a text
        10.5 :: 1e999 :: 1e999 :: models[0].list_price :: '1e999' is not a finite number
        "embedded" :: "linux" :: "linux" :: models[0].os :: 'linux' is neither embedded nor non_embedded
        "warranty_months": 12 :: "warranty_months": 0 :: 0,  :: models[0].warranty_months :: 0 months of warranty are not a whole number from 1 to 600
        "warranty_months": 12 :: "warranty_months": 601 :: 601 :: models[0].warranty_months :: 601 months of warranty are not a whole number from 1 to 600
        "warranty_months": 12 :: "warranty_months": 1.5 :: 1.5 :: models[0].warranty_months :: 1.5 months of warranty are not a whole number from 1 to 600
        "prototype": false :: "prototype": "no" :: "no", "ref :: models[0].prototype :: 'prototype' must be true or false, not a text
        "refurbished": false :: "refurbished": 0 :: 0, :: models[0].refurbished :: 'refurbished' must be true or false, not a number
        ["B1"] :: ["B1", "B2"] :: "B2" :: models[0].standard_configuration[1] :: there is no product 'B2' to be in a standard configuration
        ["B1"] :: "B1" :: "B1", "_r :: models[0].standard_configuration :: 'standard_configuration' must be a list, not a text
        ["B1"] :: [null] :: null] :: models[0].standard_configuration[0] :: a model of the standard configuration must be a text, not null
        "_remark" :: "remark" :: "remark" :: models[0].remark :: the key 'remark' is unknown
        {"_checked": "no"} :: {"volume": 3} :: "volume" :: models[1].values.volume :: category 'A' has no parameter 'volume'
        {"_checked": "no"} :: [1] :: [1] :: models[1].values :: 'values' must be an object, not a list
        "flag": 1, :: "flag": 1, "flag": 0, :: "flag": 0 :: models[0].values.flag :: the key 'flag' is given twice
        "unit": "in"}, :: "unit": "cm"}, :: "cm" :: models[0].values.size.unit :: the unit of 'size' is 'in', not 'cm'
        "value": 7.5,  ::  :: {"unit": "in"} :: models[0].values.size :: the key 'value' is missing
        "value": 7.5 :: "value": "7.5" :: "7.5" :: models[0].values.size.value :: 'size' needs a number, but is the text '7.5'
        "value": 7.5 :: "value": "NaN" :: "NaN" :: models[0].values.size.value :: 'size' needs a number, but is the text 'NaN'
        "value": 7.5 :: "value": {} :: {} :: models[0].values.size.value :: a value must be a number, a text or a list, not an object
        "value": 7.5 :: "value": 7.5, "min": 7 :: "min" :: models[0].values.size.min :: the key 'min' is unknown
        7.5 :: 1e-40 :: 1e-40 :: models[0].values.size.value :: '1e-40' has more digits than can be kept
        7.5 :: 0.12345678901234567890123456789 :: 0.12 :: models[0].values.size.value :: '0.12345678901234567890123456789' has more digits than can be kept
        "flag": 1 :: "flag": 2 :: 2,NL :: models[0].values.flag :: 'flag' is 2, but its unit allows only 0 and 1
        "flag": 1 :: "flag": 0.5 :: 0.5,NL :: models[0].values.flag :: 'flag' is 0.5, but its unit allows only 0 and 1
        "flag": 1 :: "flag": true :: true, :: models[0].values.flag :: a value must be a number, a text or a list, not true or false
        "mark": "X" :: "mark": ["X"] :: ["X"] :: models[0].values.mark :: 'mark' needs a number or a text, but is a list of 1
        "mark": "X" :: "mark": "" :: "" :: models[0].values.mark :: 'mark' needs a number or a text, but is the text ''
        [315, "433"] :: 315 :: 315 :: models[0].values.bands :: 'bands' needs a list of texts or numbers, but is the number 315
        [315, "433"] :: [315, null] :: null] :: models[0].values.bands[1] :: an element of a list must not be null
        [315, "433"] :: [315, [433]] :: [433] :: models[0].values.bands[1] :: 'bands' needs texts or numbers as elements, but is a list of 1
        [-20, 60] :: [60, -20] :: [60 :: models[0].values.temp :: 'temp' is a range that ends at -20 before it starts at 60
        [-20, 60] :: [-20, 0, 60] :: [-20 :: models[0].values.temp :: 'temp' needs a list of two numbers, but is a list of 3
        [-20, 60] :: [-20, "60"] :: [-20 :: models[0].values.temp :: 'temp' needs a list of two numbers, but is a list of 2
        "IP54" :: "IP74" :: "IP74" :: models[0].values.ip :: 'IP74' is not an IP code (IP, then 0-6 or X, then 0-9 or X)
        "IP54" :: "IP5" :: "IP5" :: models[0].values.ip :: 'IP5' is not an IP code (IP, then 0-6 or X, then 0-9 or X)
        "IP54" :: "IP69K" :: "IP69K" :: models[0].values.ip :: 'IP69K' is not an IP code (IP, then 0-6 or X, then 0-9 or X)
        "IP54" :: 54 :: 54 :: models[0].values.ip :: 'ip' needs an IP code, but is the number 54
        "id": "flag" :: "id": "_flag" :: "_flag" :: categories.A.parameters[1].id :: the id of the parameter, '_flag', starts with '_', and such keys are remarks in files :: flag
        "category": "B" :: "category": "_B" :: "_B" :: models[2].category :: there is no category '_B'
        "mark": "X" :: "mark": "X " :: "X ",NL :: models[0].values.mark :: 'X ' has white space around it, where only 'X' would be right
        "433" :: " 433" :: " 433" :: models[0].values.bands[1] :: ' 433' has white space around it, where only '433' would be right
        "brand": "Own" :: "brand": " Own" :: " Own" :: brand :: ' Own' has white space around it, where only 'Own' would be right
        "id": "size" :: "id": "size " :: "size ", :: categories.A.parameters[0].id :: 'size ' has white space around it, where only 'size' would be right ::  :: category 'A' has no parameter 'size'
        "mark": "X" :: "mark": "\ud800" :: "\ud800" :: models[0].values.mark :: the text is not valid Unicode ::  :: 'mark' needs a number or a text, but is the text ''
        """;

    public static TheoryData<string> Rows => [.. Poisons.Split('\n')];

    [Theory]
    [MemberData(nameof(Rows))]
    public void One_poison_is_one_error_at_its_place(string row)
    {
        string[] cells = row.Replace("NL", "\n", StringComparison.Ordinal).Split(" :: ");
        string text = Unreferenced(Poisoned(cells[0], cells[1]), cells.ElementAtOrDefault(5));

        CatalogResult result = Read(text);

        Assert.False(result.Accepted);
        Assert.Equal([cells[4], .. cells.Skip(6)], result.Errors.Select(error => error.Message));
        Assert.Equal($"t.json:{LineAndColumn(text, cells[2])} {cells[3]}", result.Errors[0].Place.ToString());
    }

    [Theory]
    [InlineData("\"flag\": 1,", "\"flag\": 1", "\"mark\": \"X\"", "models[0].values.flag")]
    [InlineData("\"flag\": 1,", "\"flag\": NaN,", "NaN", "models[0].values.flag")]
    [InlineData("\"flag\": 1,", "\"flag\": 01,", "1,\n", "models[0].values.flag")]
    [InlineData("[-20, 60]", "[-20, 60,]", "],\n        \"ip\"", "models[0].values.temp[1]")]
    [InlineData("\"IP54\"}},", "\"IP54\"}}, // why", "// why", "models[0]")]
    public void A_syntax_error_ends_the_reading_and_has_a_place(string sound, string poison, string pointsAt, string path)
    {
        string text = Poisoned(sound, poison);

        CatalogError error = Assert.Single(Read(text).Errors);

        Assert.StartsWith("not JSON: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
        Assert.Equal($"t.json:{LineAndColumn(text, pointsAt)} {path}", error.Place.ToString());
    }

    private static CatalogResult Read(string json) => JsonCatalogReader.Read(Encoding.UTF8.GetBytes(json), "t.json");

    private static string Poisoned(string sound, string poison)
    {
        int at = Sound.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the sound catalog has no {sound}");
        return string.Concat(Sound.AsSpan(0, at), poison, Sound.AsSpan(at + sound.Length));
    }

    // Where the poison takes a name away, what refers to that name goes too, so that one error remains.
    private static string Unreferenced(string text, string? name) =>
        name switch
        {
            "A2" => text.Replace("\"successor\": \"A2\",", "", StringComparison.Ordinal),
            "B1" => text.Replace("[\"B1\"]", "[]", StringComparison.Ordinal),
            "flag" => text.Replace("\"flag\": 1,", "", StringComparison.Ordinal),
            _ => text,
        };

    private static string LineAndColumn(string text, string token)
    {
        int at = text.IndexOf(token, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the poisoned catalog has no {token}");
        string before = text[..at];
        return $"{before.Count(c => c == '\n') + 1}:{at - before.LastIndexOf('\n')}";
    }
}
