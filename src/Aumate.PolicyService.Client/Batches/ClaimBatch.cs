using Aumate.PolicyService.Wire.V1;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>Has claims decided in calls of one answer. All that one batch comes to, parts of it that are asked again included, ends within its time.</summary>
internal sealed class ClaimBatch(PolicyDecisionService.PolicyDecisionServiceClient service, PolicyClientOptions options)
{
    private const string TooLarge = "BATCH_TOO_LARGE";

    // What the service takes in a call of one claim or one cart.
    private const int MostAlone = 64 * 1024;

    internal async Task<IReadOnlyList<ClaimAnswer>> Evaluate(Batch batch, DateTime? deadline, CancellationToken cancellation)
    {
        var limits = new CallLimits(options.BatchTimeout, deadline, cancellation);
        limits = limits with { Deadline = limits.Sooner() };
        return batch.AllWith(batch.Sent.Count == 0 ? [] : await AskTogether(batch.Sent, limits));
    }

    internal Task<ClaimAnswer> Evaluate(EvaluateClaimRequest request, DateTime? deadline, CancellationToken cancellation)
    {
        var claim = AskedClaim.Alone(request);
        return claim.Refusal is { } refusal
            ? Task.FromResult<ClaimAnswer>(new ClaimAnswer.NotKnown(request, refusal))
            : AskAlone(claim, new CallLimits(options.Timeout, deadline, cancellation));
    }

    /// <summary>
    /// Whether a failure of a whole batch may be the fault of one claim in it, so that the others deserve a call of their own. An overloaded service or a proxy
    /// that limits calls says RESOURCE_EXHAUSTED too, and is not to be asked the more for it.
    /// </summary>
    internal static bool HangsOnTheRequest(CallFailure failure) =>
        failure.Status == StatusCode.InvalidArgument || (failure.Status == StatusCode.ResourceExhausted && !IsOfALimit(failure));

    /// <summary>A failure of a request that is no larger than the service takes: RESOURCE_EXHAUSTED without a reason is then not of its size, and may pass.</summary>
    internal static CallFailure OfSmall(CallFailure failure) => IsOfALimit(failure) ? failure with { IsRetriable = true } : failure;

    /// <summary>Asks in halves, and halves of halves, until what spoils a batch stands alone.</summary>
    internal async Task<IReadOnlyList<ClaimAnswer>> Split(IReadOnlyList<AskedClaim> claims, CallLimits limits)
    {
        if (claims.Count == 1)
        {
            return [await AskAlone(claims[0], limits)];
        }

        var half = claims.Count / 2;
        return [.. await AskPart([.. claims.Take(half)], limits), .. await AskPart([.. claims.Skip(half)], limits)];
    }

    /// <summary>Asks again, alone, what found no room among the answers to its batch.</summary>
    internal async Task<IReadOnlyList<ClaimAnswer>> AskLeftOver(
        IReadOnlyList<AskedClaim> claims,
        IReadOnlyList<ClaimAnswer> answers,
        CallLimits limits
    )
    {
        ClaimAnswer[] whole = [.. answers];
        for (var at = 0; at < whole.Length; at++)
        {
            if (whole[at] is ClaimAnswer.NotKnown { Failure.Reason: TooLarge })
            {
                whole[at] = (await AskPart([claims[at]], limits))[0];
            }
        }

        return whole;
    }

    internal static IReadOnlyList<ClaimAnswer> NotKnown(IReadOnlyList<AskedClaim> claims, CallFailure failure) =>
        [.. claims.Select(claim => new ClaimAnswer.NotKnown(claim.Given, failure))];

    /// <summary>One answer for each claim. Where their numbers differ, which is of which cannot be told, and none is known.</summary>
    internal static IReadOnlyList<ClaimAnswer> Read(
        IReadOnlyList<AskedClaim> claims,
        IReadOnlyList<ClaimOutcome> outcomes,
        CatalogFreshness? freshness
    ) =>
        outcomes.Count == claims.Count
            ? [.. claims.Zip(outcomes, (claim, outcome) => AnswerReader.Read(claim, outcome, freshness))]
            : NotKnown(claims, CallFailure.UnreadableAnswer($"it has {outcomes.Count} outcomes for {claims.Count} claims"));

    /// <summary>A failure of a call of one claim or one cart that has so many bytes.</summary>
    internal static CallFailure Of(int bytes, CallFailure failure) => bytes <= MostAlone ? OfSmall(failure) : failure;

    private static bool IsOfALimit(CallFailure failure) =>
        failure.Status == StatusCode.ResourceExhausted && failure.Reason == FailureReader.NameOf(StatusCode.ResourceExhausted);

    private async Task<IReadOnlyList<ClaimAnswer>> AskPart(IReadOnlyList<AskedClaim> claims, CallLimits limits) =>
        limits.IsOver ? NotKnown(claims, FailureReader.Of(StatusCode.DeadlineExceeded, "Not asked again: the time of its batch was over."))
        : claims.Count == 1 ? [await AskAlone(claims[0], limits)]
        : await AskTogether(claims, limits);

    private Task<IReadOnlyList<ClaimAnswer>> AskTogether(IReadOnlyList<AskedClaim> claims, CallLimits limits) =>
        limits.Ask(
            call => service.EvaluateClaimsAsync(new EvaluateClaimsRequest { Requests = { claims.Select(claim => claim.Sent) } }, call),
            answer => AskLeftOver(claims, Read(claims, answer.Outcomes, answer.CatalogFreshness), limits),
            failure => HangsOnTheRequest(failure) ? Split(claims, limits) : Task.FromResult(NotKnown(claims, OfSmall(failure)))
        );

    private Task<ClaimAnswer> AskAlone(AskedClaim claim, CallLimits limits) =>
        (limits with { Timeout = options.Timeout }).Ask(
            call => service.EvaluateClaimAsync(claim.Sent, call),
            answer => Task.FromResult(AnswerReader.Read(claim, answer)),
            failure => Task.FromResult<ClaimAnswer>(new ClaimAnswer.NotKnown(claim.Given, Of(claim.Bytes, failure)))
        );
}
