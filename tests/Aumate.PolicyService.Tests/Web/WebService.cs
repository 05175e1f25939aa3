using Aumate.PolicyService.Tests.Service;
using Xunit;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>One service on the sample catalog with its web side and a shop's origin, shared by tests that only ask.</summary>
public sealed class WebService : IAsyncLifetime
{
    public const string Shop = "https://shop.example.com";

    public static readonly string[] Arguments = ["--Policy:Web:Urls=http://127.0.0.1:0", $"--Policy:Web:Origins:0={Shop}"];

    private RunningService? running;

    public RunningService Running => running!;

    public HttpClient Http => running!.Web;

    public async ValueTask InitializeAsync() => running = await RunningService.Start(null, [.. Arguments, "--environment", "Development"]);

    public ValueTask DisposeAsync() => running!.DisposeAsync();
}
