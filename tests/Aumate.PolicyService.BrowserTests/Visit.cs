using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Aumate.PolicyService.BrowserTests;

/// <summary>One visit of one page, and what went on beside what it shows.</summary>
public sealed class Visit
{
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly Uri address;
    private bool expectsFailedCalls;

    private Visit(IPage page, Uri address)
    {
        Page = page;
        this.address = address;
    }

    public IPage Page { get; }

    /// <summary>Walks through a page, and fails if the browser complained: of a script, of the policy of content, or of a request to another host.</summary>
    public static async Task To(Chromium chromium, RunningHost host, string path, Func<Visit, Task> walk)
    {
        await using var context = await chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = host.Address.ToString(),
                ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
                ColorScheme = ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "en-US",
                Permissions = ["clipboard-read", "clipboard-write"],
            }
        );
        context.SetDefaultTimeout(10_000);
        var visit = new Visit(await context.NewPageAsync(), host.Address);
        visit.Listen();
        await visit.Page.GotoAsync(path);
        await walk(visit);
        Assert.Empty(visit.complaints);
    }

    /// <summary>From here on the service is to fail; the browser then says so, and is right.</summary>
    public void ExpectFailedCalls() => expectsFailedCalls = true;

    /// <summary>Takes a picture, and holds the page against the rules of accessibility.</summary>
    public async Task Inspect(string name)
    {
        // What sticks to the window would otherwise stand in the middle of the picture.
        await Page.EvaluateAsync("() => scrollTo(0, 0)");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf(name), FullPage = true });
        var result = await Page.RunAxe();
        Assert.Empty(result.Violations.Select(rule => $"{rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>Whether anything is wider than the window, so that one would have to scroll sideways.</summary>
    public async Task<bool> Overflows() =>
        await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.sln").Length == 0)
        {
            folder = folder.Parent;
        }

        var root = folder ?? throw new DirectoryNotFoundException("no solution above the tests");
        return Path.Combine(root.FullName, "artifacts", "screenshots", $"{name}.png");
    }

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (
                message.Type == "error"
                && !(expectsFailedCalls && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            )
            {
                complaints.Enqueue($"console: {message.Text}");
            }
        };
        Page.PageError += (_, error) => complaints.Enqueue($"script: {error}");
        Page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != address.Authority)
            {
                complaints.Enqueue($"another host: {request.Url}");
            }
        };
    }
}
