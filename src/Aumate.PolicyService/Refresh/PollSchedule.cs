namespace Aumate.PolicyService.Refresh;

/// <summary>When the source is asked next: up to a tenth sooner or later each time, so that replicas that started together do not ask together for ever.</summary>
/// <param name="period">How often on average.</param>
/// <param name="random">Where chance comes from.</param>
internal sealed class PollSchedule(TimeSpan period, Random random)
{
    private const double Jitter = 0.1;
    private const int RestShare = 10;

    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The shortest pause after a reading, whatever hints come: a tenth of what it took, so that a source that changes without rest costs no more than it
    /// must; at least 10 ms and at most 5 s.
    /// </summary>
    /// <param name="reading">How long the reading took.</param>
    public static TimeSpan RestAfter(TimeSpan reading) =>
        reading / RestShare is var rest && rest < ShortestRest ? ShortestRest
        : rest > LongestRest ? LongestRest
        : rest;

    /// <summary>How long to wait before the next reading.</summary>
    public TimeSpan Next() => period * (1 + (Jitter * ((2 * random.NextDouble()) - 1)));
}
