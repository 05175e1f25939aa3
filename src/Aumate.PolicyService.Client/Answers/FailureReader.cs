using System.Collections.Immutable;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Aumate.PolicyService.Client;

/// <summary>Reads what is said of a failure. Details that are missing or damaged only say less; it stays a failure.</summary>
internal static class FailureReader
{
    private const string Domain = "policy.aumate.com";

    /// <summary>How a call ended.</summary>
    internal static CallFailure Read(RpcException thrown) =>
        Read(thrown.StatusCode, thrown.Status.Detail, thrown.Trailers.GetRpcStatus(ignoreParseError: true));

    /// <summary>What became of one claim among many.</summary>
    internal static CallFailure Read(RpcStatus status) =>
        status.Code == (int)StatusCode.OK
            ? CallFailure.UnreadableAnswer("it has an error that is none")
            : Read((StatusCode)status.Code, status.Message, status);

    /// <summary>A failure that no server said.</summary>
    internal static CallFailure Of(StatusCode code, string message) => Read(code, message, null);

    private static CallFailure Read(StatusCode code, string message, RpcStatus? status)
    {
        var info = Detail<ErrorInfo>(status);
        var reason = info is { Domain: Domain, Reason.Length: > 0 } ? info.Reason : NameOf(code);
        var violations = Detail<BadRequest>(status)?.FieldViolations.Select(one => new FieldViolation(one.Field, one.Description));
        return new CallFailure(reason, code, message, violations?.ToImmutableArray() ?? [], IsRetriable(code));
    }

    private static T? Detail<T>(RpcStatus? status)
        where T : class, IMessage<T>, new()
    {
        try
        {
            return status?.GetDetail<T>();
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    // Size is what this contract means by RESOURCE_EXHAUSTED, so the same request meets it again; and a fault (INTERNAL, UNKNOWN, DATA_LOSS) is one that a person has to look at.
    private static bool IsRetriable(StatusCode code) =>
        code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.Aborted;

    // The names of the statuses as gRPC writes them, not as C# does.
    internal static string NameOf(StatusCode code) =>
        Enum.IsDefined((Code)code)
            ? string.Concat($"{(Code)code}".Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}"))
                .ToUpperInvariant()
            : $"STATUS_{(int)code}";
}
