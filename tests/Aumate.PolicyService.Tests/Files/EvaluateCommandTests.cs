extern alias host;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Tests.Table;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using host::Aumate.PolicyService.ClaimCommands;
using Sylvan.Data.Csv;
using Xunit;

namespace Aumate.PolicyService.Tests.Files;

/// <summary>What a file of claims comes to is what the service answers to each of them.</summary>
public sealed class EvaluateCommandTests(SharedService service) : IClassFixture<SharedService>, IDisposable
{
    private const int Claims = 400;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Lines_of_json_come_to_what_the_service_answers()
    {
        var requests = Drawn().Append(new EvaluateClaimRequest { RequestId = "bad", Claim = new Claim() }).ToList();
        var evaluated = await Evaluated.Run(Written(requests));
        Assert.Equal(EvaluateCommand.SomeInError, evaluated.ExitCode);
        Assert.Equal(await Answers(requests), evaluated.Outcomes);
    }

    [Fact]
    public async Task Rows_of_csv_come_to_what_the_service_answers()
    {
        var requests = Drawn()
            .Append(new EvaluateClaimRequest { RequestId = "full", Claim = Service.Claims.Full() })
            .Where(ClaimCsv.CanHold)
            .ToList();
        Assert.InRange(requests.Count, Claims / 2, Claims);
        var evaluated = await Evaluated.Run(folder.Write("claims.csv", ClaimCsv.Of(requests)), "--format", "jsonl");
        Assert.Equal(await Answers(requests), evaluated.Outcomes);
        Assert.Equal(EvaluateCommand.AllDecided, evaluated.ExitCode);
    }

    [Fact]
    public async Task Rows_of_outcomes_say_what_the_decision_says()
    {
        var requests = Drawn().ToList();
        var target = Path.Combine(folder.FullName, "out.csv");
        await Evaluated.Run(Written(requests), "--output", target);
        using var rows = CsvDataReader.Create(target);
        foreach (var outcome in await Answers(requests))
        {
            Assert.True(rows.Read());
            var decision = outcome.Decision;
            Assert.Equal(outcome.RequestId, rows.GetString(rows.GetOrdinal("request_id")));
            Assert.Equal(decision.DecisionId, rows.GetString(rows.GetOrdinal("decision_id")));
            Assert.Equal(decision.Replacement?.Model ?? "", rows.GetString(rows.GetOrdinal("replacement_model")));
            foreach (var remedy in decision.Remedies)
            {
                string Cell(string name) => rows.GetString(rows.GetOrdinal($"{Snake(remedy.Remedy)}.{name}"));
                Assert.Equal($"{remedy.Status}".ToUpperInvariant(), Cell("status"));
                Assert.Equal(remedy.PrimaryClause, Cell("primary_clause"));
                Assert.Equal(string.Join('|', remedy.MissingFacts.Select(InColumns)), Cell("missing_facts"));
                Assert.Equal(remedy.LastEligibleDay is null, Cell("last_eligible_day").Length == 0);
            }
        }

        Assert.False(rows.Read());
    }

