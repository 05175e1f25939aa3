extern alias host;
using System.Text;
using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.ClaimCommands;
using Xunit;

namespace Aumate.PolicyService.Tests.Files;

/// <summary>Files that are wrong: as a whole, then nothing is decided; or in a row, then the others are.</summary>
public sealed class BadClaimFileTests : IDisposable
{
    private const string Good = "2026-03-15,DX-120";

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Headers =>
        new()
        {
            { "", "claims.csv:2:1: the column '2026-03-15' is unknown" },
            { "claim_date", "the column 'product.model' is missing" },
            { "product.model", "the column 'claim_date' or 'claim_time' is missing" },
            { "claim_date,product.model,product.modell", "claims.csv:1:26: the column 'product.modell' is unknown" },
            { "claim_date,product.model,claim_date", "claims.csv:1:26: the column 'claim_date' is given twice" },
            { "claim_date,product.model,claim.complete", "the column 'claim.complete' is unknown" },
            { "claim_date,product.model,claim", "the column 'claim' is unknown" },
            { "claim_date,product.model,purchase", "the column 'purchase' is unknown" },
            { "claim_date,product.model,purchase.price.units", "the column 'purchase.price.units' is unknown" },
            { "claim_date,product.model,services.covered", "the column 'services.covered' is unknown" },
            { "claim_date,product.model,services.00.covered", "the column 'services.00.covered' is unknown" },
            { "claim_date,product.model,services.32.covered", "the column 'services.32.covered' is unknown" },
            { "claim_date,product.model,services.0", "the column 'services.0' is unknown" },
            { "claim_date,product.model,complete.x", "the column 'complete.x' is unknown" },
            { "sep=;\nclaim_date;product.model", "claims.csv:1:1: a line \"sep=\" is no header" },
            { "claim_date,product.model,", "the column '' is unknown" },
        };

    public static TheoryData<string, string, string> Cells =>
        new()
        {
            { "complete", "yes", "claims.csv:2:19: \"yes\" is not true or false" },
            { "claim_time", "2026-03-15", "is not an instant such as 2026-03-15T09:30:00Z" },
            { "purchase.purchase_date", "15.03.2026", "is not a day such as 2026-03-15" },
            { "purchase.purchase_date", "03/15/2026", "is not a day such as 2026-03-15" },
            { "purchase.purchase_date", "2026-02-30", "is not a day such as 2026-03-15" },
            { "purchase.price", "99", "is not an amount with its currency such as 99.5 USD" },
            { "purchase.price", "-1 USD", "is not an amount" },
            { "purchase.price", "1e3 USD", "is not an amount" },
            { "purchase.price", "1.0000000001 USD", "is not an amount" },
            { "purchase.price", "\"1,5 USD\"", "is not an amount" },
            { "purchase.price", "1.5 XXQ", "claim.purchase.price.currency_code" },
            { "purchase.price_kind", "CHEAP", "is not one of STANDARD, SPECIAL" },
            { "purchase.price_kind", "1", "is not one of STANDARD, SPECIAL" },
            { "purchase.price_kind", "UNSPECIFIED", "is not one of STANDARD, SPECIAL" },
            { "failure.causes", "MISUSE|", "\"\" is not one or more, parted by |, of MISUSE" },
            { "contract.period_months", "12.0", "is not a whole number" },
            { "contract.period_months", "601", "claim.contract.period_months" },
            { "services.1.covered", "true", "numbered from 0 without a gap" },
            { "jurisdiction", "Atlantis", "claim.jurisdiction" },
            { "jurisdiction", " US-CA", "\" US-CA\" has white space around it, where only \"US-CA\" would be right" },
            { "request_id", "a\u00a0", "has white space around it" },
            { "request_id", " ", "has white space around it" },
            { "complete", "true ", "has white space around it" },
            { "failure.causes", "MISUSE| ACCIDENT", "has white space around it" },
            { "request_id", "a\u200bb", "claims.csv:2:19: it has the invisible character U+200B" },
            { "request_id", "a\ufeff", "it has the invisible character U+FEFF" },
            { "request_id", "a\u0001", "it has the invisible character U+0001" },
            { "request_id", "a\U000e0041", "it has the invisible character U+E0041" },
        };

