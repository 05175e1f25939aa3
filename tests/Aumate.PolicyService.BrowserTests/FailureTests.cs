using System.Globalization;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Aumate.PolicyService.BrowserTests;

/// <summary>After a failure nothing is known, and nothing that was known before is shown as if it still were.</summary>
public sealed class FailureTests(Chromium chromium, RunningHost host)
{
    private const string Explain = "**/v1/claims:explain";

    private static readonly (int Status, string Body)[] NoDecisions =
    [
        (503, """{"code":14,"message":"The catalog is not loaded yet; try again.","details":[]}"""),
        (500, "<html>no JSON</html>"),
        (200, "{}"),
        (200, "null"),
        (200, """{"requestId":"another","decision":{"remedies":[]},"explanation":{}}"""),
    ];

    private static readonly string[] Unknown = ["Not known", "Not known", "Not known", "Not known"];

    [Fact]
    public async Task A_service_that_stops_midway_leaves_nothing_known()
    {
        await using var own = await RunningHost.StartWithoutKeys();
        await Visit.To(
            chromium,
            own,
            "/desk/",
            async visit =>
            {
                visit.ExpectFailedCalls();
                await visit.Page.Begin();
                await visit.Page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
                await own.Stop();
                await visit.Page.Choose("Kind of price", "Standard");
                await visit.Page.HasStatuses(Unknown);
                await Expect(visit.Page.Locator("#failure")).ToContainTextAsync("hold the claim");
                await Expect(visit.Page.Locator("#news")).ToContainTextAsync("Not known, hold the claim.");
                await Expect(visit.Page.Locator(".card")).ToHaveCountAsync(0);
                await visit.Inspect("desk-stopped");
            }
        );
    }

    [Fact]
    public Task An_answer_that_is_no_decision_leaves_nothing_known_until_it_is_asked_again() =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var page = visit.Page;
                visit.ExpectFailedCalls();
                await page.Begin();
                foreach (var (status, body) in NoDecisions)
                {
                    await page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
                    await page.RouteAsync(Explain, route => route.FulfillAsync(new() { Status = status, Body = body }));
                    await page.GetByLabel("Contract number").FillAsync(body.Length.ToString(CultureInfo.InvariantCulture));
                    await page.HasStatuses(Unknown);
                    await Expect(page.Locator(".card")).ToHaveCountAsync(0);
                    await page.UnrouteAsync(Explain);
                    await page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
                    await Expect(page.Locator("#heading-decision")).ToBeFocusedAsync();
                }
            }
        );

    [Fact]
    public Task While_the_next_answer_is_on_its_way_no_older_status_is_shown() =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var page = visit.Page;
                await page.Begin();
                await page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
                var held = new TaskCompletionSource();
                await page.RouteAsync(
                    Explain,
                    async route =>
                    {
                        await held.Task;
                        await route.ContinueAsync();
                    }
                );
                await page.Choose("Bought or lent", "Lent");
                await page.HasStatuses("Updating…", "Updating…", "Updating…", "Updating…");
                await Expect(page.Locator(".card .chip").GetByText("Undetermined")).ToHaveCountAsync(0);
                held.SetResult();
                await page.HasStatuses("Not eligible", "Not eligible", "Not eligible", "Eligible");
            }
        );

    [Fact]
    public Task An_older_answer_that_comes_late_is_not_shown() =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var page = visit.Page;
                // Without the abort of the older call, so that its answer does arrive.
                await page.EvaluateAsync(
                    "() => { const real = window.fetch; window.fetch = (url, how) => real(url, { ...how, signal: undefined }); }"
                );
                var held = new TaskCompletionSource();
                var late = new TaskCompletionSource();
                await page.RouteAsync(
                    Explain,
                    async route =>
                    {
                        if (route.Request.PostData!.Contains("TITLE_BORROWED", StringComparison.Ordinal))
                        {
                            var answer = await route.FetchAsync();
                            await held.Task;
                            await route.FulfillAsync(new() { Response = answer });
                            late.SetResult();
                        }
                        else
                        {
                            await route.ContinueAsync();
                        }
                    }
                );
                await page.Begin();
                var older = page.WaitForRequestAsync(request =>
                    request.PostData?.Contains("TITLE_BORROWED", StringComparison.Ordinal) == true
                );
                await page.Choose("Bought or lent", "Lent");
                await older;
                await page.Choose("Bought or lent", "Bought");
                await page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
                var response = page.WaitForResponseAsync(answer =>
                    answer.Request.PostData?.Contains("TITLE_BORROWED", StringComparison.Ordinal) == true
                );
                held.SetResult();
                await late.Task;
                await (await response).FinishedAsync();
                // What the page makes of it, it makes in the tasks that are queued by now.
                await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
                await page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
                await Expect(page.Locator("[data-remedy=REMEDY_RETURN] .chip")).ToHaveTextAsync("Undetermined");
            }
        );
}
