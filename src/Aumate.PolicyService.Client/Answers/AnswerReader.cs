using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;

namespace Aumate.PolicyService.Client;

/// <summary>
/// Reads answers. What the contract says is always there must be there; else the answer is another one than was asked for, is of another version of the
/// contract, or was cut, and nothing is known.
/// </summary>
internal static class AnswerReader
{
    internal static ClaimAnswer Read(EvaluateClaimRequest request, EvaluateClaimResponse response) =>
        Read(request, response.RequestId, response.CorrelationId, response.Decision, response.Receipt, response.CatalogFreshness);

    internal static ClaimAnswer Read(EvaluateClaimRequest request, ClaimOutcome outcome, CatalogFreshness? freshness) =>
        outcome.OutcomeCase == ClaimOutcome.OutcomeOneofCase.Error
            ? new ClaimAnswer.NotKnown(request, FailureReader.Read(outcome.Error))
            : Read(request, outcome.RequestId, outcome.CorrelationId, outcome.Decision, outcome.Receipt, freshness);

    internal static CoverageAnswer Read(PreviewCoverageRequest request, PreviewCoverageResponse response) =>
        Fault(request, response) is { } fault
            ? new CoverageAnswer.NotKnown(request, CallFailure.UnreadableAnswer(fault))
            : new CoverageAnswer.Known(request, response);

    private static ClaimAnswer Read(
        EvaluateClaimRequest request,
        string requestId,
        string correlationId,
        Decision? decision,
        ByteString receipt,
        CatalogFreshness? freshness
    )
    {
        var fault =
            requestId != request.RequestId || correlationId != request.CorrelationId ? "it is the answer to another request"
            : decision is null ? "it has no decision"
            : request.IncludeReceipt && receipt.IsEmpty ? "it has no receipt, and one was asked for"
            : Fault(request, decision);
        return fault is null
            ? new ClaimAnswer.Decided(request, decision!, receipt, CatalogAge.Of(freshness))
            : new ClaimAnswer.NotKnown(request, CallFailure.UnreadableAnswer(fault));
    }

    private static string? Fault(EvaluateClaimRequest request, Decision decision)
    {
        var asked = request.Claim?.RequestedRemedy ?? Remedy.Unspecified;
        return Fault(decision.Remedies.Select(one => (one.Remedy, Standings.Of(one.Status) != RemedyStanding.NotKnown)))
            ?? (
                decision.RequestedRemedy != asked ? "it answers for another remedy than was requested"
                : asked == Remedy.Unspecified ? null
                : decision.RequestedStatus != decision.Remedies[Standings.Place(asked)].Status
                    ? "it says two things of the requested remedy"
                : null
            );
    }

    private static string? Fault(PreviewCoverageRequest request, PreviewCoverageResponse response)
    {
        if (response.RequestId != request.RequestId || response.CorrelationId != request.CorrelationId)
        {
            return "it is the answer to another request";
        }

        return response.Lines.Count != request.Lines.Count
            ? $"it has {response.Lines.Count} lines, and the cart has {request.Lines.Count}"
            : request.Lines.Zip(response.Lines, Fault).FirstOrDefault(fault => fault is not null);
    }

    private static string? Fault(CartLine asked, LineCoverage line) =>
        asked.LineId != line.LineId || asked.Model != line.Model
            ? "a line is the answer to another one"
            : Fault(line.Remedies.Select(one => (one.Remedy, Standings.Of(one.Status) != CoverageStanding.NotKnown)));

    // All four, in their order (R20), each with a status of the contract.
    private static string? Fault(IEnumerable<(Remedy Remedy, bool HasStatus)> remedies)
    {
        var place = 0;
        foreach (var (remedy, hasStatus) in remedies)
        {
            if ((int)remedy != ++place || !Standings.IsRemedy(remedy))
            {
                return $"its remedy {place} is {(int)remedy}, and not one of the four in their order";
            }

            if (!hasStatus)
            {
                return $"its remedy {place} has no status of the contract";
            }
        }

        return place == Standings.Remedies ? null : $"it has {place} of {Standings.Remedies} remedies";
    }
}
