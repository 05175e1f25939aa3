using Aumate.PolicyService.Wire.V1;
using Xunit;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>One service on the sample catalog, shared by tests that only ask.</summary>
public sealed class SharedService : IAsyncLifetime
{
    private RunningService? running;

    public PolicyDecisionService.PolicyDecisionServiceClient Client => running!.Client;

    public RunningService Running => running!;

    public async ValueTask InitializeAsync() => running = await RunningService.Start();

    public ValueTask DisposeAsync() => running!.DisposeAsync();
}
