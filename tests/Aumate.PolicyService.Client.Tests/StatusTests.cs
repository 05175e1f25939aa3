using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>However a call ends but well: nothing is known.</summary>
public sealed class StatusTests
{
    private static readonly string[] Faults = ["reset", "cut", "page", "gateway", "status 99", "no message", "a message and an error"];

    // After all others a person looks, also after a fault of the service. RESOURCE_EXHAUSTED of a claim that is not too large is of somebody who limits calls.
    private static readonly StatusCode[] MayEndOtherwise =
    [
        StatusCode.Unavailable,
        StatusCode.DeadlineExceeded,
        StatusCode.Cancelled,
        StatusCode.Aborted,
        StatusCode.ResourceExhausted,
    ];

    public static TheoryData<string, StatusCode> WaysAndCodes =>
        [.. from way in Ask.Ways from code in System.Enum.GetValues<StatusCode>() where code != StatusCode.OK select (way.Data, code)];

    public static TheoryData<string, string> WaysAndFaults => [.. from way in Ask.Ways from fault in Faults select (way.Data, fault)];

    [Theory]
    [MemberData(nameof(WaysAndCodes))]
    public async Task Every_status_but_ok_is_not_known(string way, StatusCode code)
    {
        await using var server = await FaultyServer.Failing(code);
        using var client = Ask.Client(server, way);
        var failure = await Ask.By(client, way);
        Assert.Equal(code, failure?.Status);
        Assert.NotEmpty(failure!.Reason);
        Assert.Equal(MayEndOtherwise.Contains(code), failure.IsRetriable);
    }

    [Theory]
    [MemberData(nameof(WaysAndFaults))]
    public async Task Whatever_breaks_on_the_way_is_not_known(string way, string fault)
    {
        await using var server = await FaultyServer.Start(call => Break(call, fault));
        using var client = Ask.Client(server, way);
        Assert.NotNull(await Ask.By(client, way));
    }

    [Theory]
    [MemberData(nameof(Ask.Ways), MemberType = typeof(Ask))]
    public async Task Nobody_listening_is_not_known(string way)
    {
        var server = await FaultyServer.Failing(StatusCode.Unavailable);
        using var client = Ask.Client(server, way);
        await server.DisposeAsync();
        var failure = await Ask.By(client, way);
        Assert.Equal(StatusCode.Unavailable, failure?.Status);
        Assert.True(failure!.IsRetriable);
    }

    [Theory]
    [MemberData(nameof(Ask.Ways), MemberType = typeof(Ask))]
    public async Task A_reason_and_violations_are_told_as_the_service_told_them(string way)
    {
        var status = new Google.Rpc.Status { Code = (int)StatusCode.InvalidArgument, Message = "The claim has 1 violation(s)." };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = "policy.aumate.com", Reason = "INVALID_CLAIM" }));
        var violation = new BadRequest.Types.FieldViolation { Field = "claim.claim_date", Description = "is required" };
        status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violation } }));
        await using var server = await FaultyServer.Start(call => call.End(StatusCode.InvalidArgument, status));
        using var client = Ask.Client(server);
        var failure = await Ask.By(client, way);
        Assert.Equal("INVALID_CLAIM", failure?.Reason);
        Assert.Equal([new FieldViolation("claim.claim_date", "is required")], failure!.Violations);
        Assert.False(failure.IsRetriable);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("another domain")]
    [InlineData("nothing")]
    public async Task Details_that_say_nothing_leave_the_status_to_speak(string details)
    {
        var status = new Google.Rpc.Status { Code = (int)StatusCode.FailedPrecondition };
        if (details != "nothing")
        {
            status.Details.Add(Any.Pack(new ErrorInfo { Domain = "example.com", Reason = "OTHER" }));
        }

        if (details == "garbage")
        {
            status.Details[0].Value = Google.Protobuf.ByteString.CopyFrom(0xFF, 0xFF);
        }

        await using var server = await FaultyServer.Start(call => call.End(StatusCode.FailedPrecondition, status));
        using var client = Ask.Client(server);
        Assert.Equal("FAILED_PRECONDITION", (await Ask.By(client, "one"))?.Reason);
    }

    private static async Task Break(ScriptedCall call, string fault)
    {
        switch (fault)
        {
            case "reset":
                call.Reset();
                break;
            case "cut":
                call.Cut();
                break;
            case "page":
                await call.AnswerPlainly(200);
                break;
            case "gateway":
                await call.AnswerPlainly(502);
                break;
            case "status 99":
                await call.End((StatusCode)99);
                break;
            case "no message":
                await call.End(StatusCode.OK);
                break;
            default:
                await call.Write([]);
                await call.End(StatusCode.Internal);
                break;
        }
    }
}
