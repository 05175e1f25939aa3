using Google.Rpc;
using Grpc.Core;
using Xunit;
using Status = Google.Rpc.Status;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>A call that the service refused, as its caller sees it.</summary>
public sealed record Refused(StatusCode Code, string Reason, string Domain, IReadOnlyList<(string Field, string Description)> Violations)
{
    /// <summary>Awaits a call that is to be refused, with details.</summary>
    public static async Task<Refused> Of(Task call)
    {
        var thrown = await Assert.ThrowsAsync<RpcException>(() => call);
        var status = thrown.GetRpcStatus();
        Assert.True(status is not null, $"no details come with: {thrown.Status}");
        return Of(thrown.StatusCode, status);
    }

    /// <summary>Awaits a claim that is to be refused as bad input (R29).</summary>
    public static async Task<Refused> AsInvalidClaim(Task call)
    {
        var refused = await Of(call);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_CLAIM", "policy.aumate.com"), (refused.Code, refused.Reason, refused.Domain));
        return refused;
    }

    private static Refused Of(StatusCode code, Status status)
    {
        Assert.Equal((int)code, status.Code);
        var info = status.GetDetail<ErrorInfo>();
        Assert.NotNull(info);
        var violations = status.GetDetail<BadRequest>()?.FieldViolations.Select(found => (found.Field, found.Description)) ?? [];
        return new Refused(code, info.Reason, info.Domain, [.. violations]);
    }
}
