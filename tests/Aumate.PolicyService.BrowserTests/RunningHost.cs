extern alias host;
using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.Hosting;
using Microsoft.AspNetCore.Builder;
using Xunit;

[assembly: AssemblyFixture(typeof(Aumate.PolicyService.BrowserTests.RunningHost))]

namespace Aumate.PolicyService.BrowserTests;

/// <summary>The whole service on free loopback ports, in Development, where receipts are signed with the development key.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private readonly WebApplication app;

    public RunningHost()
        : this("Development") { }

    private RunningHost(string environment) =>
        app = PolicyHost.Build([
            "--environment",
            environment,
            "--urls",
            "http://127.0.0.1:0",
            "--Policy:Web:Urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
        ]);

    /// <summary>Where the pages are.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>Starts a service of the test's own, which has no key for receipts.</summary>
    public static async Task<RunningHost> StartWithoutKeys()
    {
        var running = new RunningHost("Production");
        await running.InitializeAsync();
        return running;
    }

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        // The address of gRPC is listed first, as it is configured first.
        Address = new Uri(app.Urls.Last());
        using var client = new HttpClient { BaseAddress = Address };
        await Serving.Until(async () =>
        {
            using var ready = await client.GetAsync("readyz");
            return ready.IsSuccessStatusCode;
        });
    }

    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
