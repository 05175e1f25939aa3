using Aumate.PolicyService.Wire.V1;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>Has one batch decided in one call.</summary>
internal sealed class ClaimBatch(PolicyDecisionService.PolicyDecisionServiceClient service, PolicyClientOptions options)
{
    private const string TooLarge = "BATCH_TOO_LARGE";

    internal Task<IReadOnlyList<ClaimAnswer>> Evaluate(
        IReadOnlyList<EvaluateClaimRequest> batch,
        DateTime? deadline,
        CancellationToken cancellation
    ) =>
        new CallLimits(options.BatchTimeout, deadline, cancellation).Ask(
            call => service.EvaluateClaimsAsync(new EvaluateClaimsRequest { Requests = { batch } }, call),
            answer => AskLeftOver(Read(batch, answer.Outcomes, answer.CatalogFreshness, out _), deadline, cancellation),
            failure => HangsOnTheRequest(failure) ? OneByOne(batch, deadline, cancellation) : Task.FromResult(NotKnown(batch, failure))
        );

    /// <summary>Whether a failure of a whole batch may be the fault of one claim in it, or of their number, so that the others deserve a call of their own.</summary>
    internal static bool HangsOnTheRequest(CallFailure failure) =>
        failure.Status is StatusCode.InvalidArgument or StatusCode.ResourceExhausted;

    internal async Task<IReadOnlyList<ClaimAnswer>> OneByOne(
        IReadOnlyList<EvaluateClaimRequest> batch,
        DateTime? deadline,
        CancellationToken cancellation
    )
    {
        var answers = new List<ClaimAnswer>(batch.Count);
        foreach (var request in batch)
        {
            answers.Add(await Evaluate(request, deadline, cancellation));
        }

        return answers;
    }

    /// <summary>Asks again, alone, what found no room among the answers to its batch.</summary>
    internal async Task<IReadOnlyList<ClaimAnswer>> AskLeftOver(
        IReadOnlyList<ClaimAnswer> answers,
        DateTime? deadline,
        CancellationToken cancellation
    )
    {
        ClaimAnswer[] whole = [.. answers];
        for (var at = 0; at < whole.Length; at++)
        {
            if (whole[at] is ClaimAnswer.NotKnown { Failure.Reason: TooLarge })
            {
                whole[at] = await Evaluate(whole[at].Request, deadline, cancellation);
            }
        }

        return whole;
    }

    internal Task<ClaimAnswer> Evaluate(EvaluateClaimRequest request, DateTime? deadline, CancellationToken cancellation) =>
        new CallLimits(options.Timeout, deadline, cancellation).Ask(
            call => service.EvaluateClaimAsync(request, call),
            answer => Task.FromResult(AnswerReader.Read(request, answer)),
            failure => Task.FromResult<ClaimAnswer>(new ClaimAnswer.NotKnown(request, failure))
        );

    internal static IReadOnlyList<ClaimAnswer> NotKnown(IReadOnlyList<EvaluateClaimRequest> batch, CallFailure failure) =>
        [.. batch.Select(request => new ClaimAnswer.NotKnown(request, failure))];

    /// <summary>One answer for each claim. Where their numbers differ, which is of which cannot be told, and none is known.</summary>
    internal static IReadOnlyList<ClaimAnswer> Read(
        IReadOnlyList<EvaluateClaimRequest> batch,
        IReadOnlyList<ClaimOutcome> outcomes,
        CatalogFreshness? freshness,
        out bool isInStep
    )
    {
        isInStep = outcomes.Count == batch.Count;
        return isInStep
            ? [.. batch.Zip(outcomes, (request, outcome) => AnswerReader.Read(request, outcome, freshness))]
            : NotKnown(batch, CallFailure.UnreadableAnswer($"it has {outcomes.Count} outcomes for {batch.Count} claims"));
    }
}
