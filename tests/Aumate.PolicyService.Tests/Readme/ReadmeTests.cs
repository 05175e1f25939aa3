extern alias host;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.Languages;
using Xunit;

namespace Aumate.PolicyService.Tests.Readme;

/// <summary>What the README says of the letter and of the service is what they are.</summary>
public sealed class ReadmeTests
{
    private static readonly Texts English = LanguageChoice.All[0].Texts;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_clause_register_in_the_README_is_the_table()
    {
        var register = Register();
        Assert.Equal(register, Readme.Section("clause register", register));
    }

    [Fact]
    public void The_call_in_the_README_is_the_one_that_the_smoke_makes()
    {
        var call = $"```json\n{File.ReadAllText(Smoke("readme.request.json")).TrimEnd()}\n```\n";
        Assert.Equal(call, Readme.Section("call", call));
    }

    [Fact]
    public void The_answer_in_the_README_is_the_one_that_the_smoke_gets()
    {
        var answer = $"```text\n{string.Join("\n", Lines(File.ReadAllText(Smoke("readme.answer.json"))))}\n```\n";
        Assert.Equal(answer, Readme.Section("answer", answer));
    }

    [Fact]
    public void The_reason_codes_in_the_README_are_those_of_the_contract()
    {
        var codes = ReasonCodes();
        Assert.Equal(codes, Readme.Section("reason codes", codes));
    }

    [Fact]
    public void The_coverage_in_the_README_is_the_one_that_the_smoke_gets()
    {
        using var answer = JsonDocument.Parse(File.ReadAllText(Smoke("coverage.answer.json")));
        var told =
            $"```text\n{string.Join("\n", answer.RootElement.GetProperty("lines").EnumerateArray().SelectMany(CoverageLines))}\n```\n";
        Assert.Equal(told, Readme.Section("coverage", told));
    }

    private static string Smoke(string file) => Path.Combine(Readme.Root, ".ci", "smoke.d", file);

    // The committed answer has a line for each number; here it has one for each field of the decision, and for each element of its lists.
    private static IEnumerable<string> Lines(string json)
    {
        using var answer = JsonDocument.Parse(json);
        foreach (var field in answer.RootElement.GetProperty("decision").EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Array)
            {
                yield return $"{field.Name}: {Compact(field.Value)}";
                continue;
            }

            yield return $"{field.Name}:";
            foreach (var element in field.Value.EnumerateArray())
            {
                yield return $"  {Compact(element)}";
            }
        }
    }

    // Of a line, what a shopper reads of its remedies, and the offer for machines.
    private static IEnumerable<string> CoverageLines(JsonElement line) =>
        [
            $"{line.GetProperty("model")}:",
            .. line.GetProperty("remedies").EnumerateArray().Select(remedy => $"  {remedy.GetProperty("summary")}"),
            $"  {line.GetProperty("jsonLd")}",
        ];

    private static string ReasonCodes()
    {
        var table = new StringBuilder("| reason code | requirement | clause |\n|---|---|---|\n");
        foreach (var requirement in Enum.GetValues<Requirement>())
        {
            var clauses = CommitmentLetter
                .Rules.Where(rule => rule.Requirement == requirement)
                .SelectMany(rule => rule.Limbs)
                .Select(limb => limb.Clause);
            var cited =
                requirement == Requirement.NoFreeRepair
                    ? Paragraph.OfPaidRepair
                    : string.Join(", ", clauses.Distinct().OrderBy(Paragraph.PlaceOf));
            table.Append(
                $"| `{Named<Wire.V1.ReasonCode>((int)requirement)}` | `{Named<Wire.V1.Requirement>((int)requirement)}` | {cited} |\n"
            );
        }

        return table.ToString();
    }

    // The name in the contract, less that of its vocabulary; the numbers are one after the domain's.
    private static string Named<T>(int member)
        where T : struct, Enum
    {
        var type = Wire.V1.LetterReflection.Descriptor.EnumTypes.Single(type => type.Name == typeof(T).Name);
        var unspecified = type.Values[0].Name;
        return type.FindValueByNumber(member + 1)!.Name[(unspecified.Length - "UNSPECIFIED".Length)..];
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Plain);

    private static string Register()
    {
        var table = new StringBuilder("| clause | about | what it does here |\n|---|---|---|\n");
        foreach (var paragraph in Paragraph.InOrder)
        {
            var does = Does(paragraph).ToArray();
            table.Append($"| {paragraph.Clause} | {English[$"heading.{paragraph.Clause}"]} | {string.Join("<br>", does)} |\n");
        }

        return table.ToString();
    }

    private static IEnumerable<string> Does(Paragraph paragraph)
    {
        foreach (var rule in ClauseTrace.Rows(CommitmentLetter.Rules, paragraph))
        {
            var verb = rule.Effect == Effect.Refuses ? "refuses" : "leaves to discretion";
            yield return $"`{rule.Requirement}` {verb} {Names(rule.Remedies)} when {string.Join(" or ", rule.Limbs.Select(Facts))}";
        }

        foreach (var code in ObligationTable.Clauses.Where(row => row.Clause == paragraph.Clause).Select(row => row.Code))
        {
            yield return $"asks: {English[$"obligation.{code}"]}";
        }

        if (SetsFigure(paragraph.Clause) is { } figure)
        {
            yield return $"sets: {figure}";
        }

        if (paragraph.Role == ParagraphRole.Informs)
        {
            yield return English[$"effect.{paragraph.Clause}"];
        }
    }

    private static string? SetsFigure(string clause) =>
        clause switch
        {
            "1.2" => "free remedies cost nothing but freight (6.7)",
            "2.1" => "the warranty period, counted from the purchase",
            "2.2" => "`service_floor_months`",
            "3.0" => "the purchase date, from the contract where no voucher gives one",
            "3.1" => "`repair_working_days`",
            "3.2" => "`exchange_days`, and the replacement",
            "3.3" => "`return_days`, the refund, and the freight of a return",
            "4.1" => "when a support reply is due",
            "6.7" => "who pays for transport",
            "7" => "the liability cap",
            "9.2" => "which overlays apply",
            "9.3" => "which requirements are waived in writing",
            _ => null,
        };

    private static string Facts(Limb limb) => string.Join(" and ", limb.Facts.Facts().Select(fact => $"`{fact}`"));

    private static string Names(Remedies remedies) =>
        remedies == Remedies.AllFree
            ? "all free remedies"
            : string.Join(", ", remedies.Each().Select(remedy => English[$"remedy.{remedy}"]));
}
