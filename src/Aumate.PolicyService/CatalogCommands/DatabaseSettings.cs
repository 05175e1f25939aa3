using Aumate.PolicyService.Catalogs.Postgres;
using Aumate.PolicyService.Hosting;

namespace Aumate.PolicyService.CatalogCommands;

/// <summary>The database that a command works on, out of the same settings that the service reads.</summary>
internal static class DatabaseSettings
{
    /// <summary>The settings of the catalog.</summary>
    /// <exception cref="PolicyUnreadableException">They cannot be read, or name no database.</exception>
    internal static CatalogOptions Read(string[] settings)
    {
        CatalogOptions options = PolicyOptions.Read(WebApplication.CreateBuilder(settings).Configuration).Catalog;
        return options.Database is not null
            ? options
            : throw new PolicyUnreadableException(["Policy:Catalog:Database: is needed: the connection string of a PostgreSQL database"]);
    }

    internal static PostgresDatabase DatabaseOf(CatalogOptions options) => PostgresDatabase.Parse(options.Database!)!;
}
