extern alias host;
using host::Aumate.PolicyService.Hosting;
using Xunit;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>Settings of the catalog that cannot be meant stop the start, and say what would be right.</summary>
public sealed class CatalogSettingsTests
{
    [Theory]
    [InlineData("101 is not 0 to 100", "LargestLossPercent=101")]
    [InlineData("-1 is not 0 to 100", "LargestLossPercent=-1")]
    [InlineData("PollSeconds: 0 is not 1 to 3600", "PollSeconds=0")]
    [InlineData("PollSeconds: 3601 is not 1 to 3600", "PollSeconds=3601", "StaleAfterSeconds=9000")]
    [InlineData("StaleAfterSeconds: 29 is less than twice PollSeconds, 15", "StaleAfterSeconds=29")]
    [InlineData("StaleAfterSeconds: 60 is less than twice PollSeconds, 31", "PollSeconds=31")]
    [InlineData("has Path and Database; give one of them", "Path=/data/catalog.json", "Database=Host=x")]
    [InlineData("Database: is not a connection string", "Database=x")]
    [InlineData("\"/tmp/kept.txt\" is no .json file of its own", "LastGoodPath=/tmp/kept.txt")]
    [InlineData("it needs a place of its own", "Path=/data/catalog.json", "LastGoodPath=/data/catalog.json")]
    [InlineData("it needs a place of its own", "Path=/data/catalog.json", "LastGoodPath=/data/../data/./catalog.json")]
    [InlineData("it needs a place of its own", "Path=data/catalog.json", "LastGoodPath=./data/catalog.json")]
    [InlineData("it needs a place of its own", "Path=/data", "LastGoodPath=/data/kept.json")]
    [InlineData("it needs a place of its own", "Path=/data/", "LastGoodPath=/other/../data/deep/kept.json")]
    [InlineData("it needs a place of its own", "Path=.", "LastGoodPath=kept.json")]
    public void A_setting_that_cannot_be_meant_stops_the_start(string words, params string[] settings)
    {
        var thrown = Assert.Throws<PolicyUnreadableException>(() => PolicyHost.Build(Arguments(settings)));
        Assert.Contains(words, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PollSeconds=1", "StaleAfterSeconds=2")]
    [InlineData("PollSeconds=3600", "StaleAfterSeconds=7200")]
    [InlineData("Path=/data", "LastGoodPath=/database/kept.json")]
    [InlineData("Path=/data/catalog.json", "LastGoodPath=/data/kept.json")]
    [InlineData("Path=/data/../other", "LastGoodPath=/data/kept.json")]
    public async Task A_setting_at_its_bound_does_not(params string[] settings) =>
        await PolicyHost.Build(Arguments(settings)).DisposeAsync();

    private static string[] Arguments(string[] settings) => [.. settings.Select(setting => $"--Policy:Catalog:{setting}")];
}
