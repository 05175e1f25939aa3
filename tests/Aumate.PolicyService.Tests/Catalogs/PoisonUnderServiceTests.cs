using Aumate.PolicyService.Tests.Refresh;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;

namespace Aumate.PolicyService.Tests.Catalogs;

// The service serves on the sound folder; then the folder is poisoned, and nothing changes but what the status says.
public sealed class PoisonUnderServiceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_poison_gets_into_force()
    {
        SoundFolder.Write(folder);
        await using RunningService service = await FilePolling.On(folder.FullName);
        string sound = await Revision(service);
        string[] poisons = [.. PoisonedFolderTests.Rows.Select(row => row.Data)];
        Assert.True(poisons.Length >= 40);

        foreach (string row in poisons)
        {
            string[] cells = PoisonedFolderTests.Cells(row);
            SoundFolder.Write(folder, $"{cells[0]}.csv", cells[1], cells[2]);
            GetCatalogStatusResponse refused = await Until(service, status => status.SourceRefused);

            Assert.Equal(sound, refused.Catalog.Revision);
            Assert.Equal(sound, await Revision(service));
            Assert.StartsWith(
                PoisonedFolderTests.Anywhere(refused.LastRefusal.Errors[0], folder.FullName),
                cells[3],
                StringComparison.Ordinal
            );

            SoundFolder.Write(folder);
            await Until(service, status => !status.SourceRefused);
        }
    }

    private static async Task<string> Revision(RunningService service) =>
        (await service.Client.EvaluateClaimAsync(new EvaluateClaimRequest { RequestId = "r", Claim = Claims.InOrder() }))
            .Decision
            .Versions
            .CatalogRevision;

    private static async Task<GetCatalogStatusResponse> Until(RunningService service, Func<GetCatalogStatusResponse, bool> holds)
    {
        GetCatalogStatusResponse status = new();
        await Refreshing.Until(() => holds(status = service.Catalogs.GetCatalogStatus(new())));
        return status;
    }
}
