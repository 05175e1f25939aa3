using Google.Protobuf;
using Grpc.Core;

namespace Aumate.PolicyService.Wire;

/// <summary>Reads the claims of a batch, of which the marshaller has looked at none.</summary>
internal static class BatchReader
{
    /// <summary>One of the claims.</summary>
    /// <exception cref="RpcException">It is no message, or has a field that the contract does not define.</exception>
    public static V1.EvaluateClaimRequest Read(Answer.ClaimRequests batch, int at)
    {
        try
        {
            return StrictMarshaller.Read<V1.EvaluateClaimRequest>(batch.Requests[at].Span);
        }
        catch (RpcException)
        {
            // The same of the whole, which knows the place.
            Check(batch);
            throw;
        }
    }

    /// <summary>Reads all of a batch.</summary>
    /// <exception cref="RpcException">It cannot be read; the message names the place.</exception>
    public static void Check(Answer.ClaimRequests batch) => StrictMarshaller.Read<V1.EvaluateClaimsRequest>(batch.ToByteArray());
}
