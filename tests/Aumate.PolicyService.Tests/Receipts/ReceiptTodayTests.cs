using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>What a receipt says of today: whether terms, law, calendar and catalog would decide otherwise, and where.</summary>
public sealed class ReceiptTodayTests(ReceiptWireTests.Replicas replicas) : IClassFixture<ReceiptWireTests.Replicas>
{
    private const string Shorter = """
        {"versions":[{"id":"letter-2","effective_from":"2000-01-01",
          "return_days":3,"exchange_days":30,"service_floor_months":3,"repair_working_days":7}]}
        """;

    [Fact]
    public async Task Where_no_terms_are_in_force_any_more_it_says_why_there_is_no_decision()
    {
        var replay = await Verify(replicas.Now, await Receipt(InOrder()));
        Assert.True(replay is { Equal: true, DiffersToday: true });
        Assert.Equal("No terms were in force on the day of the sale; the first are from 2030-01-01.", replay.RefusedToday);
        Assert.Empty(replay.Differences);
    }

    /// <summary>Receipts as code that has since changed would have given them, under an old version and with a key that is held.</summary>
    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public async Task A_replay_that_comes_to_another_answer_says_so(bool otherId, bool otherAnswer, bool equal)
    {
        var receipt = Replica.Shipped().ReceiptThatSays(ReceiptClaims.Draw(1), otherId, otherAnswer);
        var replay = await Verify(replicas.Then, Google.Protobuf.ByteString.CopyFrom(receipt));
        Assert.Equal(equal, replay.Equal);
    }

    [Fact]
    public async Task Other_terms_are_said_with_every_field_that_they_change()
    {
        using var folder = new TemporaryFolder();
        await using var today = await Start($"--Policy:TermsPath={folder.Write("terms.json", Shorter)}");
        var replay = await Verify(today, await Receipt(InOrder()));
        Assert.True(replay is { Equal: true, DiffersToday: true, RefusedToday: "" });
        var differences = replay.Differences.ToDictionary(difference => difference.Path, difference => (difference.Then, difference.Now));
        Assert.Equal(("\"REMEDY_STATUS_ELIGIBLE\"", "\"REMEDY_STATUS_INELIGIBLE\""), differences["remedies[0].status"]);
        Assert.Equal(("", "\"REQUIREMENT_RETURN_WINDOW\""), differences["remedies[0].primary_reason"]);
        Assert.Equal(("7", "3"), differences["timeline.return_window.days"]);
        Assert.Equal(("17", "13"), differences["timeline.return_window.last_day.day"]);
        Assert.Equal(("\"letter-1\"", "\"letter-2\""), differences["versions.terms_version"]);
        Assert.Equal("", differences["findings[0]"].Then);
        Assert.Contains("\"requirement\": \"REQUIREMENT_RETURN_WINDOW\"", differences["findings[0]"].Now, StringComparison.Ordinal);
        Assert.Contains("decision_id", differences.Keys);
        Assert.DoesNotContain(differences.Keys, path => path.StartsWith("remedies[1]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_catalog_is_said_where_it_gives_another_product()
    {
        var claim = InOrder();
        claim.Product.Model = "JS-1200";
        await using var today = await RunningService.Start(new PeriodCatalog(), ReceiptWireTests.Replicas.OldKey);
        var differences = (await Verify(today, await Receipt(claim))).Differences;
        var outcome = Assert.Single(differences, difference => difference.Path == "replacement.outcome");
        Assert.Equal(("\"REPLACEMENT_OUTCOME_EQUIVALENT\"", "\"REPLACEMENT_OUTCOME_UNKNOWN\""), (outcome.Then, outcome.Now));
        var model = Assert.Single(differences, difference => difference.Path == "replacement.model");
        Assert.Equal(("\"JS-1500\"", ""), (model.Then, model.Now));
    }

    [Fact]
    public async Task What_changes_names_alone_decides_nothing_otherwise()
    {
        using var folder = new TemporaryFolder();
        var letter = Shorter.Replace("\"return_days\":3", "\"return_days\":7", StringComparison.Ordinal);
        await using var today = await Start($"--Policy:TermsPath={folder.Write("terms.json", letter)}");
        var replay = await Verify(today, await Receipt(InOrder()));
        Assert.False(replay.DiffersToday);
        Assert.Equal(["decision_id", "versions.terms_version"], replay.Differences.Select(difference => difference.Path));
    }

    [Fact]
    public async Task Another_calendar_is_said_where_it_gives_other_days()
    {
        var claim = InOrder();
        claim.SupportRequestTime = Timestamp.FromDateTime(new DateTime(2026, 3, 13, 22, 0, 0, DateTimeKind.Utc));
        await using var today = await Start("--Policy:ServiceCenterTimeZone=Asia/Kathmandu");
        var replay = await Verify(today, await Receipt(claim));
        var due = Assert.Single(replay.Differences, difference => difference.Path.StartsWith("timeline", StringComparison.Ordinal));
        Assert.Equal("timeline.support_reply_due.seconds", due.Path);
    }

    [Fact]
    public async Task No_more_than_a_hundred_differences_are_said()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("catalog.json", ReceiptContentTests.Wide("v"));
        var other = folder.Write("other.json", ReceiptContentTests.Wide("w"));
        var claim = InOrder();
        claim.Product.Model = "M-0";
        await using var then = await Start($"--Policy:Catalog:Path={path}");
        await using var today = await Start($"--Policy:Catalog:Path={other}");
        var receipt = (await then.Client.EvaluateClaimAsync(new() { Claim = claim, IncludeReceipt = true })).Receipt;
        var replay = await Verify(today, receipt);
        Assert.Equal(100, replay.Differences.Count);
        Assert.True(replay is { Equal: true, DiffersToday: true });
    }

    [Theory]
    [InlineData(true, "development", "--environment", "Development")]
    [InlineData(false, "", "--environment", "Development", "--Policy:Receipts:DevelopmentKey=false")]
    [InlineData(false, "", "--environment", "Staging")]
    [InlineData(false, "", "--environment", "Production")]
    public async Task Without_keys_there_are_receipts_in_development_alone(bool given, string key, params string[] args)
    {
        await using var service = await RunningService.Start(null, args);
        var asked = service.Client.EvaluateClaimAsync(new() { Claim = InOrder(), IncludeReceipt = true }).ResponseAsync;
        if (given)
        {
            Assert.Equal(key, (await Verify(service, (await asked).Receipt)).KeyId);
            return;
        }

        var shown = service.Client.VerifyDecisionAsync(new() { Receipt = await Receipt(InOrder()) }).ResponseAsync;
        foreach (var call in new Task[] { asked, shown })
        {
            var refused = await Refused.Of(call);
            Assert.Equal((Grpc.Core.StatusCode.FailedPrecondition, "RECEIPTS_NOT_CONFIGURED"), (refused.Code, refused.Reason));
        }

        await service.Client.EvaluateClaimAsync(Evaluate(InOrder()));
    }

    private static Task<RunningService> Start(params string[] args) =>
        RunningService.Start(null, [.. ReceiptWireTests.Replicas.OldKey, .. args]);

    private async Task<Google.Protobuf.ByteString> Receipt(Claim claim) =>
        (await replicas.Then.Client.EvaluateClaimAsync(new() { Claim = claim, IncludeReceipt = true })).Receipt;

    private static async Task<Replay> Verify(RunningService service, Google.Protobuf.ByteString receipt) =>
        (await service.Client.VerifyDecisionAsync(new() { Receipt = receipt })).Replay;
}
