using Aumate.PolicyService.Reference;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.Refresh;

/// <summary>Keeps the last good catalog in its file, and recalls it once, at the start.</summary>
/// <param name="file">The file. Null: nothing is kept.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where to say what came of it.</param>
internal sealed partial class LastGoodKeeper(LastGoodFile? file, TimeProvider time, ILogger<LastGoodKeeper> logger)
{
    private string? keptRevision;
    private bool isRecalled;
    private bool isFailing;

    /// <summary>What was kept. Null: nothing, or it is refused, or it was asked for before.</summary>
    public HeldCatalog? Recall(CancellationToken stopping)
    {
        if (file is null || isRecalled)
        {
            return null;
        }

        var reading = Read(file, stopping);
        isRecalled = true;
        switch (reading)
        {
            case LastGoodReading.Kept kept:
                return new HeldCatalog(kept.Snapshot, CatalogOrigin.LastGoodFile, time.GetUtcNow(), Moment.Before(time, kept.ConfirmedAt));
            case LastGoodReading.Refused refused:
                IsRefused(file.Path, refused.Count, ShortText.Of(refused.First.ToString()));
                return null;
            default:
                return null;
        }
    }

    /// <summary>Says that what was recalled is in force.</summary>
    public void Say(HeldCatalog recalled) =>
        IsInForce(recalled.Snapshot.Revision, recalled.Snapshot.ProductCount, file!.Path, recalled.Confirmed.Wall);

    /// <summary>Keeps a catalog that the source holds, unless it is kept already. What fails is tried again the next time.</summary>
    public async Task Keep(HeldCatalog? held)
    {
        if (file is null || held is not { Origin: CatalogOrigin.Source, Snapshot: { } catalog } || catalog.Revision == keptRevision)
        {
            return;
        }

        try
        {
            await Task.Run(() => file.Keep(catalog, held.Confirmed.Wall));
            (keptRevision, isFailing) = (catalog.Revision, false);
        }
        catch (Exception unwritable) when (OperatorFile.IsUnreadable(unwritable))
        {
            if (!isFailing)
            {
                IsNotKept(file.Path, unwritable.Message);
            }

            isFailing = true;
        }
    }

    private static LastGoodReading Read(LastGoodFile file, CancellationToken stopping)
    {
        try
        {
            return file.Read(stopping);
        }
        catch (Exception unreadable) when (OperatorFile.IsUnreadable(unreadable))
        {
            return new LastGoodReading.Refused(new CatalogError(file.Path, unreadable.Message), 1);
        }
    }

    [LoggerMessage(
        20,
        LogLevel.Warning,
        "Catalog {Revision} is in force: {Products} products from the last-good file {Path}, which the source held at {ConfirmedAt}. Serving."
    )]
    private partial void IsInForce(string revision, int products, string path, DateTimeOffset confirmedAt);

    [LoggerMessage(21, LogLevel.Warning, "The last-good file {Path} is refused: {Count} error(s), first: {First}")]
    private partial void IsRefused(string path, int count, string first);

    [LoggerMessage(22, LogLevel.Error, "The last good catalog is not kept in {Path}: {Reason}. It is tried again.")]
    private partial void IsNotKept(string path, string reason);
}
