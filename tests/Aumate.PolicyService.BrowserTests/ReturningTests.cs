using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Aumate.PolicyService.BrowserTests;

/// <summary>Leaving a page and coming back: what is shown is what is asked, and nothing is lost without a word.</summary>
public sealed class ReturningTests(Chromium chromium, RunningHost host)
{
    [Fact]
    public Task After_going_back_to_the_cart_its_choices_are_those_that_were_asked() =>
        Visit.To(
            chromium,
            host,
            "/checkout/",
            async visit =>
            {
                var page = visit.Page;
                await page.Locator("#place").SelectOptionAsync("DE");
                await page.Locator("#language").SelectOptionAsync("de");
                await page.Locator("#purchase").FillAsync("2026-02-03");
                await page.Locator("article").First.GetByText("Sonderpreis", new() { Exact = true }).ClickAsync();
                await Expect(page.Locator(".coverage .chip").First).ToHaveTextAsync("Nicht angeboten");
                await page.GotoAsync("/");
                var asked = page.WaitForRequestAsync("**/v1/coverage:preview");
                await page.GoBackAsync();
                var body = (await asked).PostDataJSON()!.Value;
                await Expect(page.Locator(".coverage .chip").First).Not.ToHaveTextAsync("Asking…");
                var day = body.GetProperty("purchaseDate");
                var shown = await page.Locator("#purchase").InputValueAsync();
                Assert.Equal(body.GetProperty("jurisdiction").GetString(), await page.Locator("#place").InputValueAsync());
                Assert.Equal(body.GetProperty("language").GetString(), await page.Locator("#language").InputValueAsync());
                Assert.Equal(
                    new DateOnly(
                        day.GetProperty("year").GetInt32(),
                        day.GetProperty("month").GetInt32(),
                        day.GetProperty("day").GetInt32()
                    ),
                    DateOnly.Parse(shown, System.Globalization.CultureInfo.InvariantCulture)
                );
                await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", await page.Locator("#language").InputValueAsync());
                Assert.DoesNotContain("PRICE_KIND_SPECIAL", body.ToString(), StringComparison.Ordinal);
                await Expect(page.Locator("article").First.Locator("input[type=radio]").First).ToBeCheckedAsync();
            }
        );

    [Fact]
    public Task After_going_back_to_the_desk_nothing_is_shown_that_is_not_asked() =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var page = visit.Page;
                await page.GetByLabel("Item").SelectOptionAsync("ITEM_KIND_PART");
                await page.Locator("#audience").SelectOptionAsync("AUDIENCE_AUDITOR");
                await page.Locator("#language").SelectOptionAsync("fr");
                await page.Choose("Bought or lent", "Lent");
                await page.GotoAsync("/");
                await page.GoBackAsync();
                await page.Fill("First reported on", "2026-03-15");
                var asked = page.WaitForRequestAsync("**/v1/claims:explain");
                await page.Fill("Model", "JS-1200");
                var body = (await asked).PostDataJSON()!.Value;
                Assert.Equal(body.GetProperty("language").GetString(), await page.Locator("#language").InputValueAsync());
                Assert.Equal(body.GetProperty("audience").GetString(), await page.Locator("#audience").InputValueAsync());
                Assert.False(body.GetProperty("claim").TryGetProperty("item", out _));
                await Expect(page.GetByLabel("Item")).ToHaveValueAsync("");
                Assert.False(body.GetProperty("claim").TryGetProperty("purchase", out _));
                await Expect(page.Locator("#fact-claim-purchase-title input[value='']")).ToBeCheckedAsync();
            }
        );

    [Fact]
    public Task Whatever_a_browser_puts_back_into_the_controls_gives_way_to_what_was_asked() =>
        Visit.To(
            chromium,
            host,
            "/checkout/",
            async visit =>
            {
                await Expect(visit.Page.Locator(".coverage .chip").First).ToHaveTextAsync("Offered");
                await visit.Page.EvaluateAsync(
                    "() => { for (const id of ['place', 'language']) document.getElementById(id).value = 'DE'; }"
                );
                await visit.Page.EvaluateAsync("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
                await Expect(visit.Page.Locator("#place")).ToHaveValueAsync("US");
                await Expect(visit.Page.Locator("#language")).ToHaveValueAsync("en");
            }
        );

    [Fact]
    public Task Facts_that_were_stated_are_not_left_without_a_warning() =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var page = visit.Page;
                var warnings = new List<string>();
                page.Dialog += (_, dialog) =>
                {
                    warnings.Add(dialog.Type);
                    _ = dialog.DismissAsync();
                };
                await page.GetByLabel("Model").ClickAsync();
                await page.ReloadAsync();
                Assert.Empty(warnings);

                await page.Fill("Model", "JS-1200");
                await page.Locator("nav").GetByText("Checkout sample").ClickAsync();
                await page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
                Assert.Equal("beforeunload", Assert.Single(warnings));
                await Expect(page.GetByLabel("Model")).ToHaveValueAsync("JS-1200");

                await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
                await page.Locator("nav").GetByText("Checkout sample").ClickAsync();
                await Expect(page).ToHaveTitleAsync("Your cart");
                Assert.Single(warnings);
            }
        );
}
