using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.HotPath;
using Aumate.PolicyService.Refresh;
using Aumate.Warranty.Catalog;
using Google.Protobuf;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// Decides many claims on one catalog. What is wrong with a claim stands in its place and holds up no other; each outcome is written as soon as it is
/// decided, so that a batch holds bytes and not their objects, and knows how large it is.
/// </summary>
internal sealed partial class ClaimBatches(
    ClaimDecisions decisions,
    HotDecisions hot,
    CatalogInForce catalogs,
    ILogger<ClaimBatches> logger
)
{
    // Tag and length before an outcome.
    private const int BytesAround = 6;

    /// <summary>Decides the claims of a batch, in their order. An error is about all of them.</summary>
    /// <param name="batch">The claims.</param>
    /// <param name="cancelled">Asked before each claim.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    /// <exception cref="Grpc.Core.RpcException">A claim cannot be read as a message.</exception>
    public Outcome<Answer.ClaimOutcomes> Decide(Answer.ClaimRequests batch, CancellationToken cancelled)
    {
        var requests = batch.Requests;
        // Read once: the whole batch is answered on one revision, and on what was known of it then.
        if (catalogs.Current is not { } held)
        {
            BatchReader.Check(batch);
            return Refusals.NotReady();
        }

        if (requests.Count is 0 or > Limits.BatchClaims)
        {
            BatchReader.Check(batch);
            var violations = new Violations("request");
            violations.Add("requests", $"has {requests.Count} claims; a batch has 1 to {Limits.BatchClaims}");
            return Refusals.InvalidRequest(violations);
        }

        var answer = new Answer.ClaimOutcomes { CatalogFreshness = FreshnessWriter.Write(catalogs.FreshnessOf(held)) };
        answer.Outcomes.Capacity = requests.Count;
        Write(answer, batch, held.Snapshot, cancelled);
        return answer;
    }

    // Once an answer does not fit, none after it is worked out: a caller asks again from there on. All are read all the same: one that is no message fails them all.
    private void Write(Answer.ClaimOutcomes answer, Answer.ClaimRequests batch, CatalogSnapshot catalog, CancellationToken cancelled)
    {
        var (bytes, isFull) = (0L, false);
        for (var at = 0; at < batch.Requests.Count; at++)
        {
            cancelled.ThrowIfCancellationRequested();
            var outcome = isFull ? null : Hot(batch.Requests[at].Span, catalog) ?? Plain(batch, at, catalog);
            bytes += outcome?.Length + BytesAround ?? 0;
            isFull |= bytes > Limits.BatchAnswerBytes;
            answer.Outcomes.Add(isFull || outcome is null ? OutcomeOf(BatchReader.Read(batch, at), Refusals.BatchTooLarge()) : outcome);
        }
    }

    private ByteString? Hot(ReadOnlySpan<byte> request, CatalogSnapshot catalog)
    {
        if (!ClaimBytes.TryRead(request, out var claim) || !hot.TryDecide(in claim, request, catalog, out var decision))
        {
            return null;
        }

        // An outcome has ids and decision in the same fields as the answer to one claim.
        var answer = new HotAnswer(decision, null);
        var outcome = new byte[answer.Length(in claim)];
        answer.Write(in claim, outcome);
        return UnsafeByteOperations.UnsafeWrap(outcome);
    }

    private ByteString Plain(Answer.ClaimRequests batch, int at, CatalogSnapshot catalog)
    {
        var request = BatchReader.Read(batch, at);
        try
        {
            return OutcomeOf(request, decisions.Decide(request, catalog));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failed(fault, at);
            return OutcomeOf(request, Refusals.Fault());
        }
    }

    private static ByteString OutcomeOf(V1.EvaluateClaimRequest request, Outcome<DecidedClaim> outcome)
    {
        var written = new V1.ClaimOutcome { RequestId = IdOf(request.RequestId), CorrelationId = IdOf(request.CorrelationId) };
        if (outcome.Value is { } decided)
        {
            (written.Decision, written.Receipt) = (decided.Decision, decided.Receipt);
        }
        else
        {
            written.Error = outcome.Error;
        }

        return written.ToByteString();
    }

    // What is too long for an id is none, and the error beside it says so.
    private static string IdOf(string text) => RequestText.IsValid(text, "", new Violations()) ? text : "";

    [LoggerMessage(LogLevel.Error, "The claim at {At} of a batch could not be decided.")]
    private partial void Failed(Exception fault, int at);
}
