using Grpc.Core;

namespace Aumate.PolicyService.Wire;

/// <summary>
/// Answers batch after batch. The next is read when the answer before it is written, so what is held for a caller who does not read is one batch, its
/// answer, and what flow control lets lie between. The catalog of each is the one in force when it is decided.
/// </summary>
internal sealed class ClaimStreams(ClaimBatches batches, IHostApplicationLifetime host)
{
    /// <summary>Answers until the caller has no more, or the service stops.</summary>
    /// <exception cref="RpcException">A batch cannot be read, or the service stops: what has no answer is to be asked again.</exception>
    public async Task Answer(
        IAsyncStreamReader<Answer.ClaimRequests> requests,
        IServerStreamWriter<Answer.ClaimOutcomes> answers,
        CancellationToken cancelled
    )
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancelled, host.ApplicationStopping);
        while (await HasNext(requests, reading.Token))
        {
            await answers.WriteAsync(batches.Decide(requests.Current, cancelled).OrThrow(), cancelled);
        }
    }

    // A stream that waits for its caller would hold a stop to its end.
    private async Task<bool> HasNext(IAsyncStreamReader<Answer.ClaimRequests> requests, CancellationToken reading)
    {
        try
        {
            return await requests.MoveNext(reading);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            throw Refusals.Stopping().ToRpcException();
        }
    }
}
