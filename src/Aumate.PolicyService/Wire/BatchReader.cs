using Google.Protobuf;

namespace Aumate.PolicyService.Wire;

/// <summary>Reads the claims of a batch, of which the marshaller has looked at none.</summary>
internal static class BatchReader
{
    private static readonly KnownFields Fields = KnownFields.Of(V1.EvaluateClaimRequest.Descriptor);

    /// <summary>One of the claims.</summary>
    /// <exception cref="Grpc.Core.RpcException">It is no message, or has a field that the contract does not define.</exception>
    public static V1.EvaluateClaimRequest Read(Answer.ClaimRequests batch, int at)
    {
        var bytes = batch.Requests[at];
        try
        {
            var request = V1.EvaluateClaimRequest.Parser.ParseFrom(bytes);
            if (Fields.AreAllOf(bytes.Span))
            {
                return request;
            }
        }
        catch (InvalidProtocolBufferException)
        {
            // Told below, with its place in the whole.
        }

        Check(batch);
        throw new InvalidOperationException("A claim that cannot be read is in a batch that can.");
    }

    /// <summary>Reads all of a batch.</summary>
    /// <exception cref="Grpc.Core.RpcException">It cannot be read; the message names the place.</exception>
    public static void Check(Answer.ClaimRequests batch) => StrictMarshaller.Read<V1.EvaluateClaimsRequest>(batch.ToByteArray());
}
