using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Aumate.PolicyService.BrowserTests;

/// <summary>What is wrong with a cart is said where it is wrong.</summary>
public sealed class CartTests(Chromium chromium, RunningHost host)
{
    private Task AtCheckout(Func<Visit, Task> walk) => Visit.To(chromium, host, "/checkout/", walk);

    [Fact]
    public Task A_line_that_cannot_be_read_says_so_and_the_others_are_not_known() =>
        AtCheckout(async visit =>
        {
            var page = visit.Page;
            await Expect(page.Locator(".coverage .chip").First).ToHaveTextAsync("Offered");
            visit.ExpectFailedCalls();
            // A character that no text may have.
            await Add(page, "JS\u0001X");
            await Expect(page.Locator(".coverage .chip").GetByText("Not known", new() { Exact = true })).ToHaveCountAsync(16);
            var wrong = page.Locator("article").Last;
            await Expect(wrong.Locator(".error")).Not.ToBeEmptyAsync();
            await Expect(page.Locator("article .error")).ToHaveCountAsync(1);
            await page.Locator("#failure li a").ClickAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#line-4$"));
            await visit.Inspect("checkout-violation");

            await wrong.GetByRole(AriaRole.Button).First.ClickAsync();
            await Expect(page.Locator(".coverage .chip").First).ToHaveTextAsync("Offered");
            await Expect(page.Locator("article .error")).ToHaveCountAsync(0);
        });

    [Fact]
    public Task A_day_of_purchase_that_is_none_says_so_at_the_field() =>
        AtCheckout(async visit =>
        {
            var page = visit.Page;
            await Expect(page.Locator(".coverage .chip").First).ToHaveTextAsync("Offered");
            var day = page.Locator("#purchase");
            await day.FillAsync("");
            await Expect(day).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(day).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("State a whole day"));
            await Expect(page.Locator(".coverage .chip").GetByText("Not known", new() { Exact = true })).ToHaveCountAsync(12);
            await visit.Inspect("checkout-no-day");
            await day.FillAsync("2026-11-23");
            await Expect(page.Locator(".coverage .chip").First).ToHaveTextAsync("Offered");
            await Expect(page.Locator("#purchase-error")).ToHaveCountAsync(0);

            await day.EvaluateAsync("at => { at.value = '12026-01-01'; at.dispatchEvent(new Event('input', { bubbles: true })); }");
            await Expect(day).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(page.Locator(".coverage .chip").First).ToHaveTextAsync("Not known");
        });

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200b")]
    public Task A_line_without_a_model_is_not_added(string model) =>
        AtCheckout(async visit =>
        {
            await Add(visit.Page, model);
            await Expect(visit.Page.Locator("#model-error")).ToHaveTextAsync("Name the model.");
            await Expect(visit.Page.Locator("#model")).ToBeFocusedAsync();
            await Expect(visit.Page.Locator("article")).ToHaveCountAsync(3);
            await visit.Inspect("checkout-no-model");
            await visit.Page.Locator("#model").FillAsync("J");
            await Expect(visit.Page.Locator("#model-error")).ToHaveCountAsync(0);
        });

    [Fact]
    public Task A_cart_takes_as_many_lines_as_one_question() =>
        AtCheckout(async visit =>
        {
            var page = visit.Page;
            await page.EvaluateAsync(
                """
                () => {
                  const model = document.getElementById('model');
                  for (let lines = 3; lines < 100; lines++) {
                    model.value = 'DX-360';
                    model.form.requestSubmit();
                  }
                }
                """
            );
            await Expect(page.Locator("article")).ToHaveCountAsync(100);
            await Expect(page.Locator(".coverage .chip").First).ToHaveTextAsync("Offered");
            await Add(page, "DX-360");
            await Expect(page.Locator("#model-error")).ToContainTextAsync("at most 100 lines");
            await Expect(page.Locator("article")).ToHaveCountAsync(100);
            await Expect(page.Locator(".coverage .chip").First).ToHaveTextAsync("Offered");
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove: DX-360" }).First.ClickAsync();
            await Expect(page.Locator("#model-error")).ToHaveCountAsync(0);
        });

    private static async Task Add(IPage page, string model)
    {
        await page.Locator("#model").FillAsync(model);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the cart" }).ClickAsync();
    }
}
