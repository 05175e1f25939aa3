extern alias host;
using System.Collections.Concurrent;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>A source that holds, fails and hints as the test says.</summary>
internal sealed class ScriptedSource : ICatalogSource
{
    private readonly ConcurrentQueue<string?> asked = new();
    private volatile Func<string?, SourceReading> answer = _ => new SourceReading.Unavailable("it was not told");
    private volatile TaskCompletionSource? gate;
    private volatile Action? changed;
    private int under;
    private int watches;
    private int readings;

    public string Name => "scripted";

    /// <summary>The versions that were known when it was asked, in order.</summary>
    public IReadOnlyList<string?> Asked => [.. asked];

    /// <summary>How many readings began.</summary>
    public int Readings => Volatile.Read(ref readings);

    /// <summary>The most readings that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>How often a watch was begun.</summary>
    public int Watches => Volatile.Read(ref watches);

    /// <summary>How many readings had begun when the first watch did.</summary>
    public int ReadingsBeforeTheWatch { get; private set; } = -1;

    /// <summary>What a watch comes to. Null: it lasts.</summary>
    public Task? Watch { get; set; }

    public ScriptedSource Hold(string version, CatalogResult result)
    {
        answer = known => known == version ? new SourceReading.Unchanged() : new SourceReading.Given(version, result);
        return this;
    }

    /// <summary>Gives what it holds each time anew, as a source does that does not look at what is known.</summary>
    public void Repeat(string version, CatalogResult result) => answer = _ => new SourceReading.Given(version, result);

    public ScriptedSource Fail(string reason)
    {
        answer = _ => new SourceReading.Unavailable(reason);
        return this;
    }

    public ScriptedSource Throw(Exception exception)
    {
        answer = _ => throw exception;
        return this;
    }

    public void Answer(Func<string?, SourceReading> with) => answer = with;

    /// <summary>Lets the next readings wait until <see cref="Open"/>.</summary>
    public void Close() => gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => Interlocked.Exchange(ref gate, null)?.SetResult();

    public void Hint() => changed?.Invoke();

    public async Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken)
    {
        asked.Enqueue(known);
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref under));
        Interlocked.Increment(ref readings);
        try
        {
            await (gate?.Task ?? Task.CompletedTask);
            return answer(known);
        }
        finally
        {
            Interlocked.Decrement(ref under);
        }
    }

    public async Task WatchAsync(Action changed, CancellationToken stopping)
    {
        if (Interlocked.Increment(ref watches) == 1)
        {
            ReadingsBeforeTheWatch = Readings;
        }

        this.changed = changed;
        await (Watch ?? Task.Delay(Timeout.Infinite, stopping));
    }
}
