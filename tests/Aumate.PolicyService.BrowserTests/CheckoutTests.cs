using System.Text.Json;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Aumate.PolicyService.BrowserTests;

public sealed class CheckoutTests(Chromium chromium, RunningHost host)
{
    private const string Preview = "**/v1/coverage:preview";

    private static readonly (string Language, string Title, string Offered, string Sentence)[] Languages =
    [
        ("en", "Your cart", "Offered", "November 30, 2026"),
        ("es", "Su carrito", "Se ofrece", "30 de noviembre de 2026"),
        ("zh-Hans", "购物车", "提供", "2026年11月30日"),
        ("fr", "Votre panier", "Proposé", "30 novembre 2026"),
        ("de", "Ihr Warenkorb", "Angeboten", "30. November 2026"),
    ];

    private Task AtCheckout(Func<Visit, Task> walk) => Visit.To(chromium, host, "/checkout/", walk);

    [Fact]
    public Task Coverage_comes_in_the_language_of_the_shopper() =>
        AtCheckout(async visit =>
        {
            var page = visit.Page;
            await page.Locator("#purchase").FillAsync("2026-11-23");
            foreach (var (language, title, offered, sentence) in Languages)
            {
                await page.Locator("#language").SelectOptionAsync(language);
                await Expect(Chip(page, "JS-1500", "REMEDY_RETURN")).ToHaveTextAsync(offered);
                await Expect(Line(page, "JS-1500").Locator("[data-coverage=REMEDY_RETURN] p")).ToContainTextAsync(sentence);
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
                await Expect(page).ToHaveTitleAsync(title);
                await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            }

            await visit.Inspect("checkout-de");
        });

    [Fact]
    public Task A_special_price_is_neither_returned_nor_exchanged_and_says_why() =>
        AtCheckout(async visit =>
        {
            var page = visit.Page;
            await Expect(Chip(page, "JS-1500", "REMEDY_RETURN")).ToHaveTextAsync("Offered");
            await Line(page, "JS-1500").GetByText("Special price", new() { Exact = true }).ClickAsync();
            await Expect(Chip(page, "JS-1500", "REMEDY_RETURN")).ToHaveTextAsync("Not offered");
            await Expect(Chip(page, "JS-1500", "REMEDY_EXCHANGE")).ToHaveTextAsync("Not offered");
            await Expect(Chip(page, "JS-1500", "REMEDY_FREE_REPAIR")).ToHaveTextAsync("Offered");
            await Expect(Line(page, "JS-1500").Locator("[data-coverage=REMEDY_RETURN] p")).ToContainTextAsync("special price");
            await visit.Inspect("checkout-special");
        });

    [Fact]
    public Task A_model_that_the_catalog_does_not_know_is_not_known() =>
        AtCheckout(async visit =>
        {
            var page = visit.Page;
            await page.Locator("#model").FillAsync("NOT-A-MODEL");
            await page.GetByRole(AriaRole.Button, new() { Name = "Add to the cart" }).ClickAsync();
            await Expect(Chip(page, "NOT-A-MODEL", "REMEDY_FREE_REPAIR")).ToHaveTextAsync("Not known");
            await Expect(Chip(page, "JS-1500", "REMEDY_FREE_REPAIR")).ToHaveTextAsync("Offered");
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove: NOT-A-MODEL" }).ClickAsync();
            await Expect(Line(page, "NOT-A-MODEL")).ToHaveCountAsync(0);
            await Expect(page.Locator("#model")).ToBeFocusedAsync();
        });

    [Fact]
    public Task Structured_data_of_each_line_stands_in_the_page_and_can_be_read() =>
        AtCheckout(async visit =>
        {
            var page = visit.Page;
            await Expect(Chip(page, "JS-1500", "REMEDY_RETURN")).ToHaveTextAsync("Offered");
            var scripts = page.Locator("script[type='application/ld+json']");
            await Expect(scripts).ToHaveCountAsync(3);
            foreach (var text in await scripts.AllTextContentsAsync())
            {
                using var data = JsonDocument.Parse(text);
                Assert.Equal("https://schema.org", data.RootElement.GetProperty("@context").GetString());
            }
        });

    [Fact]
    public Task After_a_failure_coverage_is_not_known_and_no_structured_data_is_left() =>
        AtCheckout(async visit =>
        {
            var page = visit.Page;
            await Expect(Chip(page, "JS-1500", "REMEDY_RETURN")).ToHaveTextAsync("Offered");
            visit.ExpectFailedCalls();
            await page.RouteAsync(Preview, route => route.AbortAsync());
            await Line(page, "JS-1500").GetByText("Special price", new() { Exact = true }).ClickAsync();
            await Expect(page.Locator("#failure")).ToContainTextAsync("Coverage not known");
            await Expect(page.Locator("#news")).ToHaveTextAsync("Coverage not known");
            await Expect(page.Locator(".coverage .chip").GetByText("Not known", new() { Exact = true })).ToHaveCountAsync(12);
            await Expect(page.Locator("script[type='application/ld+json']")).ToHaveCountAsync(0);
            await visit.Inspect("checkout-failed");

            await page.UnrouteAsync(Preview);
            await page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
            await Expect(Chip(page, "JS-1500", "REMEDY_RETURN")).ToHaveTextAsync("Not offered");
        });

    [Fact]
    public Task An_answer_to_another_cart_is_none() =>
        AtCheckout(async visit =>
        {
            var page = visit.Page;
            await Expect(Chip(page, "JS-1500", "REMEDY_RETURN")).ToHaveTextAsync("Offered");
            await page.RouteAsync(
                Preview,
                async route =>
                {
                    var answer = await route.FetchAsync();
                    await route.FulfillAsync(
                        new()
                        {
                            Response = answer,
                            Body = (await answer.TextAsync()).Replace("\"lineId\":\"1\"", "\"lineId\":\"9\"", StringComparison.Ordinal),
                        }
                    );
                }
            );
            await Line(page, "JS-1200").GetByText("Special price", new() { Exact = true }).ClickAsync();
            await Expect(page.Locator("#failure")).ToContainTextAsync("Coverage not known");
        });

    private static ILocator Line(IPage page, string model) =>
        page.GetByRole(AriaRole.Article, new PageGetByRoleOptions { Name = model, Exact = true });

    private static ILocator Chip(IPage page, string model, string remedy) => Line(page, model).Locator($"[data-coverage={remedy}] .chip");
}
