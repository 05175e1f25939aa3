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
        var (before, asked) = (catalogs.State, Moment.Now(time));
        var reading = await Ask(before, stopping);
        var (after, outcome) = judge.Judge(WithRecalled(before, stopping), reading, asked, time.GetUtcNow());
        Believe(after);
        log.Say(before, after, outcome);
        if (before.Held is null && after.Held is { Origin: CatalogOrigin.LastGoodFile } recalled)
        {
            lastGood.Say(recalled);
        }

        metrics.Count(outcome, asked.Age(time));
        await lastGood.Keep(after.Held);
    }

    // Else a start anew would let in, and keep, what a service that runs refuses for what it lost.
    private CatalogState WithRecalled(CatalogState before, CancellationToken stopping) =>
        before.Held is not null || source.IsEmbedded ? before : before with { Held = lastGood.Recall(stopping) };

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
