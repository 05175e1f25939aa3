extern alias host;
using System.Text;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.TermsFiles;
using Xunit;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>A file of terms or overlays with any error is refused as a whole, every error with its place (R25, R27).</summary>
public sealed class TermsReaderTests
{
    private const string GoodVersion =
        """{"id":"v1","effective_from":"2000-01-01","return_days":7,"exchange_days":30,"service_floor_months":3,"repair_working_days":7}""";
    private const string GoodTerms = $$"""{"versions":[{{GoodVersion}}]}""";
    private const string GoodRow = """{"authority":"Act 1","return_days":10}""";
    private const string ReturnDays = "\"return_days\":10";
    private const string GoodOverlay = $$"""{"id":"xx","jurisdictions":["DE"],"from":"2000-01-01","rows":[{{GoodRow}}]}""";
    private const string GoodOverlays = $$"""{"overlays":[{{GoodOverlay}}]}""";

    /// <summary>What is wrong, by the text in a good file that is replaced, what replaces it, and the errors that follow, each by its beginning.</summary>
    public static TheoryData<string, string, string, string[]> PoisonedTerms =>
        new()
        {
            { "no JSON", GoodTerms, "versions", ["terms:1:"] },
            { "nothing", GoodTerms, "", ["terms:1:"] },
            { "null", GoodTerms, "null", ["terms: is null"] },
            { "a list", GoodTerms, "[]", ["terms:1:"] },
            { "no versions", GoodTerms, "{}", ["terms:1:"] },
            { "null for versions", $"[{GoodVersion}]", "null", ["terms:1:"] },
            { "an empty list", GoodVersion, "", ["terms versions: there is none"] },
            { "a null version", GoodVersion, "null", ["terms versions[0]: is null"] },
            { "a misspelt name", "return_days", "return_day", ["terms:1:"] },
            { "a name twice", "\"return_days\":7", "\"return_days\":7,\"return_days\":8", ["terms:1:"] },
            { "a name that is missing", "\"return_days\":7,", "", ["terms:1:"] },
            { "a number as text", "\"return_days\":7", "\"return_days\":\"7\"", ["terms:1:"] },
            { "a broken number", "\"return_days\":7", "\"return_days\":7.5", ["terms:1:"] },
            { "a number beyond all", "\"return_days\":7", "\"return_days\":99999999999", ["terms:1:"] },
            { "something after the end", GoodTerms, GoodTerms + "x", ["terms:1:"] },
            { "a place further down", "{\"versions\":[", "{\n\n  \"version\":[", ["terms:3:"] },
            { "a null id", "\"v1\"", "null", ["terms:1:"] },
            { "a blank id", "\"v1\"", "\" \"", ["terms versions[0].id: \" \" is blank or taken"] },
            { "no day", "2000-01-01", "2000-02-30", ["terms versions[0].effective_from: \"2000-02-30\" is no day"] },
            { "a day of another form", "2000-01-01", "1/1/2000", ["terms versions[0].effective_from: \"1/1/2000\" is no day"] },
            { "no return days", "\"return_days\":7", "\"return_days\":0", ["terms versions[0].return_days: 0 is not 1 to 3650"] },
            { "too many return days", "\"return_days\":7", "\"return_days\":3651", ["terms versions[0].return_days: 3651"] },
            { "negative exchange days", "\"exchange_days\":30", "\"exchange_days\":-1", ["terms versions[0].exchange_days: -1"] },
            {
                "too long a floor",
                "\"service_floor_months\":3",
                "\"service_floor_months\":601",
                ["terms versions[0].service_floor_months: 601"]
            },
            {
                "too long a repair",
                "\"repair_working_days\":7",
                "\"repair_working_days\":366",
                ["terms versions[0].repair_working_days: 366"]
            },
            {
                "the same version twice",
                GoodVersion,
                $"{GoodVersion},{GoodVersion}",
                ["terms versions[1].id: \"v1\" is blank or taken", "terms versions[1].effective_from: another version begins on 2000-01-01"]
            },
            {
                "everything at once",
                GoodVersion,
                """null,{"id":"","effective_from":"?","return_days":0,"exchange_days":0,"service_floor_months":0,"repair_working_days":0}""",
                [
                    "terms versions[0]: is null",
                    "terms versions[1].id:",
                    "terms versions[1].effective_from:",
                    "terms versions[1].return_days:",
                    "terms versions[1].exchange_days:",
                    "terms versions[1].service_floor_months:",
                    "terms versions[1].repair_working_days:",
                ]
            },
        };

