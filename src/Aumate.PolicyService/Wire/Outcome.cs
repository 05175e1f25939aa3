using Grpc.Core;
using Status = Google.Rpc.Status;

namespace Aumate.PolicyService.Wire;

/// <summary>What a request came to: a value, or the status that stands in its place. An error ends no more than what it is about.</summary>
/// <typeparam name="T">The value.</typeparam>
internal readonly struct Outcome<T>
    where T : class
{
    private Outcome(T? value, Status? error) => (Value, Error) = (value, error);

    /// <summary>The value. Null: there is an error.</summary>
    public T? Value { get; }

    /// <summary>The error. Null: there is a value.</summary>
    public Status? Error { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Status error) => new(null, error);

    /// <summary>The value, where a call has nothing else to answer.</summary>
    /// <exception cref="RpcException">There is an error, which ends the call.</exception>
    public T OrThrow() => Value ?? throw Error!.ToRpcException();
}
