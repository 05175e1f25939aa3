using Aumate.PolicyService.Catalogs.Files;
using Aumate.PolicyService.Catalogs.Postgres;
using Aumate.PolicyService.Commands;
using Aumate.PolicyService.Hosting;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.CatalogCommands;

/// <summary>Makes the database hold the catalog of files. The files are read and judged as a whole before the database hears of them.</summary>
internal sealed class ImportCommand(string[] settings, CommandConsole console, CancellationToken stop)
{
    internal async Task<int> Run(string path, bool allowLoss)
    {
        CatalogOptions options = DatabaseSettings.Read(settings);
        CatalogResult result = await console.Watch(
            $"Reading {path}",
            progress => Task.Run(() => CatalogFiles.Read(path, stop, progress), stop)
        );
        if (result.Snapshot is not { } catalog)
        {
            return console.Refuse(result, CatalogCommand.Refused);
        }

        PostgresDatabase database = DatabaseSettings.DatabaseOf(options);
        var writer = new PostgresCatalogWriter(database, stop);
        try
        {
            await PostgresSchema.Migrate(database, stop);
            return await Import(writer, catalog, allowLoss ? 100 : options.LargestLossPercent);
        }
        catch (Exception untaken) when (PostgresFailure.IsOfData(untaken))
        {
            return console.Fail(
                $"The database does not take the catalog: {PostgresFailure.Reason(untaken)}. Nothing was changed.",
                CatalogCommand.Refused
            );
        }
        catch (Exception away) when (PostgresFailure.IsOf(away))
        {
            if (writer.IsCommitSent && !PostgresFailure.IsRefusal(away))
            {
                return console.Fail(
                    $"The database failed while it committed: {PostgresFailure.Reason(away)}. Whether the catalog was changed is unknown: run the import again.",
                    CatalogCommand.Failed
                );
            }

            return console.Fail($"The database failed: {PostgresFailure.Reason(away)}. Nothing was changed.", CatalogCommand.Failed);
        }
    }

    private async Task<int> Import(PostgresCatalogWriter writer, CatalogSnapshot catalog, int largestLossPercent)
    {
        ImportCounts counts = await console.Watch(
            $"Writing {catalog.ProductCount} products",
            progress => writer.Import(catalog, largestLossPercent, written => progress(written, catalog.ProductCount))
        );
        if (counts.LosesOver(largestLossPercent))
        {
            return console.Fail(
                $"{counts.Removed} of {counts.Before} products would go, more than {largestLossPercent} %: give --allow-loss if they are to. Nothing was changed.",
                CatalogCommand.Refused
            );
        }

        console.Say($"{counts.Added} added, {counts.Changed} changed, {counts.Removed} removed, {counts.Unchanged} unchanged");
        console.Say(CheckCommand.Described(catalog));
        return CatalogCommand.Done;
    }
}
