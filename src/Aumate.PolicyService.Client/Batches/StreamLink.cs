using Aumate.PolicyService.Wire.V1;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>One stream to the service, for as long as it lasts. Batches are written beside the reading, so that neither side waits for the other to read.</summary>
internal sealed class StreamLink : IDisposable
{
    private readonly CancellationTokenSource giveUp;
    private readonly AsyncDuplexStreamingCall<StreamClaimsRequest, StreamClaimsResponse> call;
    private readonly TimeSpan patience;
    private Task writing = Task.CompletedTask;

    /// <param name="service">The service.</param>
    /// <param name="patience">How long it may owe an answer.</param>
    /// <param name="cancellation">The caller's.</param>
    internal StreamLink(PolicyDecisionService.PolicyDecisionServiceClient service, TimeSpan patience, CancellationToken cancellation)
    {
        this.patience = patience;
        giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        call = service.StreamClaims(cancellationToken: giveUp.Token);
    }

    /// <summary>How many batches were given to it.</summary>
    internal int Sent { get; private set; }

    internal void Send(IReadOnlyList<EvaluateClaimRequest> batch)
    {
        writing = Write(writing, new StreamClaimsRequest { Requests = { batch } });
        Sent++;
    }

    /// <summary>The next answer. Null: the service has ended the stream without an error.</summary>
    /// <exception cref="RpcException">The stream broke, or was silent for too long.</exception>
    internal async Task<StreamClaimsResponse?> Receive()
    {
        giveUp.CancelAfter(patience);
        var answer = await call.ResponseStream.MoveNext(CancellationToken.None) ? call.ResponseStream.Current : null;
        giveUp.CancelAfter(Timeout.InfiniteTimeSpan);
        Sent--;
        return answer;
    }

    /// <summary>Whether it was this side that gave it up for its silence.</summary>
    internal bool IsGivenUp => giveUp.IsCancellationRequested;

    /// <summary>Says that no batch comes any more, and lets the service end the stream: a reset would be an error to it. All answers are in, so nothing that goes wrong matters.</summary>
    internal async Task Complete()
    {
        giveUp.CancelAfter(patience);
        await writing;
        await Quietly(call.RequestStream.CompleteAsync());
        await Quietly(call.ResponseStream.MoveNext(CancellationToken.None));
    }

    public void Dispose()
    {
        call.Dispose();
        giveUp.Dispose();
    }

    private async Task Write(Task before, StreamClaimsRequest batch)
    {
        await before;
        await Quietly(call.RequestStream.WriteAsync(batch));
    }

    // Why a batch cannot be written, the reading says too, and with the status.
    private static async Task Quietly(Task write)
    {
        try
        {
            await write;
        }
        catch (Exception broken) when (broken is RpcException or InvalidOperationException or OperationCanceledException)
        {
            return;
        }
    }
}
