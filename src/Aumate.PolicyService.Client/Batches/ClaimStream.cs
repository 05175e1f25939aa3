using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>
/// Has any number of claims decided over a stream, in their order. A stream that breaks is begun anew with the batches that have no answer yet: nothing is lost, and nothing is
/// answered twice. What gets no answer in the time that <see cref="StreamPatience"/> allows is not known.
/// </summary>
internal sealed class ClaimStream(PolicyDecisionService.PolicyDecisionServiceClient service, ClaimBatch single, PolicyClientOptions options)
    : IDisposable
{
    private readonly Queue<Batch> unanswered = new();
    private readonly StreamPatience patience = new(options);
    private StreamLink? link;
    private ExceptionDispatchInfo? sourceFault;

    public void Dispose() => link?.Dispose();

    internal async IAsyncEnumerable<ClaimAnswer> Run(
        IAsyncEnumerable<EvaluateClaimRequest> requests,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var batches = Batching
            .Of(Batching.Numbered(requests), options.BatchSize, cancellation)
            .GetAsyncEnumerator(cancellation);
        var hasMore = true;
        while (hasMore || unanswered.Count > 0)
        {
            if (hasMore && unanswered.Count < options.BatchesUnderWay)
            {
                hasMore = await TakeNext(batches, cancellation);
                continue;
            }

            foreach (var answer in await AnswersToFirst(cancellation))
            {
                yield return answer;
            }
        }

        await (link?.Complete(options.BatchTimeout) ?? Task.CompletedTask);
        sourceFault?.Throw();
    }

    // What the source throws waits until what it gave before is answered.
    private async Task<bool> TakeNext(IAsyncEnumerator<Batch> batches, CancellationToken cancellation)
    {
        try
        {
            if (!await batches.MoveNextAsync())
            {
                return false;
            }
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            sourceFault = ExceptionDispatchInfo.Capture(fault);
            return false;
        }

        unanswered.Enqueue(batches.Current);
        SendUnsent(cancellation);
        return true;
    }

    private void SendUnsent(CancellationToken cancellation)
    {
        if (patience.NotAsked is not null)
        {
            return;
        }

        link ??= new StreamLink(service, cancellation);
        foreach (var batch in unanswered.Skip(link.Taken))
        {
            link.Send(batch.Sent);
        }
    }

    // Empty: the stream broke, and is to be begun anew.
    private async Task<IReadOnlyList<ClaimAnswer>> AnswersToFirst(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var first = unanswered.Peek();
        if (first.Sent.Count > 0 && patience.NotAsked is null)
        {
            SendUnsent(cancellation);
            return await Ask(first, cancellation);
        }

        unanswered.Dequeue();
        link?.Skip();
        return first.AllWith(patience.NotAsked is { } notAsked ? ClaimBatch.NotKnown(first.Sent, notAsked) : []);
    }

    private async Task<IReadOnlyList<ClaimAnswer>> Ask(Batch first, CancellationToken cancellation)
    {
        var limits = new CallLimits(options.BatchTimeout, DateTime.UtcNow + patience.Left, cancellation);
        var (answers, failure) = await Receive(first.Sent, cancellation);
        if (failure is not null)
        {
            Break();
        }

        if (failure is { IsRetriable: true })
        {
            if (patience.PauseAfter(failure) is { } pause)
            {
                await Task.Delay(pause, cancellation);
                return [];
            }

            unanswered.Dequeue();
            return first.AllWith(ClaimBatch.NotKnown(first.Sent, failure));
        }

        patience.Answered();
        unanswered.Dequeue();
        return first.AllWith(
            failure is null ? await single.AskLeftOver(first.Sent, answers, limits)
            : ClaimBatch.HangsOnTheRequest(failure) ? await single.Split(first.Sent, limits)
            : ClaimBatch.NotKnown(first.Sent, failure)
        );
    }

    private async Task<(IReadOnlyList<ClaimAnswer> Answers, CallFailure? Failure)> Receive(
        IReadOnlyList<AskedClaim> claims,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await link!.Receive(patience.Left) is not { } answer)
            {
                return ([], FailureReader.Of(StatusCode.Unavailable, "The stream ended before all was answered."));
            }

            var answers = ClaimBatch.Read(claims, answer.Outcomes, answer.CatalogFreshness);
            // After an answer that cannot be read, which claims the next ones are of is in doubt.
            if (answers.Any(one => one is ClaimAnswer.NotKnown { Failure.Reason: CallFailure.Unreadable }))
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
                    ? patience.Last ?? FailureReader.Of(StatusCode.DeadlineExceeded, $"The batch had no answer in {options.BatchTimeout}.")
                    : ClaimBatch.OfSmall(FailureReader.Read(thrown))
            );
        }
    }

    private void Break()
    {
        link?.Dispose();
        link = null;
    }
}
