using Aumate.PolicyService.Catalogs;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Refresh;

/// <summary>What came of asking the source.</summary>
internal enum RefreshOutcome
{
    /// <summary>Another catalog is in force.</summary>
    Replaced,

    /// <summary>The source holds what is in force.</summary>
    Confirmed,

    /// <summary>The source holds something that is refused, now for the first time.</summary>
    Refused,

    /// <summary>The source still holds what was refused before.</summary>
    StillRefused,

    /// <summary>The source gave no answer.</summary>
    Unavailable,
}

/// <summary>Decides what is believed after the source was asked. Whatever it says, something good that is in force stays until something good replaces it.</summary>
/// <param name="guard">What may go at once.</param>
/// <param name="source">The source.</param>
internal sealed class CatalogJudge(LossGuard guard, ICatalogSource source)
{
    /// <summary>What is believed from now on.</summary>
    /// <param name="before">What was believed.</param>
    /// <param name="reading">What the source said.</param>
    /// <param name="asked">When it was asked: what it said is true of no later instant.</param>
    /// <param name="now">Now.</param>
    public (CatalogState State, RefreshOutcome Outcome) Judge(
        CatalogState before,
        SourceReading reading,
        Moment asked,
        DateTimeOffset now
    ) =>
        reading switch
        {
            SourceReading.Given given => Given(before, given, asked, now),
            SourceReading.Unavailable down => Unavailable(before, down.Reason, now),
            _ when before.SourceVersion is null => Unavailable(before, "it calls a version unchanged, and none was known", now),
            _ when before.IsRefusing => (before with { IsUnavailable = false }, RefreshOutcome.StillRefused),
            _ => Confirmed(before, before.SourceVersion, asked),
        };

    private (CatalogState, RefreshOutcome) Given(CatalogState before, SourceReading.Given given, Moment asked, DateTimeOffset now)
    {
        if (given.Result.Snapshot is not { } snapshot)
        {
            return Refused(before, given, CatalogRefusalReason.Invalid, now);
        }

        if (before.Held?.Snapshot is { } inForce)
        {
            if (inForce.Revision == snapshot.Revision)
            {
                return Confirmed(before, given.Version, asked);
            }

            if (guard.Fault(inForce, snapshot, source.Name) is { } fault)
            {
                return Refused(before, given with { Result = CatalogResult.Refused(fault) }, CatalogRefusalReason.TooManyLost, now);
            }
        }

        var held = new HeldCatalog(snapshot, source.IsEmbedded ? CatalogOrigin.Embedded : CatalogOrigin.Source, now, asked);
        return (Answered(before, given.Version, false) with { Held = held }, RefreshOutcome.Replaced);
    }

    private static (CatalogState, RefreshOutcome) Confirmed(CatalogState before, string version, Moment asked)
    {
        var held = before.Held!;
        // What the last-good file gave is the source's from here on.
        var origin = held.Origin == CatalogOrigin.LastGoodFile ? CatalogOrigin.Source : held.Origin;
        return (
            Answered(before, version, false) with
            {
                Held = held with { Origin = origin, Confirmed = asked },
            },
            RefreshOutcome.Confirmed
        );
    }

    private static (CatalogState, RefreshOutcome) Refused(
        CatalogState before,
        SourceReading.Given given,
        CatalogRefusalReason reason,
        DateTimeOffset now
    )
    {
        var after = Answered(before, given.Version, true);
        return before.IsRefusing && before.SourceVersion == given.Version
            ? (after, RefreshOutcome.StillRefused)
            : (after with { LastRefusal = CatalogRefusal.Of(now, reason, given.Version, given.Result.Errors) }, RefreshOutcome.Refused);
    }

    private static (CatalogState, RefreshOutcome) Unavailable(CatalogState before, string reason, DateTimeOffset now) =>
        (before with { IsUnavailable = true, LastFailure = new CatalogFailure(now, reason) }, RefreshOutcome.Unavailable);

    private static CatalogState Answered(CatalogState before, string version, bool isRefusing) =>
        before with
        {
            SourceVersion = version,
            IsRefusing = isRefusing,
            IsUnavailable = false,
        };
}
