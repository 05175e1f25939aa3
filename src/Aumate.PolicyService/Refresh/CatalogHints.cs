namespace Aumate.PolicyService.Refresh;

/// <summary>Hints that the source may have changed. Any number of them between two readings make one reading.</summary>
/// <param name="time">The clock to wait by.</param>
internal sealed class CatalogHints(TimeProvider time)
{
    private TaskCompletionSource hinted = New();

    /// <summary>Gives a hint, from any thread.</summary>
    public void Give() => Volatile.Read(ref hinted).TrySetResult();

    /// <summary>Waits for a hint that came since the last wait, and no longer than so long. Whoever asks the source afterwards sees what the hint was about.</summary>
    public async Task Wait(TimeSpan longest, CancellationToken stopping)
    {
        await hinted.Task.WaitAsync(longest, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Volatile.Write(ref hinted, New());
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
