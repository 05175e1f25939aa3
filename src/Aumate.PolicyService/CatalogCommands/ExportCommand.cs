using Aumate.PolicyService.Catalogs;
using Aumate.PolicyService.Catalogs.Json;
using Aumate.PolicyService.Catalogs.Postgres;
using Aumate.PolicyService.Commands;
using Aumate.PolicyService.Reference;
using Aumate.Warranty.Catalog;

namespace Aumate.PolicyService.CatalogCommands;

/// <summary>Writes the catalog of the database as JSON. A catalog that is not good is not written.</summary>
internal sealed class ExportCommand(string[] settings, CommandConsole console, CancellationToken stop)
{
    internal async Task<int> Run(string? path)
    {
        PostgresCatalogSource source = PostgresCatalogSource.Of(DatabaseSettings.Read(settings).Database!);
        SourceReading reading = await console.Watch("Reading the database", _ => source.ReadAsync(null, stop));
        return reading switch
        {
            SourceReading.Given { Result.Snapshot: { } catalog } => Write(catalog, path),
            SourceReading.Given refused => console.Refuse(refused.Result, CatalogCommand.Refused),
            SourceReading.Unavailable away => console.Fail($"The database failed: {away.Reason}", CatalogCommand.Failed),
            _ => throw new InvalidOperationException("Nothing was known, so nothing can be unchanged."),
        };
    }

    private int Write(CatalogSnapshot catalog, string? path)
    {
        try
        {
            using Stream target = path is null ? Console.OpenStandardOutput() : File.Create(path);
            JsonCatalogWriter.Write(catalog, target);
            return path is null ? CatalogCommand.Done : Said(catalog, path);
        }
        catch (Exception unwritable) when (OperatorFile.IsUnreadable(unwritable))
        {
            return console.Fail($"{path ?? "standard output"}: it cannot be written: {unwritable.Message}", CatalogCommand.Failed);
        }
    }

    private int Said(CatalogSnapshot catalog, string path)
    {
        console.Say($"{path}: {CheckCommand.Described(catalog)}");
        return CatalogCommand.Done;
    }
}
