using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>An OK answer that is not what the contract promises: nothing is known, whatever it seems to say.</summary>
public sealed class UnreadableAnswerTests
{
    private static readonly string[] Ways = ["one", "batch", "many"];

    private static readonly Dictionary<string, Action<EvaluateClaimResponse>> Spoils = new()
    {
        ["no decision"] = answer => answer.Decision = null,
        ["an empty decision"] = answer => answer.Decision = new Decision(),
        ["no id of the decision"] = answer => answer.Decision.DecisionId = "",
        ["no versions"] = answer => answer.Decision.Versions = null,
        ["three remedies"] = answer => answer.Decision.Remedies.RemoveAt(3),
        ["five remedies"] = answer => answer.Decision.Remedies.Add(answer.Decision.Remedies[0]),
        ["a remedy twice"] = answer => answer.Decision.Remedies[1] = answer.Decision.Remedies[0],
        ["another order"] = answer =>
            (answer.Decision.Remedies[0], answer.Decision.Remedies[1]) = (answer.Decision.Remedies[1], answer.Decision.Remedies[0]),
        ["a fifth remedy"] = answer =>
            answer.Decision.Remedies.Add(new RemedyDecision { Remedy = (Remedy)5, Status = RemedyStatus.Ineligible }),
        ["a remedy that is new"] = answer => answer.Decision.Remedies[3].Remedy = (Remedy)99,
        ["no status"] = answer => answer.Decision.Remedies[2].Status = RemedyStatus.Unspecified,
        ["a status that is new"] = answer => answer.Decision.Remedies[2].Status = (RemedyStatus)5,
        ["a status below zero"] = answer => answer.Decision.Remedies[2].Status = (RemedyStatus)(-1),
        ["another request's"] = answer => answer.RequestId = "r-2",
        ["another case's"] = answer => answer.CorrelationId = "case-2",
        ["another remedy requested"] = answer => answer.Decision.RequestedRemedy = Remedy.Return,
    };

    private static readonly Dictionary<string, Action<PreviewCoverageResponse>> CoverageSpoils = new()
    {
        ["no line"] = answer => answer.Lines.Clear(),
        ["two lines"] = answer => answer.Lines.Add(answer.Lines[0]),
        ["another line's"] = answer => answer.Lines[0].LineId = "b",
        ["another model's"] = answer => answer.Lines[0].Model = "JS-1200",
        ["no remedies"] = answer => answer.Lines[0].Remedies.Clear(),
        ["another order"] = answer =>
            (answer.Lines[0].Remedies[0], answer.Lines[0].Remedies[1]) = (answer.Lines[0].Remedies[1], answer.Lines[0].Remedies[0]),
        ["no status"] = answer => answer.Lines[0].Remedies[0].Status = CoverageStatus.Unspecified,
        ["a status that is new"] = answer => answer.Lines[0].Remedies[0].Status = (CoverageStatus)4,
        ["another request's"] = answer => answer.RequestId = "r-2",
        ["another case's"] = answer => answer.CorrelationId = "case-2",
    };

    public static TheoryData<string, string> WaysAndSpoils => [.. from way in Ways from spoil in Spoils.Keys select (way, spoil)];

    public static TheoryData<string> CartSpoils => [.. CoverageSpoils.Keys];