    public static TheoryData<string, string, string, string[]> PoisonedOverlays =>
        new()
        {
            { "no JSON", GoodOverlays, "{", ["overlays:1:"] },
            { "null", GoodOverlays, "null", ["overlays: is null"] },
            { "a null overlay", GoodOverlay, "null", ["overlays[0]: is null"] },
            { "a misspelt name", "return_days", "returns", ["overlays:1:"] },
            { "the same overlay twice", GoodOverlay, $"{GoodOverlay},{GoodOverlay}", ["overlays[1].id: \"xx\" is blank or taken"] },
            { "no place", "\"DE\"", "", ["overlays[0].jurisdictions: there is none"] },
            { "a null place", "\"DE\"", "\"DE\",null", ["overlays[0].jurisdictions[1]: is null"] },
            {
                "an unknown place",
                "\"DE\"",
                "\"DE\",\"XX\",\"us\"",
                ["overlays[0].jurisdictions[1]: \"XX\" is no", "overlays[0].jurisdictions[2]: \"us\" is no"]
            },
            { "no first day", "2000-01-01", "2000-13-01", ["overlays[0].from: \"2000-13-01\" is no day"] },
            { "no last day", "\"from\"", "\"to\":\"soon\",\"from\"", ["overlays[0].to: \"soon\" is no day"] },
            { "a last day before the first", "\"from\"", "\"to\":\"1999-12-31\",\"from\"", ["overlays[0].to: is before from"] },
            { "no rows", GoodRow, "", ["overlays[0].rows: there is none"] },
            { "a null row", GoodRow, "null", ["overlays[0].rows[0]: is null"] },
            { "a row that says nothing", ",\"return_days\":10", "", ["overlays[0].rows[0]: says nothing"] },
            { "a row that waives nothing", ReturnDays, "\"waive\":[]", ["overlays[0].rows[0]: says nothing"] },
            { "a row without an authority", "\"authority\":\"Act 1\",", "", ["overlays:1:"] },
            { "a blank authority", "Act 1", " ", ["overlays[0].rows[0].authority: is blank"] },
            { "a blank topic", ReturnDays, "\"person_decides\":\"\"", ["overlays[0].rows[0].person_decides: is blank"] },
            { "a blank review", ReturnDays, "\"return_days\":10,\"reviewed_by\":\" \"", ["overlays[0].rows[0].reviewed_by: is blank"] },
            { "a number out of range", ReturnDays, "\"return_days\":3651", ["overlays[0].rows[0].return_days: 3651"] },
            { "no exchange days", ReturnDays, "\"exchange_days\":0", ["overlays[0].rows[0].exchange_days: 0"] },
            { "too long a period", ReturnDays, "\"minimum_period_months\":601", ["overlays[0].rows[0].minimum_period_months: 601"] },
            { "no floor", ReturnDays, "\"service_floor_months\":0", ["overlays[0].rows[0].service_floor_months: 0"] },
            { "a null waiver", ReturnDays, "\"waive\":[null]", ["overlays[0].rows[0].waive[0]: is null"] },
            { "a requirement that there is not", ReturnDays, Waiving("papers"), [Requirement("papers")] },
            { "a requirement by its number", ReturnDays, Waiving("3"), [Requirement("3")] },
            { "two requirements in one", ReturnDays, Waiving("product_fault,not_borrowed"), [Requirement("product_fault,not_borrowed")] },
            { "a requirement that cannot be waived", ReturnDays, Waiving("sent_with_consent"), [Requirement("sent_with_consent")] },
            { "a requirement of paid repair", ReturnDays, Waiving("no_free_repair"), [Requirement("no_free_repair")] },
            { "a remedy that there is not", ReturnDays, Waiving("invoice", "\"refund\""), [Remedy(0, "refund")] },
            { "a remedy that costs", ReturnDays, Waiving("invoice", "\"return\",\"paid_repair\""), [Remedy(1, "paid_repair")] },
            { "a remedy by its number", ReturnDays, Waiving("invoice", "\"1\""), [Remedy(0, "1")] },
            { "two remedies in one", ReturnDays, Waiving("invoice", "\"return,exchange\""), [Remedy(0, "return,exchange")] },
            { "a null remedy", ReturnDays, Waiving("invoice", "null"), ["overlays[0].rows[0].waive[0].remedies[0]: is null"] },
        };

