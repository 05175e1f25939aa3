using Aumate.PolicyService.Wire.V1;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>A claim as it was given, and as it is sent.</summary>
internal sealed class AskedClaim
{
    private AskedClaim(EvaluateClaimRequest given, EvaluateClaimRequest sent)
    {
        Given = given;
        Sent = sent;
        Bytes = sent.CalculateSize();
        Refusal = Bytes > Batching.MostRequestBytes ? TooLarge() : BrokenTexts.RefusalOf(given);
    }

    internal EvaluateClaimRequest Given { get; }

    internal EvaluateClaimRequest Sent { get; }

    internal int Bytes { get; }

    /// <summary>Why it is not sent at all. Null: it is.</summary>
    internal CallFailure? Refusal { get; }

    /// <summary>A claim that is asked alone, whose answer can be no other's.</summary>
    internal static AskedClaim Alone(EvaluateClaimRequest request) => new(request, request);

    /// <summary>
    /// A claim among many. It is copied, since the caller may fill the same object again for the next; and where it has no id, it is sent with a number, so that its answer can be told
    /// from every other.
    /// </summary>
    internal static AskedClaim Among(EvaluateClaimRequest request, long number)
    {
        var given = request.Clone();
        if (given.RequestId.Length > 0)
        {
            return new AskedClaim(given, given);
        }

        var sent = given.Clone();
        sent.RequestId = $"#{number}";
        return new AskedClaim(given, sent);
    }

    private CallFailure TooLarge() =>
        FailureReader.Of(
            StatusCode.ResourceExhausted,
            $"The request has {Bytes} bytes; the client sends {Batching.MostRequestBytes} at most."
        );
}