    [Theory]
    [InlineData("claim_date,product.model,complete", "2026-03-15,DX-120,yes", "complete")]
    [InlineData("request_id,claim_date,product.model", "a,,", "claim")]
    [InlineData("claim_date,product.model,purchase.price", "2026-03-15,DX-120,1.5 XXQ", "purchase.price")]
    [InlineData("claim_date,product.model,written_exceptions.0.reference", "2026-03-15,DX-120,x", "written_exceptions.0.requirement")]
    public async Task An_error_names_the_column_whoever_found_it(string header, string row, string columns)
    {
        var target = Path.Combine(folder.FullName, "out.csv");
        await Evaluated.Run(folder.Write("claims.csv", $"{header}\n{row}\n"), "--output", target);
        using var rows = CsvDataReader.Create(target);
        Assert.True(rows.Read());
        Assert.Equal(columns, rows.GetString(rows.GetOrdinal("error_field")));
        Assert.StartsWith($"{columns.Split('|')[0]}: ", rows.GetString(rows.GetOrdinal("error")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_a_mark_with_other_line_ends_and_without_a_last_one_is_the_same()
    {
        var requests = Drawn().Take(50).ToList();
        var plain = await Evaluated.Run(Written(requests));
        var text = string.Join("\r\n\r\n", requests.Select(request => JsonFormatter.Default.Format(request)));
        var other = await Evaluated.Run(folder.Write("other.jsonl", "\uFEFF" + text));
        Assert.Equal(plain.Output, other.Output);
    }

    [Fact]
    public async Task Receipts_are_given_where_they_are_asked_for_and_the_settings_are_the_services()
    {
        var request = DrawnRequests.Draw(1);
        request.IncludeReceipt = true;
        var path = Written([request]);
        Assert.Equal("RECEIPTS_NOT_CONFIGURED", Reason(await Evaluated.Run(path)));
        string[] keys =
        [
            "--Policy:Receipts:SigningKey=a",
            "--Policy:Receipts:Keys:0:Id=a",
            $"--Policy:Receipts:Keys:0:Secret={Convert.ToBase64String(new byte[32])}",
        ];
        Assert.False((await Evaluated.Run([path, .. keys])).Outcomes.Single().Receipt.IsEmpty);
        var csv = await Evaluated.Run([path, "--format", "csv", .. keys]);
        Assert.Contains(",\"QVIB", csv.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cell_that_is_written_is_a_formula_to_a_spreadsheet()
    {
        (string Id, string Cell)[] texts =
        [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("a=b", "a=b"),
            ("a;b", "a;b"),
            ("a;=1+1;b", "a;'=1+1;b"),
            ("a\t@x", "a\t'@x"),
        ];
        var requests = texts
            .Select(text => text.Id)
            .Select(text => new EvaluateClaimRequest { RequestId = text, Claim = Service.Claims.InOrder() });
        var target = Path.Combine(folder.FullName, "out.csv");
        await Evaluated.Run(Written(requests), "--output", target);
        using var rows = CsvDataReader.Create(target);
        var written = await File.ReadAllTextAsync(target);
        foreach (var (_, cell) in texts)
        {
            Assert.True(rows.Read());
            Assert.Equal(cell, rows.GetString(1));
            Assert.Contains($",\"{cell}\",", written, StringComparison.Ordinal);
        }
    }

    // The paths of the contract, in the words of the README on columns.
    private static string InColumns(string path) =>
        path.Replace("claim.", "", StringComparison.Ordinal).Replace('[', '.').Replace("]", "", StringComparison.Ordinal);

    private static string Reason(Evaluated evaluated) => evaluated.Outcomes.Single().Error.GetDetail<Google.Rpc.ErrorInfo>().Reason;

    private static string Snake(Remedy remedy) =>
        string.Concat($"{remedy}".Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant();

    private static IEnumerable<EvaluateClaimRequest> Drawn() => Enumerable.Range(1, Claims - 1).Select(DrawnRequests.Draw);

    private string Written(IEnumerable<EvaluateClaimRequest> requests) =>
        folder.Write("claims.jsonl", string.Concat(requests.Select(request => $"{JsonFormatter.Default.Format(request)}\n")));

    // As the contract of a batch has it, from calls of one claim.
    private async Task<IReadOnlyList<ClaimOutcome>> Answers(IEnumerable<EvaluateClaimRequest> requests)
    {
        List<ClaimOutcome> outcomes = [];
        foreach (var request in requests)
        {
            var outcome = new ClaimOutcome { RequestId = request.RequestId, CorrelationId = request.CorrelationId };
            try
            {
                outcome.Decision = (await service.Client.EvaluateClaimAsync(request)).Decision;
            }
            catch (RpcException refused)
            {
                outcome.Error = refused.GetRpcStatus();
            }

            outcomes.Add(outcome);
        }

        return outcomes;
    }
}