    [Fact]
    public void The_files_that_the_tables_poison_are_good()
    {
        var (register, errors) = Read(GoodTerms, GoodOverlays);
        Assert.Empty(errors);
        Assert.NotNull(register);
    }

    [Theory]
    [MemberData(nameof(PoisonedTerms))]
    public void Poisoned_terms_are_refused_with_every_error_and_its_place(string name, string good, string bad, string[] expected) =>
        IsRefused(name, Poison(GoodTerms, good, bad), GoodOverlays, expected);

    [Theory]
    [MemberData(nameof(PoisonedOverlays))]
    public void Poisoned_overlays_are_refused_with_every_error_and_its_place(string name, string good, string bad, string[] expected) =>
        IsRefused(name, GoodTerms, Poison(GoodOverlays, good, bad), expected);

    [Fact]
    public void Both_files_and_what_is_switched_off_are_read_though_one_of_them_is_wrong()
    {
        var (register, errors) = Read("null", "null", "xx", "yy");
        Assert.Null(register);
        Assert.Equal(
            [
                "terms: is null",
                "overlays: is null",
                "switched off: no overlay is called \"xx\"",
                "switched off: no overlay is called \"yy\"",
            ],
            errors
        );
    }

    [Fact]
    public void Every_requirement_that_can_be_waived_has_a_name_in_snake_case()
    {
        var table = Enum.GetValues<Requirement>().Where(requirement => requirement.CanBeWaived()).ToArray();
        Assert.Equal(24, table.Length);
        foreach (var wire in Enum.GetValues<Wire.V1.Requirement>().Skip(1).Take(table.Length))
        {
            var name = NameInTheContract(wire);
            Assert.Empty(Read(GoodTerms, Poison(GoodOverlays, ReturnDays, Waiving(name))).Errors);
        }
    }

    private static string NameInTheContract(Wire.V1.Requirement requirement) =>
        Wire
            .V1.LetterReflection.Descriptor.EnumTypes.Single(type => type.Name == "Requirement")
            .FindValueByNumber((int)requirement)
            .Name["REQUIREMENT_".Length..]
            .ToLowerInvariant();

    private static string Waiving(string requirement, string? remedies = null) =>
        $$"""
            "waive":[{"requirement":"{{requirement}}","remedies":[{{remedies}}]}]
            """;

    private static string Requirement(string name) =>
        $"overlays[0].rows[0].waive[0].requirement: \"{name}\" is no requirement that can be waived";

    private static string Remedy(int index, string name) => $"overlays[0].rows[0].waive[0].remedies[{index}]: \"{name}\" is none of";

    private static string Poison(string file, string good, string bad)
    {
        Assert.Contains(good, file, StringComparison.Ordinal);
        return file.Replace(good, bad, StringComparison.Ordinal);
    }

    private static (TermsRegister? Register, IReadOnlyList<string> Errors) Read(string terms, string overlays, params string[] switchedOff)
    {
        var reader = new TermsReader();
        return (reader.Read(Encoding.UTF8.GetBytes(terms), Encoding.UTF8.GetBytes(overlays), switchedOff), reader.Errors);
    }

    private static void IsRefused(string name, string terms, string overlays, string[] expected)
    {
        var (register, errors) = Read(terms, overlays);
        Assert.True(register is null, $"{name} was accepted");
        Assert.Equal(expected.Length, errors.Count);
        Assert.All(expected.Zip(errors), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }
}
