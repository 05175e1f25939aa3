using Aumate.PolicyService.Catalogs;

namespace Aumate.PolicyService.Refresh;

/// <summary>Says what came of asking the source where that is news, and not every time.</summary>
internal sealed partial class CatalogLog(ICatalogSource source, ILogger<CatalogLog> logger)
{
    /// <summary>Says what changed.</summary>
    public void Say(CatalogState before, CatalogState after, RefreshOutcome outcome)
    {
        if (before.IsUnavailable && !after.IsUnavailable)
        {
            Answers(source.Name);
        }
        else if (!before.IsUnavailable && after.IsUnavailable)
        {
            GivesNoAnswer(source.Name, after.LastFailure!.Reason);
        }

        switch (outcome)
        {
            // The first time the last-good file's may be what the source holds.
            case RefreshOutcome.Replaced:
            case RefreshOutcome.Confirmed when before.Held is null:
                var catalog = after.Held!.Snapshot;
                IsInForce(catalog.Revision, catalog.ProductCount, catalog.CategoryCount);
                break;
            case RefreshOutcome.Refused:
                SayRefusal(after);
                break;
            case RefreshOutcome.Confirmed when before.IsRefusing:
                HoldsTheLastGoodAgain(source.Name, after.Held!.Snapshot.Revision);
                break;
        }
    }

    /// <summary>Says what the source threw, unless it gave no answer before either.</summary>
    public void Threw(CatalogState before, Exception thrown)
    {
        if (!before.IsUnavailable)
        {
            SourceThrew(source.Name, thrown);
        }
    }

    private void SayRefusal(CatalogState state)
    {
        var refusal = state.LastRefusal!;
        foreach (var error in refusal.Errors)
        {
            HasError(error);
        }

        IsRefused(source.Name, refusal.Version, refusal.ErrorCount, state.Held?.Snapshot.Revision ?? "none");
    }

    [LoggerMessage(1, LogLevel.Information, "Catalog {Revision} is in force: {Products} products in {Categories} categories. Serving.")]
    private partial void IsInForce(string revision, int products, int categories);

    [LoggerMessage(
        2,
        LogLevel.Error,
        "The catalog of {Source}, version {Version}, is refused as a whole: {Count} error(s). What stays in force: {Revision}."
    )]
    private partial void IsRefused(string source, string version, int count, string revision);

    [LoggerMessage(3, LogLevel.Error, "Catalog: {Error}")]
    private partial void HasError(string error);

    [LoggerMessage(4, LogLevel.Warning, "{Source} gives no answer: {Reason}. It is asked again; what is in force stays.")]
    private partial void GivesNoAnswer(string source, string reason);

    [LoggerMessage(5, LogLevel.Information, "{Source} answers again.")]
    private partial void Answers(string source);

    [LoggerMessage(6, LogLevel.Information, "{Source} holds again what stayed in force, {Revision}.")]
    private partial void HoldsTheLastGoodAgain(string source, string revision);

    [LoggerMessage(7, LogLevel.Error, "{Source} threw.")]
    private partial void SourceThrew(string source, Exception thrown);
}
