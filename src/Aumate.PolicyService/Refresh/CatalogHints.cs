namespace Aumate.PolicyService.Refresh;

/// <summary>Hints that the source may have changed. Any number of them between two readings make one reading.</summary>
/// <param name="time">The clock to wait by.</param>
internal sealed class CatalogHints(TimeProvider time)
{
    private TaskCompletionSource hinted = New();

    /// <summary>Gives a hint, from any thread.</summary>
    public void Give() => Volatile.Read(ref hinted).TrySetResult();

    /// <summary>Waits for a hint that came since the last wait. Whoever asks the source afterwards sees what the hints were about.</summary>
    /// <param name="shortest">No shorter than this, by the machine's own clock, since it is the machine that is spared.</param>
    /// <param name="longest">No longer than this, hint or not.</param>
    /// <param name="stopping">Ends the wait.</param>
    public async Task Wait(TimeSpan shortest, TimeSpan longest, CancellationToken stopping)
    {
        var rest = Task.Delay(shortest, stopping);
        await hinted.Task.WaitAsync(longest, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Volatile.Write(ref hinted, New());
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
