namespace Aumate.PolicyService.Refresh;

/// <summary>When the source is asked next: up to a tenth sooner or later each time, so that replicas that started together do not ask together for ever.</summary>
/// <param name="period">How often on average.</param>
/// <param name="random">Where chance comes from.</param>
internal sealed class PollSchedule(TimeSpan period, Random random)
{
    private const double Jitter = 0.1;

    /// <summary>How long to wait before the next reading.</summary>
    public TimeSpan Next() => period * (1 + (Jitter * ((2 * random.NextDouble()) - 1)));
}
