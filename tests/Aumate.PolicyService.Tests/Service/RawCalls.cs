using Grpc.Core;
using Grpc.Net.Client;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Calls with bytes of one's own instead of messages.</summary>
public static class RawCalls
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    public static Method<byte[], byte[]> Evaluate { get; } = Of("EvaluateClaim");

    public static Method<byte[], byte[]> Explain { get; } = Of("ExplainDecision");

    public static async Task<byte[]> Send(this GrpcChannel channel, Method<byte[], byte[]> method, byte[] request)
    {
        using var call = channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, request);
        return await call;
    }

    private static Method<byte[], byte[]> Of(string name) =>
        new(MethodType.Unary, "aumate.policy.v1.PolicyDecisionService", name, Bytes, Bytes);
}
