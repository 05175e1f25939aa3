using Aumate.PolicyService.Explaining;
using Aumate.PolicyService.Refresh;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Decisions;
using Google.Protobuf;
using Grpc.Core;

namespace Aumate.PolicyService.Wire;

/// <summary>The service of the contract: reads a request, has it decided, writes the answer.</summary>
internal sealed class PolicyDecisionEndpoint(
    ClaimDecisions decisions,
    ClaimBatches batches,
    ClaimStreams streams,
    Explainer explainer,
    CatalogInForce catalogs,
    ReceiptReplays receipts
) : V1.PolicyDecisionService.PolicyDecisionServiceBase
{
    public override Task<V1.EvaluateClaimResponse> EvaluateClaim(V1.EvaluateClaimRequest request, ServerCallContext context)
    {
        var held = Held();
        var decided = decisions.Decide(request, held.Snapshot).OrThrow();
        return Task.FromResult(
            new V1.EvaluateClaimResponse
            {
                RequestId = request.RequestId,
                CorrelationId = request.CorrelationId,
                Decision = decided.Decision,
                Receipt = decided.Receipt,
                CatalogFreshness = FreshnessWriter.Write(catalogs.FreshnessOf(held)),
            }
        );
    }

    // Whoever transcodes to JSON needs the message of the contract.
    [WrittenBy(nameof(WriteOutcomes))]
    public override async Task<V1.EvaluateClaimsResponse> EvaluateClaims(V1.EvaluateClaimsRequest request, ServerCallContext context) =>
        V1.EvaluateClaimsResponse.Parser.ParseFrom(
            (await WriteOutcomes(Answer.ClaimRequests.Parser.ParseFrom(request.ToByteArray()), context)).ToByteArray()
        );

    /// <summary>The answer of <see cref="EvaluateClaims"/>, as it is written.</summary>
    public Task<Answer.ClaimOutcomes> WriteOutcomes(Answer.ClaimRequests request, ServerCallContext context) =>
        Task.FromResult(batches.Decide(request, context.CancellationToken).OrThrow());

    // Over gRPC alone, where its twin answers.
    [WrittenBy(nameof(WriteStream))]
    public override Task StreamClaims(
        IAsyncStreamReader<V1.StreamClaimsRequest> requestStream,
        IServerStreamWriter<V1.StreamClaimsResponse> responseStream,
        ServerCallContext context
    ) => base.StreamClaims(requestStream, responseStream, context);

    /// <summary>The answers of <see cref="StreamClaims"/>, as they are written.</summary>
    public Task WriteStream(
        IAsyncStreamReader<Answer.ClaimRequests> requests,
        IServerStreamWriter<Answer.ClaimOutcomes> answers,
        ServerCallContext context
    ) => streams.Answer(requests, answers, context.CancellationToken);

    // Whoever transcodes to JSON needs the message of the contract.
    [WrittenBy(nameof(WriteExplanation))]
    public override async Task<V1.ExplainDecisionResponse> ExplainDecision(V1.ExplainDecisionRequest request, ServerCallContext context) =>
        V1.ExplainDecisionResponse.Parser.ParseFrom((await WriteExplanation(request, context)).ToByteArray());

    /// <summary>The answer of <see cref="ExplainDecision"/>, as it is written.</summary>
    public Task<Answer.ExplainDecisionResponse> WriteExplanation(V1.ExplainDecisionRequest request, ServerCallContext context)
    {
        var violations = new Violations();
        var reader = ExplainRequestReader.ReadReader(request, violations);
        var remedies = ExplainRequestReader.ReadRemedies(request, violations);
        var held = Held();
        var (evaluation, decision, replay) = request.Receipt.IsEmpty
            ? Decide(held.Snapshot, request, violations)
            : Replay(held.Snapshot, request, violations);
        return Task.FromResult(
            new Answer.ExplainDecisionResponse
            {
                RequestId = request.RequestId,
                CorrelationId = request.CorrelationId,
                Decision = decision,
                Explanation = ExplanationWriter.Write(explainer.Explain(evaluation, reader, remedies), evaluation),
                Receipt =
                    !request.IncludeReceipt ? ByteString.Empty
                    : replay is null ? receipts.Issue(evaluation, decision).OrThrow()
                    : request.Receipt,
                Replay = replay,
                CatalogFreshness = FreshnessWriter.Write(catalogs.FreshnessOf(held)),
            }
        );
    }

    public override Task<V1.VerifyDecisionResponse> VerifyDecision(V1.VerifyDecisionRequest request, ServerCallContext context)
    {
        var replayed = Replay(Held().Snapshot, request.RequestId, request.CorrelationId, request.Receipt, new Violations());
        return Task.FromResult(
            new V1.VerifyDecisionResponse
            {
                RequestId = request.RequestId,
                CorrelationId = request.CorrelationId,
                Authentic = true,
                Replay = replayed.Replay,
            }
        );
    }

    private (Evaluation Evaluation, V1.Decision Decision, V1.Replay? Replay) Decide(
        CatalogSnapshot catalog,
        V1.ExplainDecisionRequest request,
        Violations violations
    )
    {
        if (request.Claim is null)
        {
            violations.Add("claim", "or receipt is required");
            throw Refusals.InvalidClaim(violations).ToRpcException();
        }

        var evaluation = decisions.Evaluate(catalog, request.RequestId, request.CorrelationId, request.Claim, violations).OrThrow();
        return (evaluation, DecisionWriter.Write(evaluation.Decision), null);
    }

    private (Evaluation Evaluation, V1.Decision Decision, V1.Replay? Replay) Replay(
        CatalogSnapshot catalog,
        V1.ExplainDecisionRequest request,
        Violations violations
    )
    {
        if (request.Claim is not null)
        {
            violations.Add("claim", "is given beside receipt; give one of them");
        }

        var replayed = Replay(catalog, request.RequestId, request.CorrelationId, request.Receipt, violations);
        return (replayed.Evaluation, replayed.Decision, replayed.Replay);
    }

    // Read once: the whole request is answered on one revision, and on what was known of it then.
    private HeldCatalog Held() => catalogs.Current ?? throw Refusals.NotReady().ToRpcException();

    private Replayed Replay(CatalogSnapshot catalog, string requestId, string correlationId, ByteString receipt, Violations violations)
    {
        RequestText.IsValid(requestId, "request_id", violations);
        RequestText.IsValid(correlationId, "correlation_id", violations);
        return violations.Any ? throw Refusals.InvalidClaim(violations).ToRpcException() : receipts.Replay(receipt, catalog).OrThrow();
    }
}
