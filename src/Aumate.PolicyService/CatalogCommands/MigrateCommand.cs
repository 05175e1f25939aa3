using Aumate.PolicyService.Catalogs.Postgres;
using Aumate.PolicyService.Commands;

namespace Aumate.PolicyService.CatalogCommands;

/// <summary>Brings the schema up to date.</summary>
internal sealed class MigrateCommand(string[] settings, CommandConsole console, CancellationToken stop)
{
    internal async Task<int> Run()
    {
        PostgresDatabase database = DatabaseSettings.DatabaseOf(DatabaseSettings.Read(settings));
        try
        {
            IReadOnlyList<string> applied = await PostgresSchema.Migrate(database, stop);
            console.Say(applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}");
            return CatalogCommand.Done;
        }
        catch (Exception away) when (PostgresFailure.IsOf(away))
        {
            return console.Fail($"The database failed: {PostgresFailure.Reason(away)}", CatalogCommand.Failed);
        }
    }
}