    public static TheoryData<string, string> JsonLines =>
        new()
        {
            { "{", "claims.jsonl:1:2: the text is no JSON" },
            { "{} {}", "claims.jsonl:1:4: the text is no JSON" },
            { "null", "no EvaluateClaimRequest" },
            { "[]", "no EvaluateClaimRequest" },
            { """{"claim": {"complette": true}}""", "claim.complette is nothing that this version of the contract defines in Claim" },
            { """{"claim": {"complete": "yes"}}""", "claims.jsonl:1:1: claim.complete cannot be read" },
            {
                """{"claim": {"purchase": {"priceKind": "CHEAP"}}}""",
                "claim.purchase.priceKind is none of PRICE_KIND_STANDARD, PRICE_KIND_SPECIAL"
            },
            { """{"requestId": "a", "requestId": "b"}""", "requestId is there twice" },
            { """{"claim": {"claimDate": null, "claim_date": null}}""", "claim.claim_date is there twice" },
            { """{"claim": {"services": [{"covered": true, "Covered": true}]}}""", "claim.services[0].Covered is nothing" },
            { """{"claim": {"complete": 1e999}}""", "claim.complete cannot be read" },
            { """{"requestId": "\uD800"}""", "claims.jsonl:1:1: the text is no JSON: a text in it has half a character" },
            { """{"\uD800": 1}""", "claims.jsonl:1:1: the text is no JSON: a text in it has half a character" },
            { """{"claim": {"\uD800": 1}}""", "half a character" },
            { """{"claim": {"contract": {"periodMonths": 4.9999999999999999999}}}""", "claim.contract.periodMonths is no whole number" },
        };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task A_header_that_is_wrong_is_refused_before_anything_is_decided(string header, string said)
    {
        var evaluated = await Evaluated.Run(folder.Write("claims.csv", $"{header}\n{Good}\n"));
        Assert.Equal(EvaluateCommand.NotRun, evaluated.ExitCode);
        Assert.Contains(said, evaluated.Errors, StringComparison.Ordinal);
        Assert.Empty(evaluated.Output);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    public async Task A_line_of_a_spreadsheet_before_the_header_is_one_error(string separator)
    {
        var path = folder.Write("claims.csv", $"sep={separator}\nclaim_date{separator}product.model\n");
        var errors = (await Evaluated.Run(path)).Errors;
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("TRUE")]
    [InlineData("False")]
    public async Task Yes_and_no_are_read_as_spreadsheets_write_them(string cell)
    {
        async Task<string> Output(string truth)
        {
            var path = folder.Write("claims.csv", $"claim_date,product.model,complete\n{Good},{truth}\n");
            var evaluated = await Evaluated.Run(path);
            Assert.Equal(EvaluateCommand.AllDecided, evaluated.ExitCode);
            return evaluated.Output;
        }

        Assert.Equal(await Output(cell.ToLowerInvariant()), await Output(cell));
    }

    [Theory]
    [InlineData("\n", 2)]
    [InlineData("", 1)]
    public async Task A_row_that_is_cut_is_not_decided_and_the_ones_before_are(string end, int decided)
    {
        var path = folder.Write("claims.csv", "");
        byte[] whole = [.. Encoding.UTF8.GetBytes($"claim_date,product.model\n{Good}\n{Good}{end}"), 0xff, .. "\n"u8];
        await File.WriteAllBytesAsync(path, whole);
        var evaluated = await Evaluated.Run(path, "--format", "jsonl");
        Assert.Equal(EvaluateCommand.NotRun, evaluated.ExitCode);
        Assert.Contains("no UTF-8 text", evaluated.Errors, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat(true, decided), evaluated.Outcomes.Select(outcome => outcome.Decision is not null));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_cell_that_is_wrong_is_an_error_of_its_row_alone(string column, string cell, string said)
    {
        var evaluated = await Evaluated.Run(
            folder.Write("claims.csv", $"claim_date,product.model,{column}\n{Good},{cell}\n{Good},\n"),
            "--format",
            "jsonl"
        );
        Assert.Equal(EvaluateCommand.SomeInError, evaluated.ExitCode);
        Assert.Contains(said.Replace("\"", "\\\"", StringComparison.Ordinal), evaluated.Lines[0], StringComparison.Ordinal);
        Assert.Equal([false, true], evaluated.Outcomes.Select(outcome => outcome.Decision is not null));
    }

    [Theory]
    [MemberData(nameof(JsonLines))]
    public async Task A_line_that_is_wrong_is_an_error_of_its_own_alone(string line, string said)
    {
        const string good = """{"claim": {"claimDate": {"year": 2026, "month": 3, "day": 15}, "product": {"model": "DX-120"}}}""";
        var evaluated = await Evaluated.Run(folder.Write("claims.jsonl", $"{line}\n{good}"));
        Assert.Equal(EvaluateCommand.SomeInError, evaluated.ExitCode);
        var outcomes = evaluated.Outcomes.ToList();
        Assert.Contains(said, outcomes[0].Error.Message, StringComparison.Ordinal);
        Assert.NotNull(outcomes[1].Decision);
    }

    /// <summary>A sign of replacement would make another model of it.</summary>
    [Fact]
    public async Task A_line_of_invalid_UTF8_is_an_error_and_not_another_claim()
    {
        const string claim = """{"claim": {"claimDate": {"year": 2026, "month": 3, "day": 15}, "product": {"model": "JS-12~00"}}}""";
        var path = folder.Write("claims.jsonl", "");
        byte[] line = [.. Encoding.ASCII.GetBytes(claim)];
        line[line.IndexOf((byte)'~')] = 0xff;
        await File.WriteAllBytesAsync(path, [.. line, (byte)'\n', .. Encoding.ASCII.GetBytes(claim)]);
        var outcomes = (await Evaluated.Run(path)).Outcomes.ToList();
        Assert.Equal("claims.jsonl:1:1: the text is not in UTF-8", outcomes[0].Error.Message);
        Assert.Null(outcomes[0].Decision);
        Assert.NotNull(outcomes[1].Decision);
    }

    [Fact]
    public async Task A_row_of_another_width_is_an_error_with_its_line()
    {
        var path = folder.Write("claims.csv", $"claim_date,product.model\n{Good}\n2026-03-15\n\n{Good},x\n");
        var evaluated = await Evaluated.Run(path);
        Assert.Equal(EvaluateCommand.SomeInError, evaluated.ExitCode);
        Assert.Equal(["line", "2", "3", "5"], evaluated.Lines.Select(line => line.Split(',')[0].Trim('"')));
        Assert.Contains("claims.csv:3:1: it has 1 cells, and the header has 2", evaluated.Lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claims.csv", "claim_date,product.model\n2026-03-15,DX-120\n2026-03-15,\"DX", "not CSV")]
    [InlineData("claims.csv", "claim_date,product.model\n2026-03-15,DX-120\n2026-03-15,\u0000", "a control character (NUL)")]
    [InlineData("claims.jsonl", "{}\n", "a line of more than")]
    public async Task A_file_that_breaks_off_leaves_what_was_there_before(string name, string text, string said)
    {
        var target = folder.Write("out.jsonl", "before");
        text += name == "claims.jsonl" ? new string(' ', 300_000) + "{}" : "";
        var evaluated = await Evaluated.Run(folder.Write(name, text), "--output", target);
        Assert.Equal(EvaluateCommand.NotRun, evaluated.ExitCode);
        Assert.Contains(said, evaluated.Errors, StringComparison.Ordinal);
        Assert.Equal("before", await File.ReadAllTextAsync(target));
        Assert.Equal(2, Directory.GetFiles(folder.FullName).Length);
    }

    [Theory]
    [InlineData("claims.txt")]
    [InlineData("missing.csv")]
    [InlineData("claims.csv", "--output", "out.txt")]
    [InlineData("claims.csv", "--output", "claims.csv")]
    [InlineData("claims.csv", "--output", "no/such/folder.csv")]
    [InlineData("claims.csv", "--format", "xml")]
    [InlineData("claims.csv", "--unknown")]
    [InlineData("claims.csv", "--Policy:Catalog:Path=missing.json")]
    [InlineData()]
    public async Task What_cannot_run_says_so_and_writes_nothing(params string[] words)
    {
        var text = $"claim_date,product.model\n{Good}\n";
        folder.Write("claims.csv", text);
        folder.Write("claims.txt", text);
        string[] placed =
        [
            .. words.Select(word =>
                word.Contains('.', StringComparison.Ordinal) && word[0] != '-' ? Path.Combine(folder.FullName, word) : word
            ),
        ];
        var evaluated = await Evaluated.Run(placed);
        Assert.Equal(EvaluateCommand.NotRun, evaluated.ExitCode);
        Assert.NotEmpty(evaluated.Errors);
        Assert.Equal(text, await File.ReadAllTextAsync(Path.Combine(folder.FullName, "claims.csv")));
        Assert.Equal(2, Directory.GetFiles(folder.FullName).Length);
    }
}
