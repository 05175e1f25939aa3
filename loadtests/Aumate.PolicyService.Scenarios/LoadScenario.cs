using System.Collections.Concurrent;
using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Plan;

namespace Aumate.PolicyService.Scenarios;

/// <summary>A scenario as any driver runs it: it is readied, called as often as its load says, and cleared away.</summary>
/// <param name="plan">What it is.</param>
/// <param name="load">How much of it.</param>
internal abstract class LoadScenario(PlannedScenario plan, PlannedLoad load) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> remarks = [];
    private long made = -1;

    public string Name => plan.Name;

    public string About => plan.About;

    public PlannedLoad Load => load;

    protected PlannedScenario Planned => plan;

    /// <summary>What it noticed besides its calls.</summary>
    public IEnumerable<string> Remarks => remarks;

    /// <summary>CPU time of what it calls. Null: not known.</summary>
    public virtual TimeSpan? CpuTime => null;

    /// <summary>Starts what it needs.</summary>
    public abstract Task Init(CancellationToken bound);

    /// <summary>What befalls the service during the calls. Nothing, unless a scenario is about it.</summary>
    /// <param name="enter">Told the name of each episode as it begins.</param>
    /// <param name="over">The calls are over.</param>
    public virtual Task Disturb(Action<string> enter, CancellationToken over) => Task.CompletedTask;

    /// <summary>The next call. From any thread.</summary>
    public ScenarioCall Next() => Call(Interlocked.Increment(ref made));

    /// <summary>Stops what it started.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>The call of a number.</summary>
    protected abstract ScenarioCall Call(long number);

    protected void Remark(FormattableString remark) => remarks.Enqueue(FormattableString.Invariant(remark));

    /// <summary>Waits, unless the calls are over first.</summary>
    /// <returns>Whether they are not over.</returns>
    protected static async Task<bool> Pass(double seconds, CancellationToken over)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), over);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
