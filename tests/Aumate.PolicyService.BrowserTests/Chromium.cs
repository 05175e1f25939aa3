using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Aumate.PolicyService.BrowserTests.Chromium))]

namespace Aumate.PolicyService.BrowserTests;

/// <summary>One browser for all tests, the system's own; each visit has a context of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? driver;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser is not started.");

    public async ValueTask InitializeAsync()
    {
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Find(),
                // The sandbox of the browser does not start for root, who runs the gate.
                ChromiumSandbox = Environment.UserName != "root",
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        driver?.Dispose();
    }

    private static string Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
            ? named
            : Array.Find(Places, File.Exists)
                ?? throw new FileNotFoundException(
                    "Chromium is not here. Install it with .ci/chromium (as root, from the system's packages), or let CHROMIUM name the program."
                );
}
