using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Explaining;
using Aumate.PolicyService.Hosting;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Google.Protobuf;

namespace Aumate.PolicyService.Wire;

/// <summary>A decision as it is answered.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Receipt">Its receipt. Empty: not asked for.</param>
internal sealed record DecidedClaim(V1.Decision Decision, ByteString Receipt);

/// <summary>The one way in which a claim of a request is decided, whether it comes alone, among others, or to be explained.</summary>
internal sealed class ClaimDecisions(ClaimReader claims, Policy policy, ReplacementMemo memo, ReceiptReplays receipts)
{
    /// <summary>Decides the claim of a request, with its receipt where one is asked for.</summary>
    public Outcome<DecidedClaim> Decide(V1.EvaluateClaimRequest request, CatalogSnapshot catalog)
    {
        var evaluated = Evaluate(catalog, request.RequestId, request.CorrelationId, request.Claim, new Violations());
        if (evaluated.Value is not { } evaluation)
        {
            return evaluated.Error!;
        }

        var decision = DecisionWriter.Write(evaluation.Decision);
        var receipt = request.IncludeReceipt ? receipts.Issue(evaluation, decision) : ByteString.Empty;
        return receipt.Value is { } issued ? new DecidedClaim(decision, issued) : receipt.Error!;
    }

    /// <summary>Decides a claim, with all that a decision comes from.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="requestId">Checked, and not interpreted.</param>
    /// <param name="correlationId">Checked, and not interpreted.</param>
    /// <param name="request">The claim. Null: it is missing, which is a violation.</param>
    /// <param name="violations">What is wrong with the rest of the request.</param>
    public Outcome<Evaluation> Evaluate(
        CatalogSnapshot catalog,
        string requestId,
        string correlationId,
        V1.Claim? request,
        Violations violations
    )
    {
        RequestText.IsValid(requestId, "request_id", violations);
        RequestText.IsValid(correlationId, "correlation_id", violations);
        var claim = claims.Read(request, violations);
        if (claim is null || violations.Any)
        {
            return Refusals.InvalidClaim(violations);
        }

        return policy.Evaluator.Evaluate(claim, catalog, memo.Find) is { } evaluation
            ? evaluation
            : Refusals.TermsNotInForce(SaleDay(claim), FactText.Of(policy.FirstDay));
    }

    // The field whose day chose the terms (R5, R27).
    private static string SaleDay(Claim claim) =>
        FieldPath.Of(
            claim switch
            {
                { VoucherDate: not null } => ClaimField.PurchaseDate,
                { ContractDate: not null } => ClaimField.ContractDate,
                _ => ClaimField.ClaimDate,
            }
        );
}