    [Theory]
    [MemberData(nameof(Ask.Ways), MemberType = typeof(Ask))]
    public async Task A_sound_answer_is_known(string way)
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server);
        Assert.Null(await Ask.By(client, way));
    }

    [Theory]
    [MemberData(nameof(WaysAndSpoils))]
    public async Task A_decision_that_breaks_the_contract_is_not_known(string way, string spoil)
    {
        var spoilt = Answers.To(Answers.Request());
        Spoils[spoil](spoilt);
        await using var server = await FaultyServer.Start(call => call.Answer(Wrap(call.Method, spoilt)));
        using var client = Ask.Client(server);
        Assert.Equal(CallFailure.Unreadable, (await Ask.By(client, way))?.Reason);
    }

    [Theory]
    [MemberData(nameof(CartSpoils))]
    public async Task Coverage_that_breaks_the_contract_is_not_known(string spoil)
    {
        var spoilt = Answers.To(Answers.Cart());
        CoverageSpoils[spoil](spoilt);
        await using var server = await FaultyServer.Start(call => call.Answer(spoilt));
        using var client = Ask.Client(server);
        Assert.Equal(CallFailure.Unreadable, (await Ask.By(client, "coverage"))?.Reason);
    }

    [Theory]
    [MemberData(nameof(Ask.Ways), MemberType = typeof(Ask))]
    public async Task Bytes_that_are_no_message_are_not_known(string way)
    {
        await using var server = await FaultyServer.Start(async call =>
        {
            await call.Write([0xFF, 0xFF, 0xFF]);
            await call.End(Grpc.Core.StatusCode.OK);
        });
        using var client = Ask.Client(server, way);
        Assert.NotNull(await Ask.By(client, way));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_batch_with_more_or_fewer_outcomes_is_not_known(int outcomes)
    {
        var answers = Answers.To(Enumerable.Repeat(Answers.Request(), outcomes));
        await using var server = await FaultyServer.Start(call => call.Answer(new EvaluateClaimsResponse { Outcomes = { answers } }));
        using var client = Ask.Client(server);
        Assert.Equal(CallFailure.Unreadable, (await Ask.By(client, "batch"))?.Reason);
        Assert.Equal(CallFailure.Unreadable, (await Ask.By(client, "many"))?.Reason);
    }

    [Fact]
    public async Task An_outcome_that_is_an_error_of_no_kind_is_not_known()
    {
        var outcome = new ClaimOutcome { Error = new Google.Rpc.Status() };
        await using var server = await FaultyServer.Start(call => call.Answer(new EvaluateClaimsResponse { Outcomes = { outcome } }));
        using var client = Ask.Client(server);
        Assert.Equal(CallFailure.Unreadable, (await Ask.By(client, "batch"))?.Reason);
    }

    [Fact]
    public async Task An_answer_without_the_receipt_that_was_asked_for_is_not_known()
    {
        await using var server = await FaultyServer.Start(Answers.Soundly);
        using var client = Ask.Client(server);
        var request = Answers.Request();
        request.IncludeReceipt = true;
        Assert.NotNull(Ask.FailureOf(await client.EvaluateAsync(request)));
    }

    [Fact]
    public async Task A_status_of_the_requested_remedy_that_is_not_the_remedys_own_is_not_known()
    {
        var request = Answers.Request();
        request.Claim.RequestedRemedy = Remedy.Return;
        var answer = Answers.To(request);
        answer.Decision.RequestedRemedy = Remedy.Return;
        answer.Decision.RequestedStatus = RemedyStatus.Eligible;
        await using var server = await FaultyServer.Start(call => call.Answer(answer));
        using var client = Ask.Client(server);
        Assert.NotNull(Ask.FailureOf(await client.EvaluateAsync(request)));
        answer.Decision.RequestedStatus = RemedyStatus.Ineligible;
        Assert.Null(Ask.FailureOf(await client.EvaluateAsync(request)));
    }

    [Fact]
    public async Task A_batch_of_over_four_mebibytes_of_answers_is_read()
    {
        var requests = Answers.Requests(100).ToList();
        await using var server = await FaultyServer.Start(async call =>
        {
            var batch = await call.Read(EvaluateClaimsRequest.Parser);
            var answer = new EvaluateClaimsResponse { Outcomes = { Answers.To(batch!.Requests) } };
            answer.Outcomes[0].Receipt = ByteString.CopyFrom(new byte[5 * 1024 * 1024]);
            await call.Answer(answer);
        });
        using var client = Ask.Client(server);
        Assert.All(await client.EvaluateBatchAsync(requests), answer => Assert.Null(Ask.FailureOf(answer)));
    }

    [Fact]
    public void The_default_of_a_standing_is_not_known()
    {
        Assert.Equal(RemedyStanding.NotKnown, default);
        Assert.Equal(CoverageStanding.NotKnown, default);
    }

    private static IMessage Wrap(string method, EvaluateClaimResponse answer)
    {
        var outcome = new ClaimOutcome { RequestId = answer.RequestId, CorrelationId = answer.CorrelationId };
        if (answer.Decision is not null)
        {
            outcome.Decision = answer.Decision;
        }

        return method switch
        {
            "EvaluateClaims" => new EvaluateClaimsResponse { Outcomes = { outcome } },
            "StreamClaims" => new StreamClaimsResponse { Outcomes = { outcome } },
            _ => answer,
        };
    }
}
