using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>What limits one call, which ends with a value whatever happens.</summary>
/// <param name="Timeout">How long it may take.</param>
/// <param name="Deadline">When the caller's own time is up. The sooner of the two holds. Null: it never is.</param>
/// <param name="Cancellation">The caller's; it alone is thrown.</param>
internal readonly record struct CallLimits(TimeSpan Timeout, DateTime? Deadline, CancellationToken Cancellation)
{
    /// <param name="start">Starts the call.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="fail">Takes a failure.</param>
    internal async Task<TResult> Ask<TAnswer, TResult>(
        Func<CallOptions, AsyncUnaryCall<TAnswer>> start,
        Func<TAnswer, Task<TResult>> read,
        Func<CallFailure, Task<TResult>> fail
    )
    {
        Cancellation.ThrowIfCancellationRequested();
        TAnswer answer;
        try
        {
            using var call = start(new CallOptions(deadline: Sooner(), cancellationToken: Cancellation));
            answer = await call.ResponseAsync;
        }
        catch (RpcException thrown)
        {
            // A server, or a proxy on the way, may cancel a call too; that is a failure like another.
            if (thrown.StatusCode == StatusCode.Cancelled)
            {
                Cancellation.ThrowIfCancellationRequested();
            }

            return await fail(FailureReader.Read(thrown));
        }

        return await read(answer);
    }

    /// <summary>Whether the caller's own time is up.</summary>
    internal bool IsOver => Deadline?.ToUniversalTime() <= DateTime.UtcNow;

    /// <summary>When it has to end.</summary>
    internal DateTime Sooner()
    {
        var own = DateTime.UtcNow + Timeout;
        return Deadline?.ToUniversalTime() is { } given && given < own ? given : own;
    }
}
