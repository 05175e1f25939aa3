namespace Aumate.PolicyService.Refresh;

/// <summary>
/// A moment by both clocks: by that of the wall to be told, and by that of the process to count from, since the wall's may be set back or forth while the
/// process runs.
/// </summary>
/// <param name="Wall">By the clock of the wall.</param>
/// <param name="Stamp">By the clock of the process (<see cref="TimeProvider.GetTimestamp"/>).</param>
internal readonly record struct Moment(DateTimeOffset Wall, long Stamp)
{
    /// <summary>Now.</summary>
    public static Moment Now(TimeProvider time) => new(time.GetUtcNow(), time.GetTimestamp());

    /// <summary>A moment before this process, of which the wall's clock alone tells how long ago it was. One that is still to come is now.</summary>
    public static Moment Before(TimeProvider time, DateTimeOffset wall)
    {
        var now = Now(time);
        return wall < now.Wall ? new Moment(wall, now.Stamp - (long)((now.Wall - wall).TotalSeconds * time.TimestampFrequency)) : now;
    }

    /// <summary>How long ago it was, never below zero.</summary>
    public TimeSpan Age(TimeProvider time) => time.GetElapsedTime(Stamp) is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero;
}
