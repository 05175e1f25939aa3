using Grpc.Core;
using Grpc.Net.Client;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Calls with bytes of one's own instead of messages.</summary>
public static class RawCalls
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    public static Method<byte[], byte[]> Evaluate { get; } = Of("EvaluateClaim");

    public static Method<byte[], byte[]> Explain { get; } = Of("ExplainDecision");

    public static Method<byte[], byte[]> Verify { get; } = Of("VerifyDecision");

    public static async Task<byte[]> Send(this GrpcChannel channel, Method<byte[], byte[]> method, byte[] request, Metadata? headers = null)
    {
        using var call = channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(headers), request);
        return await call;
    }

    public static Method<byte[], byte[]> Duplex(string service, string name) =>
        new(MethodType.DuplexStreaming, service, name, Bytes, Bytes);

    public static Method<byte[], byte[]> Of(string service, string name) => new(MethodType.Unary, service, name, Bytes, Bytes);

    private static Method<byte[], byte[]> Of(string name) => Of("aumate.policy.v1.PolicyDecisionService", name);
}
