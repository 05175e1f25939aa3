using System.Net;
using Xunit;

namespace Aumate.PolicyService.BrowserTests;

public sealed class ServingTests(RunningHost host)
{
    [Theory]
    [InlineData("", "text/html")]
    [InlineData("desk/", "text/html")]
    [InlineData("checkout/", "text/html")]
    [InlineData("desk/desk.js", "text/javascript")]
    [InlineData("lib/lit-html/directives/live.js", "text/javascript")]
    [InlineData("shared/page.css", "text/css")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task Pages_come_with_their_type_a_strict_policy_and_a_tag(string path, string type)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { response.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("shared/contract.d.ts")]
    [InlineData("Data/terms.json")]
    [InlineData("../Data/terms.json")]
    [InlineData("desk/nothing.js")]
    public async Task Nothing_else_of_the_assembly_is_served(string path)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("desk", HttpStatusCode.MovedPermanently)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    [InlineData("desk/nothing.js", HttpStatusCode.NotFound)]
    [InlineData("v1/catalog/status", HttpStatusCode.OK)]
    public async Task What_is_no_page_may_do_nothing_in_a_browser(string path, HttpStatusCode status)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };
        var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
    }
}
