namespace Aumate.PolicyService.Scenarios.Calls;

/// <summary>What became of a call.</summary>
/// <param name="IsOk">Whether it was answered, and with the answer to its request.</param>
/// <param name="StatusCode">The status of gRPC, or that the answer is a wrong one.</param>
/// <param name="Message">Why it failed. Empty: it did not.</param>
/// <param name="SizeBytes">Size of the answer.</param>
internal readonly record struct Outcome(bool IsOk, string StatusCode, string Message, long SizeBytes)
{
    /// <summary>In the place of a status: the call was answered, but not with the answer to its request.</summary>
    public const string WrongAnswer = "WRONG_ANSWER";

    public static Outcome Ok(long sizeBytes) => new(true, nameof(Grpc.Core.StatusCode.OK), "", sizeBytes);

    public static Outcome Wrong(string why) => new(false, WrongAnswer, why, 0);

    public static Outcome Failed(Grpc.Core.RpcException failure) => new(false, failure.StatusCode.ToString(), failure.Status.Detail, 0);
}

/// <summary>A call that is to be made.</summary>
/// <param name="Step">The method, by which the figures are told apart.</param>
/// <param name="Make">Makes it. It throws nothing that a service can cause.</param>
internal readonly record struct ScenarioCall(string Step, Func<CancellationToken, Task<Outcome>> Make);
