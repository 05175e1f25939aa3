using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;

namespace Aumate.PolicyService.Client;

/// <summary>
/// Reads answers. What the contract says is always there must be there; else the answer is another one than was asked for, is of another version of the
/// contract, or was cut, and nothing is known.
/// </summary>
internal static class AnswerReader
{
    private const string AnotherRequest = "it is the answer to another request";

    // An id that is longer is none to the service, and comes back empty beside the error that says so.
    private const int LongestId = 64;

    internal static ClaimAnswer Read(AskedClaim claim, EvaluateClaimResponse response) =>
        Read(claim, response.RequestId, response.CorrelationId, response.Decision, response.Receipt, response.CatalogFreshness);

    internal static ClaimAnswer Read(AskedClaim claim, ClaimOutcome outcome, CatalogFreshness? freshness) =>
        outcome.OutcomeCase != ClaimOutcome.OutcomeOneofCase.Error
            ? Read(claim, outcome.RequestId, outcome.CorrelationId, outcome.Decision, outcome.Receipt, freshness)
        : IsOf(claim.Sent, outcome) ? new ClaimAnswer.NotKnown(claim.Given, FailureReader.Read(outcome.Error))
        : new ClaimAnswer.NotKnown(claim.Given, CallFailure.UnreadableAnswer(AnotherRequest));

    internal static CoverageAnswer Read(PreviewCoverageRequest request, PreviewCoverageResponse response) =>
        Fault(request, response) is { } fault
            ? new CoverageAnswer.NotKnown(request, CallFailure.UnreadableAnswer(fault))
            : new CoverageAnswer.Known(request, response);

    private static ClaimAnswer Read(
        AskedClaim claim,
        string requestId,
        string correlationId,
        Decision? decision,
        ByteString receipt,
        CatalogFreshness? freshness
    )
    {
        var request = claim.Sent;
        var fault =
            requestId != request.RequestId || correlationId != request.CorrelationId ? AnotherRequest
            : decision is null ? "it has no decision"
            : decision.DecisionId.Length == 0 || decision.Versions is null ? "its decision has no id, or names no versions"
            : request.IncludeReceipt && receipt.IsEmpty ? "it has no receipt, and one was asked for"
            : Fault(request, decision);
        return fault is null
            ? new ClaimAnswer.Decided(claim.Given, decision!, receipt, CatalogAge.Of(freshness))
            : new ClaimAnswer.NotKnown(claim.Given, CallFailure.UnreadableAnswer(fault));
    }

    private static bool IsOf(EvaluateClaimRequest request, ClaimOutcome outcome) =>
        IsOf(request.RequestId, outcome.RequestId) && IsOf(request.CorrelationId, outcome.CorrelationId);

    private static bool IsOf(string id, string echoed) => echoed == id || (echoed.Length == 0 && id.Length > LongestId);

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
            return AnotherRequest;
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
