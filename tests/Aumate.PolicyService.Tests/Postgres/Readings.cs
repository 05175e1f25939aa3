extern alias host;
using Aumate.Warranty.Catalog;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Catalogs.Postgres;
using Xunit;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>Asks a database as the service does.</summary>
internal static class Readings
{
    public static Task<SourceReading> Read(string database, string? known = null) =>
        PostgresCatalogSource.Of(database).ReadAsync(known, CancellationToken.None);

    public static async Task<SourceReading.Given> Given(string database, string? known = null) =>
        Assert.IsType<SourceReading.Given>(await Read(database, known));

    public static async Task<CatalogSnapshot> Catalog(string database)
    {
        var given = await Given(database);
        return given.Result.Snapshot ?? throw new InvalidOperationException(string.Join('\n', given.Result.Errors));
    }
}
