using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Aumate.PolicyService.BrowserTests;

public sealed class ReceiptTests(Chromium chromium, RunningHost host)
{
    [Fact]
    public Task A_receipt_is_copied_and_replays_when_it_is_pasted_back() =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var receipt = await Copy(visit.Page);
                await Check(visit.Page, receipt);
                var replay = visit.Page.Locator("#replay");
                await Expect(replay).ToContainTextAsync("The receipt is authentic");
                await Expect(replay).ToContainTextAsync("Equal to the decision that was given");
                await Expect(replay).ToContainTextAsync("Would be decided alike");
                await Expect(replay.Locator(".card .chip")).ToHaveTextAsync(["Eligible", "Eligible", "Eligible", "Not eligible"]);
                await visit.Inspect("desk-replayed");
            }
        );

    [Fact]
    public Task A_tampered_receipt_says_nothing_of_its_claim() =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var receipt = Convert.FromBase64String(await Copy(visit.Page));
                receipt[^40] ^= 1;
                visit.ExpectFailedCalls();
                await Check(visit.Page, Convert.ToBase64String(receipt));
                var replay = visit.Page.Locator("#replay");
                await Expect(replay).ToContainTextAsync("hold the claim");
                await Expect(replay).ToContainTextAsync("was changed or cut");
                await Expect(replay.Locator(".card")).ToHaveCountAsync(0);
                await visit.Inspect("desk-tampered");
            }
        );

    [Fact]
    public Task A_receipt_is_found_in_what_it_was_pasted_with_and_goes_when_everything_starts_over() =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var page = visit.Page;
                var receipt = await Copy(page);
                string[] pasted =
                [
                    $"\"{receipt}\"",
                    $"“{receipt}”",
                    $"\u00a0{receipt[..50]}\u200b\r\n{receipt[50..]}\ufeff",
                    $$"""{ "receipt": "{{receipt}}" }""",
                    $"\"receipt\": \"{receipt}\",",
                    $"receipt: {receipt}",
                ];
                foreach (var text in pasted)
                {
                    await Check(page, text);
                    await Expect(page.Locator("#replay")).ToContainTextAsync("The receipt is authentic");
                }

                foreach (var text in new[] { "Größe", "<img src=x>", $"{{\"a\":\"{receipt}\"}}", "\u200b\"\"" })
                {
                    await Check(page, text);
                    await Expect(page.Locator("#replay")).ToContainTextAsync("Paste the value of “receipt” alone");
                    await Expect(page.Locator("#replay")).ToContainTextAsync("hold the claim");
                    await Expect(page.Locator("#replay .card")).ToHaveCountAsync(0);
                }

                await Check(page, receipt);
                await Expect(page.Locator("#replay .card")).ToHaveCountAsync(4);
                await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
                await Expect(page.Locator("#replay")).ToHaveTextAsync("");
                await Expect(page.GetByLabel("A receipt that was kept")).ToHaveValueAsync("");
            }
        );

    [Fact]
    public async Task A_service_without_keys_says_so_and_decides_all_the_same()
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
                await visit.Page.Complete();
                await visit.Page.HasStatuses("Eligible", "Eligible", "Eligible", "Not eligible");
                await Expect(visit.Page.Section("Receipt")).ToContainTextAsync("no key for receipts");
                await Check(visit.Page, "QVIBC2Rl");
                await Expect(visit.Page.Locator("#replay")).ToContainTextAsync("no key for receipts");
            }
        );
    }

    private static async Task<string> Copy(IPage page)
    {
        await page.Begin();
        await page.Complete();
        await page.HasStatuses("Eligible", "Eligible", "Eligible", "Not eligible");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the receipt" }).ClickAsync();
        await Expect(page.Locator("#news")).ToHaveTextAsync("The receipt is copied.");
        var copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Equal(await page.GetByLabel("Receipt of this decision").InputValueAsync(), copied);
        return copied;
    }

    private static async Task Check(IPage page, string receipt)
    {
        await page.GetByLabel("A receipt that was kept").FillAsync(receipt);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and replay" }).ClickAsync();
    }
}
