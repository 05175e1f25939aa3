using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Refresh;
using Aumate.Warranty.Catalog;
using Google.Protobuf;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// Decides many claims on one catalog. What is wrong with a claim stands in its place and holds up no other; each outcome is written as soon as it is
/// decided, so that a batch holds bytes and not their objects, and knows how large it is.
/// </summary>
internal sealed partial class ClaimBatches(ClaimDecisions decisions, CatalogInForce catalogs, ILogger<ClaimBatches> logger)
{
    // Tag and length before an outcome.
    private const int BytesAround = 6;

    /// <summary>Decides the claims of a batch, in their order. An error is about all of them.</summary>
    /// <param name="requests">The claims.</param>
    /// <param name="cancelled">Asked before each claim.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public Outcome<Answer.ClaimOutcomes> Decide(IReadOnlyList<V1.EvaluateClaimRequest> requests, CancellationToken cancelled)
    {
        // Read once: the whole batch is answered on one revision, and on what was known of it then.
        if (catalogs.Current is not { } held)
        {
            return Refusals.NotReady();
        }

        if (requests.Count is 0 or > Limits.BatchClaims)
        {
            var violations = new Violations("request");
            violations.Add("requests", $"has {requests.Count} claims; a batch has 1 to {Limits.BatchClaims}");
            return Refusals.InvalidRequest(violations);
        }

        var answer = new Answer.ClaimOutcomes { CatalogFreshness = FreshnessWriter.Write(catalogs.FreshnessOf(held)) };
        answer.Outcomes.Capacity = requests.Count;
        Write(answer, requests, held.Snapshot, cancelled);
        return answer;
    }

    // Once an answer does not fit, none after it is worked out: a caller asks again from there on.
    private void Write(
        Answer.ClaimOutcomes answer,
        IReadOnlyList<V1.EvaluateClaimRequest> requests,
        CatalogSnapshot catalog,
        CancellationToken cancelled
    )
    {
        var (bytes, isFull) = (0L, false);
        for (var at = 0; at < requests.Count; at++)
        {
            cancelled.ThrowIfCancellationRequested();
            var outcome = isFull ? null : Decide(requests[at], at, catalog);
            bytes += outcome?.CalculateSize() + BytesAround ?? 0;
            isFull |= bytes > Limits.BatchAnswerBytes;
            answer.Outcomes.Add(isFull || outcome is null ? OutcomeOf(requests[at], Refusals.BatchTooLarge()) : outcome);
        }
    }

    private Answer.ClaimOutcome Decide(V1.EvaluateClaimRequest request, int at, CatalogSnapshot catalog)
    {
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

    private static Answer.ClaimOutcome OutcomeOf(V1.EvaluateClaimRequest request, Outcome<DecidedClaim> outcome)
    {
        var written = new Answer.ClaimOutcome { RequestId = IdOf(request.RequestId), CorrelationId = IdOf(request.CorrelationId) };
        if (outcome.Value is { } decided)
        {
            (written.Decision, written.Receipt) = (decided.Decision.ToByteString(), decided.Receipt);
        }
        else
        {
            written.Error = outcome.Error.ToByteString();
        }

        return written;
    }

    // What is too long for an id is none, and the error beside it says so.
    private static string IdOf(string text) => RequestText.IsValid(text, "", new Violations()) ? text : "";

    [LoggerMessage(LogLevel.Error, "The claim at {At} of a batch could not be decided.")]
    private partial void Failed(Exception fault, int at);
}
