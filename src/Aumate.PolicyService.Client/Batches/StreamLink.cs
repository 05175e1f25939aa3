using Aumate.PolicyService.Wire.V1;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>One stream to the service, for as long as it lasts. Batches are written beside the reading, so that neither side waits for the other to read.</summary>
internal sealed class StreamLink : IDisposable
{
    private readonly CancellationTokenSource giveUp;
    private readonly AsyncDuplexStreamingCall<StreamClaimsRequest, StreamClaimsResponse> call;
    private Task<bool> writing = Task.FromResult(true);

    /// <param name="service">The service.</param>
    /// <param name="cancellation">The caller's.</param>
    internal StreamLink(PolicyDecisionService.PolicyDecisionServiceClient service, CancellationToken cancellation)
    {
        giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        call = service.StreamClaims(cancellationToken: giveUp.Token);
    }

    /// <summary>How many batches were given to it that have no answer yet.</summary>
    internal int Taken { get; private set; }

    /// <param name="claims">A batch. Empty: nothing is sent, and there will be no answer.</param>
    internal void Send(IReadOnlyList<AskedClaim> claims)
    {
        Taken++;
        if (claims.Count > 0)
        {
            writing = Write(writing, new StreamClaimsRequest { Requests = { claims.Select(claim => claim.Sent) } });
        }
    }

    /// <summary>Goes on to the next batch without an answer to the first.</summary>
    internal void Skip() => Taken--;

    /// <summary>The next answer. Null: the service has ended the stream without an error.</summary>
    /// <param name="patience">How long it is waited for.</param>
    /// <exception cref="RpcException">The stream broke, or was silent for too long.</exception>
    internal async Task<StreamClaimsResponse?> Receive(TimeSpan patience)
    {
        giveUp.CancelAfter(patience);
        var answer = await call.ResponseStream.MoveNext(CancellationToken.None) ? call.ResponseStream.Current : null;
        giveUp.CancelAfter(Timeout.InfiniteTimeSpan);
        Taken--;
        return answer;
    }

    /// <summary>Whether it was this side that gave it up for its silence.</summary>
    internal bool IsGivenUp => giveUp.IsCancellationRequested;

    /// <summary>Says that no batch comes any more, and lets the service end the stream: a reset would be an error to it. All answers are in, so nothing that goes wrong matters.</summary>
    internal async Task Complete(TimeSpan patience)
    {
        giveUp.CancelAfter(patience);
        if (await writing)
        {
            await IsDone(call.RequestStream.CompleteAsync());
        }

        await IsDone(call.ResponseStream.MoveNext(CancellationToken.None));
    }

    public void Dispose()
    {
        call.Dispose();
        giveUp.Dispose();
    }

    // After one that cannot be written none is: the next answer would be taken for its. The service is told that no more comes, and ends the stream when it has answered what it got.
    private async Task<bool> Write(Task<bool> before, StreamClaimsRequest batch)
    {
        if (!await before)
        {
            return false;
        }

        var isWritten = await IsDone(call.RequestStream.WriteAsync(batch));
        if (!isWritten)
        {
            await IsDone(call.RequestStream.CompleteAsync());
        }

        return isWritten;
    }

    // Where the stream itself broke, the reading says so too, and with the status.
    private static async Task<bool> IsDone(Task step)
    {
        try
        {
            await step;
            return true;
        }
        catch (Exception broken) when (broken is RpcException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }
}
