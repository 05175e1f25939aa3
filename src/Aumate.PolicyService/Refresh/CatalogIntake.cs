using Aumate.PolicyService.Catalogs;

namespace Aumate.PolicyService.Refresh;

/// <summary>Asks the source, and puts in force, says, counts and keeps what comes of it.</summary>
internal sealed class CatalogIntake(
    ICatalogSource source,
    CatalogJudge judge,
    CatalogInForce catalogs,
    CatalogHealth health,
    CatalogMetrics metrics,
    LastGoodKeeper lastGood,
    CatalogLog log,
    TimeProvider time
)
{
    /// <summary>Whether nothing is in force, and what the source has is refused: a service that began so would never serve.</summary>
    public bool IsRefusedAtTheStart => catalogs.State is { Held: null, IsRefusing: true };

    /// <summary>Says from now on that nothing is served.</summary>
    public void Stop() => health.Stop();

    /// <summary>Asks the source once. Only a stop is thrown.</summary>
    public async Task Read(CancellationToken stopping)
    {
        var (before, asked, clock) = (catalogs.State, time.GetUtcNow(), time.GetTimestamp());
        var reading = await Ask(before, stopping);
        var (after, outcome) = judge.Judge(before, reading, asked, time.GetUtcNow());
        Believe(after);
        log.Say(before, after, outcome);
        metrics.Count(outcome, time.GetElapsedTime(clock));
        if (after.Held is null && lastGood.Recall(time.GetUtcNow(), stopping) is { } recalled)
        {
            Believe(after with { Held = recalled });
        }

        await lastGood.Keep(catalogs.Current);
    }

    private void Believe(CatalogState state)
    {
        catalogs.Replace(state);
        health.Update();
    }

    // A source answers with readings; one that throws all the same has given no answer. What it throws is for the log alone: it may say a secret.
    private async Task<SourceReading> Ask(CatalogState before, CancellationToken stopping)
    {
        try
        {
            return await source.ReadAsync(before.SourceVersion, stopping);
        }
        catch (Exception thrown) when (!stopping.IsCancellationRequested)
        {
            log.Threw(before, thrown);
            return new SourceReading.Unavailable($"it threw {thrown.GetType().Name}");
        }
    }
}
