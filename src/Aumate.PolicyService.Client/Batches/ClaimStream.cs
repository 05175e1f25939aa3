using System.Runtime.CompilerServices;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>
/// Has any number of claims decided over a stream, in their order. A stream that breaks is begun anew with the batches that have no answer yet: nothing is lost, and nothing is
/// answered twice. What gets no answer in as many attempts as the options allow is not known.
/// </summary>
internal sealed class ClaimStream(PolicyDecisionService.PolicyDecisionServiceClient service, ClaimBatch single, PolicyClientOptions options)
    : IDisposable
{
    private readonly Queue<IReadOnlyList<EvaluateClaimRequest>> unanswered = new();
    private StreamLink? link;
    private int failures;

    public void Dispose() => link?.Dispose();

    internal async IAsyncEnumerable<ClaimAnswer> Run(
        IAsyncEnumerable<EvaluateClaimRequest> requests,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var batches = Batching.Of(requests, options.BatchSize, cancellation).GetAsyncEnumerator(cancellation);
        var hasMore = true;
        while (hasMore || unanswered.Count > 0)
        {
            if (hasMore && unanswered.Count < options.BatchesUnderWay)
            {
                hasMore = await batches.MoveNextAsync();
                if (hasMore)
                {
                    unanswered.Enqueue(batches.Current);
                    SendUnsent(cancellation);
                }

                continue;
            }

            foreach (var answer in await AnswersToFirst(cancellation))
            {
                yield return answer;
            }
        }

        await (link?.Complete() ?? Task.CompletedTask);
    }

    private void SendUnsent(CancellationToken cancellation)
    {
        link ??= new StreamLink(service, options.BatchTimeout, cancellation);
        foreach (var batch in unanswered.Skip(link.Sent))
        {
            link.Send(batch);
        }
    }

    // Empty: the stream broke, and is to be begun anew.
    private async Task<IReadOnlyList<ClaimAnswer>> AnswersToFirst(CancellationToken cancellation)
    {
        SendUnsent(cancellation);
        var (answers, failure) = await Receive(unanswered.Peek(), cancellation);
        if (failure is null)
        {
            failures = 0;
            unanswered.Dequeue();
            return await single.AskLeftOver(answers, null, cancellation);
        }

        Break();
        if (failure.IsRetriable && ++failures < options.Attempts)
        {
            await Task.Delay(Pause(), cancellation);
            return [];
        }

        var first = unanswered.Dequeue();
        return ClaimBatch.HangsOnTheRequest(failure)
            ? await single.OneByOne(first, null, cancellation)
            : ClaimBatch.NotKnown(first, failure);
    }

    private async Task<(IReadOnlyList<ClaimAnswer> Answers, CallFailure? Failure)> Receive(
        IReadOnlyList<EvaluateClaimRequest> batch,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await link!.Receive() is not { } answer)
            {
                return ([], FailureReader.Of(StatusCode.Unavailable, "The stream ended before all was answered."));
            }

            var answers = ClaimBatch.Read(batch, answer.Outcomes, answer.CatalogFreshness, out var isInStep);
            if (!isInStep)
            {
                Break();
            }

            return (answers, null);
        }
        catch (RpcException thrown)
        {
            cancellation.ThrowIfCancellationRequested();
            return (
                [],
                link!.IsGivenUp
                    ? FailureReader.Of(StatusCode.DeadlineExceeded, $"The stream owed an answer for {options.BatchTimeout}.")
                    : FailureReader.Read(thrown)
            );
        }
    }

    private void Break()
    {
        link?.Dispose();
        link = null;
    }

    // Doubled each time, and varied, as between the attempts of a call.
    private TimeSpan Pause()
    {
        var doubled = options.Backoff * (1 << (failures - 1));
        var longest = doubled < options.LongestBackoff ? doubled : options.LongestBackoff;
        return longest * (0.8 + (0.4 * Random.Shared.NextDouble()));
    }
}
