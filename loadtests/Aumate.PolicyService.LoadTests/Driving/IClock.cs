namespace Aumate.PolicyService.LoadTests.Driving;

/// <summary>The time by which calls begin and are timed.</summary>
internal interface IClock
{
    /// <summary>Time since some instant, the same for all calls.</summary>
    TimeSpan Now { get; }

    /// <summary>Waits until an instant, on the thread that asks, or until there is no more to wait for.</summary>
    void Until(TimeSpan instant, CancellationToken bound);
}
