extern alias host;
using host::Aumate.PolicyService.Catalogs;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>The sample catalog from a source that takes until it is told, and does not hear that it should stop.</summary>
public sealed class WaitingCatalog : ICatalogSource
{
    private readonly TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "waiting";

    public void Arrive() => told.TrySetResult();

    public async Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken)
    {
        await told.Task;
        return await new EmbeddedCatalogSource().ReadAsync(known, CancellationToken.None);
    }
}
