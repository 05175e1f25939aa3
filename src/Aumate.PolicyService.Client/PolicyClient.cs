using System.Runtime.CompilerServices;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Aumate.PolicyService.Client;

/// <summary>
/// Asks the service. One client serves a whole program, from any number of threads. Whatever goes wrong is a value that says why nothing is known; what is thrown is the
/// caller's own cancellation (<see cref="OperationCanceledException"/>), a null (<see cref="ArgumentNullException"/>), what a source of claims throws itself, or the use of a disposed client.
/// </summary>
public sealed class PolicyClient : IDisposable
{
    private readonly PolicyChannel channel;
    private readonly PolicyClientOptions options;
    private readonly PolicyDecisionService.PolicyDecisionServiceClient decisions;
    private readonly CoverageService.CoverageServiceClient coverage;
    private readonly ClaimBatch batches;

    /// <summary>A client of a service.</summary>
    /// <param name="options">Where the service is and how it is called.</param>
    /// <param name="logs">Takes what the library logs of connections and retries. Null: nothing is logged.</param>
    /// <exception cref="ArgumentException">The options have faults; all are listed.</exception>
    public PolicyClient(PolicyClientOptions options, ILoggerFactory? logs = null)
        : this(new PolicyChannel(options ?? throw new ArgumentNullException(nameof(options)), logs), options) { }

    /// <summary>A client of a service, with everything at its default.</summary>
    /// <param name="address">Where the service is; see <see cref="PolicyClientOptions.Addresses"/>.</param>
    /// <exception cref="ArgumentException">The address is none.</exception>
    public PolicyClient(Uri address)
        : this(new PolicyClientOptions { Addresses = { address } }) { }

    private PolicyClient(PolicyChannel channel, PolicyClientOptions options)
    {
        this.channel = channel;
        this.options = options;
        Invoker = channel.Invoker;
        decisions = new PolicyDecisionService.PolicyDecisionServiceClient(Invoker);
        coverage = new CoverageService.CoverageServiceClient(Invoker);
        batches = new ClaimBatch(decisions, options);
    }

    /// <summary>
    /// For the generated clients of what is not asked here, such as <c>ExplainDecision</c>: with the same connections and retries, but without a deadline unless the call names one, and a
    /// failure is an <see cref="RpcException"/>.
    /// </summary>
    public CallInvoker Invoker { get; }

    /// <summary>Has one claim decided.</summary>
    /// <param name="request">The claim with its ids.</param>
    /// <param name="deadline">When the caller's own time is up, such as <c>ServerCallContext.Deadline</c>. Null: <see cref="PolicyClientOptions.Timeout"/> alone limits it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public Task<ClaimAnswer> EvaluateAsync(
        EvaluateClaimRequest request,
        DateTime? deadline = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return batches.Evaluate(request, deadline, cancellation);
    }

    /// <summary>Has some claims decided, and gives the answers in their order: with one call for every <see cref="PolicyClientOptions.BatchSize"/> of them. A batch that is refused whole is asked again in halves, until what spoils it stands alone.</summary>
    /// <param name="requests">The claims, each with its ids; any number.</param>
    /// <param name="deadline">When the caller's own time is up. Null: <see cref="PolicyClientOptions.BatchTimeout"/> limits each batch.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentNullException">A claim is null; nothing was asked.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public async Task<IReadOnlyList<ClaimAnswer>> EvaluateBatchAsync(
        IEnumerable<EvaluateClaimRequest> requests,
        DateTime? deadline = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(requests);
        List<AskedClaim> claims = [.. Batching.Numbered(requests)];
        List<ClaimAnswer> answers = [];
        await foreach (var batch in Batching.Of(claims.ToAsyncEnumerable(), options.BatchSize, cancellation))
        {
            answers.AddRange(await batches.Evaluate(batch, deadline, cancellation));
        }

        return answers;
    }

    /// <summary>
    /// Has any number of claims decided over one stream, and gives the answers in their order as they come. It takes no more claims than it has under way, so whoever reads slowly is not
    /// overrun. A stream that breaks is begun anew, and only what has no answer is sent again, each batch for as long as <see cref="PolicyClientOptions.BatchTimeout"/>; after two in a row in vain the rest is not
    /// known. Claims are sent in batches, so one that comes alone waits for its batch to fill, or for the end, and answers wait while the source is waited for: where claims come slowly, use
    /// <see cref="EvaluateAsync"/>. Each claim is copied as it is taken. What the source throws is thrown when the claims that it gave before are answered.
    /// </summary>
    /// <param name="requests">The claims, each with its ids.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public IAsyncEnumerable<ClaimAnswer> EvaluateManyAsync(
        IAsyncEnumerable<EvaluateClaimRequest> requests,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(requests);
        return Streamed(requests, cancellation);
    }

    /// <summary>The same of claims that are at hand.</summary>
    /// <param name="requests">The claims, each with its ids.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public IAsyncEnumerable<ClaimAnswer> EvaluateManyAsync(
        IEnumerable<EvaluateClaimRequest> requests,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(requests);
        return Streamed(requests.ToAsyncEnumerable(), cancellation);
    }

    /// <summary>Says before a purchase what the letter would give for a cart.</summary>
    /// <param name="request">The cart.</param>
    /// <param name="deadline">When the caller's own time is up. Null: <see cref="PolicyClientOptions.Timeout"/> alone limits it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public Task<CoverageAnswer> PreviewCoverageAsync(
        PreviewCoverageRequest request,
        DateTime? deadline = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (BrokenTexts.RefusalOf(request) is { } refusal)
        {
            return Task.FromResult<CoverageAnswer>(new CoverageAnswer.NotKnown(request, refusal));
        }

        return new CallLimits(options.Timeout, deadline, cancellation).Ask(
            call => coverage.PreviewCoverageAsync(request, call),
            answer => Task.FromResult(AnswerReader.Read(request, answer)),
            failure =>
                Task.FromResult<CoverageAnswer>(new CoverageAnswer.NotKnown(request, ClaimBatch.Of(request.CalculateSize(), failure)))
        );
    }

    /// <summary>Closes the connections. Calls under way end as cancelled, and nothing is known of them.</summary>
    public void Dispose() => channel.Dispose();

    private async IAsyncEnumerable<ClaimAnswer> Streamed(
        IAsyncEnumerable<EvaluateClaimRequest> requests,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var stream = new ClaimStream(decisions, batches, options);
        await foreach (var answer in stream.Run(requests, cancellation))
        {
            yield return answer;
        }
    }
}
