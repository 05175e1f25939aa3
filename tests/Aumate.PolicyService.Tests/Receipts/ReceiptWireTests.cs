using System.Collections.Concurrent;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Tests.Table;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Receipts;

/// <summary>Receipts over the channel: given by one replica, replayed by another on which everything has changed.</summary>
public sealed class ReceiptWireTests(ReceiptWireTests.Replicas replicas) : IClassFixture<ReceiptWireTests.Replicas>
{
    private const int DefaultReceipts = 300;

    /// <summary>How many claims are drawn; more by the environment variable WIRE_RECEIPTS, such as 100000.</summary>
    private static int Receipts => int.TryParse(Environment.GetEnvironmentVariable("WIRE_RECEIPTS"), out var more) ? more : DefaultReceipts;

    [Fact]
    public async Task A_receipt_replays_equal_with_its_working_after_a_restart_with_other_terms_law_catalog_and_key()
    {
        var unequal = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Receipts),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (seed, cancel) =>
            {
                var request = DrawnRequests.Explain(DrawnRequests.Draw(seed));
                request.IncludeReceipt = true;
                var then = await replicas.Then.Client.ExplainDecisionAsync(request, cancellationToken: cancel);
                var byReceipt = new ExplainDecisionRequest(request) { Claim = null, Receipt = then.Receipt };
                var again = await replicas.Now.Client.ExplainDecisionAsync(byReceipt, cancellationToken: cancel);
                var verified = await replicas.Now.Client.VerifyDecisionAsync(
                    new VerifyDecisionRequest { Receipt = then.Receipt },
                    cancellationToken: cancel
                );
                if (
                    !(again.Decision.Equals(then.Decision) && again.Explanation.Equals(then.Explanation) && again.Receipt == then.Receipt)
                    || !(verified.Authentic && verified.Replay.Equal && verified.Replay.Equals(again.Replay))
                    || verified.Replay.DecisionId != then.Decision.DecisionId
                )
                {
                    unequal.Add(seed);
                }
            }
        );
        Assert.True(unequal.IsEmpty, $"{unequal.Count} of {Receipts} replay otherwise: {string.Join(' ', unequal.Order().Take(20))}");
    }

    [Fact]
    public async Task The_receipt_of_an_evaluation_is_that_of_its_explanation_and_only_there_when_it_is_asked_for()
    {
        var request = Asked(Full());
        var explain = new ExplainDecisionRequest { Claim = request.Claim, IncludeReceipt = true };
        var (evaluated, explained) = (await replicas.Then.Client.EvaluateClaimAsync(request), await Explain(replicas.Then, explain));
        Assert.NotEmpty(evaluated.Receipt);
        Assert.Equal(evaluated.Receipt, explained.Receipt);
        Assert.Null(explained.Replay);

        (request.IncludeReceipt, explain.IncludeReceipt) = (false, false);
        Assert.Empty((await replicas.Then.Client.EvaluateClaimAsync(request)).Receipt);
        Assert.Empty((await Explain(replicas.Then, explain)).Receipt);
        Assert.Empty((await Explain(replicas.Now, new ExplainDecisionRequest { Receipt = evaluated.Receipt })).Receipt);
    }

    [Fact]
    public async Task A_receipt_holds_no_serial_number_and_no_name_of_the_call_or_the_case()
    {
        var request = Asked(Full());
        (request.RequestId, request.CorrelationId) = ("REQ-2026-03-15-00042", "CASE-2026-0000000815");
        var receipt = (await replicas.Then.Client.EvaluateClaimAsync(request)).Receipt.ToStringUtf8();
        Assert.All(
            [request.RequestId, request.CorrelationId, request.Claim.Product.SerialNumber],
            name => Assert.DoesNotContain(name, receipt, StringComparison.Ordinal)
        );
        Assert.Equal(receipt, (await replicas.Then.Client.EvaluateClaimAsync(Asked(Full()))).Receipt.ToStringUtf8());
    }

    [Fact]
    public async Task A_receipt_says_its_key_and_its_version_and_that_nothing_has_changed_where_nothing_has()
    {
        var given = await replicas.Then.Client.EvaluateClaimAsync(Asked(Full()));
        var replay = (
            await replicas.Then.Client.VerifyDecisionAsync(
                new VerifyDecisionRequest
                {
                    RequestId = "r",
                    CorrelationId = "c",
                    Receipt = given.Receipt,
                }
            )
        );
        Assert.Equal(
            new VerifyDecisionResponse
            {
                RequestId = "r",
                CorrelationId = "c",
                Authentic = true,
                Replay = new Replay
                {
                    KeyId = "2026-03",
                    ReceiptVersion = 1,
                    DecisionId = given.Decision.DecisionId,
                    Equal = true,
                },
            },
            replay
        );
    }

    [Fact]
    public async Task Some_flips_of_a_single_bit_are_refused_by_both_calls_and_nothing_is_answered()
    {
        var receipt = (await replicas.Then.Client.EvaluateClaimAsync(Asked(InOrder()))).Receipt.ToByteArray();
        var dice = new Dice(4);
        for (var i = 0; i < 200; i++)
        {
            var (place, bit) = (i < receipt.Length ? i : dice.Below(receipt.Length), dice.Below(8));
            receipt[place] ^= (byte)(1 << bit);
            var bytes = ByteString.CopyFrom(receipt);
            var verify = await Refused.Of(Verify(replicas.Then, bytes));
            var explain = await Refused.Of(Explain(replicas.Then, new ExplainDecisionRequest { Receipt = bytes }));
            Assert.Equal((StatusCode.InvalidArgument, "policy.aumate.com"), (verify.Code, verify.Domain));
            Assert.Equal(verify.Reason, explain.Reason);
            Assert.Matches(
                place == 2 ? "^UNKNOWN_RECEIPT_VERSION$"
                    : place < 11 ? "RECEIPT"
                    : "^RECEIPT_NOT_AUTHENTIC$",
                verify.Reason
            );
            receipt[place] ^= (byte)(1 << bit);
        }
    }

    [Theory]
    [InlineData("", "MALFORMED_RECEIPT")]
    [InlineData("4152", "MALFORMED_RECEIPT")]
    [InlineData("415202", "UNKNOWN_RECEIPT_VERSION")]
    public async Task What_is_no_receipt_is_refused_with_its_reason(string hex, string reason)
    {
        var refused = await Refused.Of(Verify(replicas.Then, ByteString.CopyFrom(Convert.FromHexString(hex))));
        Assert.Equal((StatusCode.InvalidArgument, reason), (refused.Code, refused.Reason));
    }

    [Theory]
    [InlineData("1a7f")]
    [InlineData("7a0178")]
    [InlineData("1801")]
    public async Task Bytes_that_are_no_request_to_verify_are_refused_as_malformed(string hex)
    {
        var refused = await Refused.Of(replicas.Then.Channel.Send(RawCalls.Verify, Convert.FromHexString(hex)));
        Assert.Equal((StatusCode.InvalidArgument, "MALFORMED_MESSAGE"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_receipt_of_a_key_that_is_not_held_is_refused()
    {
        var later = Asked(InOrder());
        (later.Claim.ClaimDate, later.Claim.Purchase.PurchaseDate) = (Day(2031, 3, 15), Day(2031, 3, 10));
        var given = await replicas.Now.Client.EvaluateClaimAsync(later);
        Assert.Equal("UNKNOWN_RECEIPT_KEY", (await Refused.Of(Verify(replicas.Then, given.Receipt))).Reason);
        Assert.Equal("2026-04", (await Verify(replicas.Now, given.Receipt)).Replay.KeyId);
    }

    [Fact]
    public async Task Exactly_one_of_claim_and_receipt_is_explained()
    {
        var given = await replicas.Then.Client.EvaluateClaimAsync(Asked(InOrder()));
        foreach (
            var request in new[]
            {
                new ExplainDecisionRequest { Claim = InOrder(), Receipt = given.Receipt },
                new(),
            }
        )
        {
            var refused = await Refused.AsInvalidClaim(Explain(replicas.Then, request));
            Assert.Equal(["claim"], refused.Violations.Select(violation => violation.Field));
        }
    }

    [Fact]
    public async Task Names_that_are_too_long_are_refused_beside_a_receipt_too()
    {
        var given = await replicas.Then.Client.EvaluateClaimAsync(Asked(InOrder()));
        var request = new VerifyDecisionRequest
        {
            RequestId = new string('r', 65),
            CorrelationId = new string('c', 65),
            Receipt = given.Receipt,
        };
        var refused = await Refused.AsInvalidClaim(replicas.Then.Client.VerifyDecisionAsync(request).ResponseAsync);
        Assert.Equal(["request_id", "correlation_id"], refused.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task A_receipt_is_too_large_only_where_a_catalog_says_very_much_and_then_the_decision_is_given_without_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("catalog.json", ReceiptContentTests.Wide(new string('v', 60)));
        await using var service = await RunningService.Start(null, [$"--Policy:Catalog:Path={path}", .. Replicas.OldKey]);
        var request = Asked(InOrder());
        request.Claim.Product.Model = "M-0";
        var refused = await Refused.Of(service.Client.EvaluateClaimAsync(request).ResponseAsync);
        Assert.Equal((StatusCode.FailedPrecondition, "RECEIPT_TOO_LARGE"), (refused.Code, refused.Reason));
        request.IncludeReceipt = false;
        Assert.Equal(100, (await service.Client.EvaluateClaimAsync(request)).Decision.Replacement.Candidates.Count);
    }

    /// <summary>Those on file are of version 1.0.0, whose answers had no reason codes.</summary>
    [Fact]
    public async Task Receipts_that_are_older_than_the_reason_codes_verify_and_replay_equal()
    {
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Data", "receipts.v1.txt")))
        {
            var receipt = ByteString.CopyFrom(Convert.FromHexString(line));
            var verified = await Verify(replicas.Now, receipt);
            Assert.True(verified is { Authentic: true, Replay.Equal: true });
            var explained = await Explain(replicas.Now, new ExplainDecisionRequest { Receipt = receipt });
            Assert.Equal("1.0.0", explained.Decision.Versions.EngineVersion);
            Assert.All(
                explained.Decision.Findings,
                finding => Assert.NotEqual(finding.State == FindingState.Waived, finding.ReasonCode > 0)
            );
        }
    }

    private static EvaluateClaimRequest Asked(Claim claim) => new() { Claim = claim, IncludeReceipt = true };

    private static Task<ExplainDecisionResponse> Explain(RunningService service, ExplainDecisionRequest request) =>
        service.Client.ExplainDecisionAsync(request).ResponseAsync;

    private static Task<VerifyDecisionResponse> Verify(RunningService service, ByteString receipt) =>
        service.Client.VerifyDecisionAsync(new VerifyDecisionRequest { Receipt = receipt }).ResponseAsync;

    /// <summary>Two replicas: as it ships, and after everything has changed but the old key, which still verifies.</summary>
    public sealed class Replicas : IAsyncLifetime
    {
        private const string Terms = """
            {"versions":[{"id":"letter-9","effective_from":"2030-01-01",
              "return_days":1,"exchange_days":2,"service_floor_months":1,"repair_working_days":3}]}
            """;

        public static readonly string[] OldKey =
        [
            "--Policy:Receipts:SigningKey=2026-03",
            "--Policy:Receipts:Keys:0:Id=2026-03",
            "--Policy:Receipts:Keys:0:Secret=dGhlIHNlY3JldCBvZiBNYXJjaCwgMzIgYnl0ZXMgbG9uZw==",
        ];

        private readonly TemporaryFolder folder = new();

        public RunningService Then { get; private set; } = null!;

        public RunningService Now { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Then = await RunningService.Start(null, OldKey);
            Now = await RunningService.Start(
                new PeriodCatalog(),
                [
                    .. OldKey[1..],
                    "--Policy:Receipts:SigningKey=2026-04",
                    "--Policy:Receipts:Keys:1:Id=2026-04",
                    // A file that people edit ends with a line break.
                    $"--Policy:Receipts:Keys:1:SecretPath={folder.Write("key", "dGhlIHNlY3JldCBvZiBBcHJpbCwgMzIgYnl0ZXMgbG9uZw==\n")}",
                    $"--Policy:TermsPath={folder.Write("terms.json", Terms)}",
                    $"--Policy:OverlaysPath={folder.Write("overlays.json", """{"overlays":[]}""")}",
                    "--Policy:ServiceCenterTimeZone=Asia/Kathmandu",
                ]
            );
        }

        public async ValueTask DisposeAsync()
        {
            await Then.DisposeAsync();
            await Now.DisposeAsync();
            folder.Dispose();
        }
    }
}
