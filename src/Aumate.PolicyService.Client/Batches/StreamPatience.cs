using System.Diagnostics;
using Grpc.Core;

namespace Aumate.PolicyService.Client;

/// <summary>
/// How long a stream is tried again. Each batch has <see cref="PolicyClientOptions.BatchTimeout"/>, so that a restart costs nobody anything. One that spends it in vain may be at fault
/// itself; two in a row are the service's doing, and the run then ends without asking for the rest.
/// </summary>
internal sealed class StreamPatience(PolicyClientOptions options)
{
    private const int MostInVain = 2;

    private long? began;
    private int failures;
    private int inVain;

    /// <summary>How much of its time the batch has left, which is the one that is waited for.</summary>
    internal TimeSpan Left
    {
        get
        {
            began ??= Stopwatch.GetTimestamp();
            var left = options.BatchTimeout - Stopwatch.GetElapsedTime(began.Value);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Why the batch had no answer so far. Null: it is asked for the first time.</summary>
    internal CallFailure? Last { get; private set; }

    /// <summary>Why nothing is asked any more. Null: it is.</summary>
    internal CallFailure? NotAsked { get; private set; }

    /// <summary>The batch has its answer, be it a failure of its own: there is a service.</summary>
    internal void Answered() => (began, failures, inVain, Last) = (null, 0, 0, null);

    /// <summary>The pause before the batch is asked again, doubled each time, and varied, as between the attempts of a call. Null: its time does not last as long.</summary>
    internal TimeSpan? PauseAfter(CallFailure failure)
    {
        var doubled = options.Backoff * Math.Min(options.LongestBackoff / options.Backoff, Math.Pow(2, failures++));
        var pause = doubled * (0.8 + (0.4 * Random.Shared.NextDouble()));
        if (pause < Left)
        {
            Last = failure;
            return pause;
        }

        (began, failures, Last) = (null, 0, null);
        if (++inVain == MostInVain)
        {
            NotAsked = FailureReader.Of(
                StatusCode.Unavailable,
                $"Not asked: {MostInVain} batches before had no answer in {options.BatchTimeout} each, the last with {failure.Reason}: {failure.Message}"
            );
        }

        return null;
    }
}
