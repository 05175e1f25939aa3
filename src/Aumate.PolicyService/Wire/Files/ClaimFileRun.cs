using System.Threading.Tasks.Dataflow;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Receipts;
using Google.Protobuf;

namespace Aumate.PolicyService.Wire.Files;

/// <summary>How far a run is, or how it ended.</summary>
/// <param name="Decided">Claims that have a decision.</param>
/// <param name="InError">Claims of which nothing is known.</param>
internal readonly record struct RunCounts(long Decided, long InError)
{
    /// <summary>Claims that are done with.</summary>
    internal long All => Decided + InError;
}

/// <summary>
/// Decides the claims of a file by the evaluation that answers EvaluateClaims, on all cores, and writes what became of them in the order of the file.
/// A few hundred claims are under way at once, however long the file is.
/// </summary>
internal sealed class ClaimFileRun(ClaimBatches batches)
{
    // As many answers fit into that of a batch, however large each is, with its receipt.
    private const int BatchClaims = Limits.BatchAnswerBytes / (Limits.ResponseBytes + Notary.MostBytes);

    /// <summary>Runs to the end of the claims, or to where they are broken.</summary>
    /// <param name="lines">The claims.</param>
    /// <param name="file">The form of what is written.</param>
    /// <param name="target">Takes it.</param>
    /// <param name="progress">Is told now and then how far it is.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>How many were decided and how many not, all of which are written.</returns>
    /// <exception cref="IOException"><paramref name="target"/> takes no more.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> asked for it.</exception>
    public async Task<RunCounts> Run(
        ClaimLines lines,
        OutcomeFile file,
        TextWriter target,
        Action<RunCounts> progress,
        CancellationToken stop
    )
    {
        var counts = default(RunCounts);
        var parallel = new ExecutionDataflowBlockOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            BoundedCapacity = 2 * Environment.ProcessorCount,
            CancellationToken = stop,
        };
        var decide = new TransformBlock<Func<ClaimLine>[], (string Text, RunCounts Counts)>(batch => Decide(batch, file, stop), parallel);
        var write = new ActionBlock<(string Text, RunCounts Counts)>(
            async decided =>
            {
                await target.WriteAsync(decided.Text);
                counts = new RunCounts(counts.Decided + decided.Counts.Decided, counts.InError + decided.Counts.InError);
                progress(counts);
            },
            new ExecutionDataflowBlockOptions { BoundedCapacity = 1, CancellationToken = stop }
        );
        decide.LinkTo(write, new DataflowLinkOptions { PropagateCompletion = true });
        await target.WriteAsync(file.Head);
        foreach (var batch in lines.Read().Chunk(BatchClaims))
        {
            // Where the writing has failed nothing makes room any more, and its end says why.
            var send = decide.SendAsync(batch, stop);
            if (await Task.WhenAny(send, write.Completion) != send || !await send)
            {
                break;
            }
        }

        decide.Complete();
        await write.Completion;
        return counts;
    }

    private (string Text, RunCounts Counts) Decide(Func<ClaimLine>[] batch, OutcomeFile file, CancellationToken stop)
    {
        ClaimLine[] lines = [.. batch.Select(read => read())];
        var requests = new Answer.ClaimRequests
        {
            Requests = { lines.Where(line => line.Error is null).Select(line => line.Request.ToByteString()) },
        };
        var answers = requests.Requests.Count == 0 ? [] : batches.Decide(requests, stop).OrThrow().Outcomes;
        var answered = 0;
        LineOutcome[] outcomes =
        [
            .. lines.Select(line => new LineOutcome(
                line.Line,
                line.Error is null ? V1.ClaimOutcome.Parser.ParseFrom(answers[answered++]) : Unread(line)
            )),
        ];
        var decided = outcomes.Count(outcome => outcome.Outcome.Decision is not null);
        return (file.TextOf(outcomes), new RunCounts(decided, outcomes.Length - decided));
    }

    private static V1.ClaimOutcome Unread(ClaimLine line) =>
        new()
        {
            RequestId = line.Request.RequestId,
            CorrelationId = line.Request.CorrelationId,
            Error = line.Error,
        };
}
