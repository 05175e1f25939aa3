using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Aumate.PolicyService.BrowserTests;

/// <summary>What is typed at the desk stays as it is typed, and counts as it is shown.</summary>
public sealed class TypingTests(Chromium chromium, RunningHost host)
{
    private static readonly string[] Unknown = ["Not known", "Not known", "Not known", "Not known"];

    private static readonly string[] Open = ["Undetermined", "Undetermined", "Undetermined", "Undetermined"];

    private Task AtDesk(Func<Visit, Task> walk) => Visit.To(chromium, host, "/desk/", walk);

    [Fact]
    public Task A_space_that_is_typed_stays_and_the_field_shows_what_is_sent() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin("DX");
            await page.HasStatuses(Open);
            var model = page.GetByLabel("Model", new() { Exact = false }).First;
            await model.FocusAsync();
            await page.Keyboard.PressAsync("End");
            var asked = page.WaitForResponseAsync("**/v1/claims:explain");
            await page.Keyboard.TypeAsync(" ");
            await asked;
            await page.HasStatuses(Open);
            await page.Keyboard.TypeAsync("360 ");
            await Expect(model).ToHaveValueAsync("DX 360 ");
            var last = page.WaitForRequestAsync("**/v1/claims:explain");
            await page.Keyboard.PressAsync("Tab");
            await Expect(model).ToHaveValueAsync("DX 360");
            Assert.Equal(
                "DX 360",
                (await last).PostDataJSON()!.Value.GetProperty("claim").GetProperty("product").GetProperty("model").GetString()
            );
        });

    [Theory]
    [InlineData("Support email arrived", "12026-01-01T10:00", "2026-03-16T10:00")]
    [InlineData("Delivered on", "12026-01-01", "2026-03-12")]
    public Task A_year_that_no_calendar_has_is_reported_at_its_field(string label, string far, string near) =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            await page.HasStatuses(Open);
            var field = page.GetByLabel(label);
            await field.EvaluateAsync("(at, value) => { at.value = value; at.dispatchEvent(new Event('input', { bubbles: true })); }", far);
            await page.HasStatuses(Unknown);
            await Expect(field).ToHaveAccessibleDescriptionAsync(new Regex("years 1 to 9999"));
            await Expect(page.Locator("#violations")).ToContainTextAsync(label);
            await field.FillAsync(near);
            await page.HasStatuses(Open);
        });

    [Fact]
    public Task A_page_that_fails_over_an_answer_or_a_question_knows_nothing() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            await page.HasStatuses(Open);
            await page.RouteAsync(
                "**/v1/claims:explain",
                async route =>
                {
                    var answer = await route.FetchAsync();
                    await route.FulfillAsync(
                        new()
                        {
                            Response = answer,
                            Body = Regex.Replace(await answer.TextAsync(), "\"settles\":\"\\d+", "\"settles\":\"no number"),
                        }
                    );
                }
            );
            await page.Fill("Contract number", "7");
            await page.HasStatuses(Unknown);
            await Expect(page.Locator("#failure")).ToContainTextAsync("hold the claim");
            await Expect(page.Locator("#failure")).ToContainTextAsync("SyntaxError");

            await page.UnrouteAsync("**/v1/claims:explain");
            await page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
            await page.HasStatuses(Open);
            await page.EvaluateAsync(
                "() => { JSON.parse = () => ({}); Date.prototype.toISOString = () => { throw new RangeError('no such time'); }; }"
            );
            await page.Fill("Support email arrived", "2026-03-16T10:00");
            await page.HasStatuses(Unknown);
            await Expect(page.Locator("#failure")).ToContainTextAsync("no such time");
        });

    [Fact]
    public Task A_day_that_is_being_typed_already_holds_the_claim() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            await page.HasStatuses(Open);
            await page.GetByLabel("Delivered on").FocusAsync();
            await page.Keyboard.TypeAsync("03");
            await page.HasStatuses(Unknown);
            await page.Keyboard.TypeAsync("122026");
            await page.HasStatuses(Open);
        });

    [Fact]
    public Task A_half_typed_day_goes_when_everything_starts_over() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            await HalfType(page, page.GetByLabel("Delivered on"));
            await page.HasStatuses(Unknown);
            await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
            await Expect(page.GetByLabel("First reported on")).ToBeFocusedAsync();
            Assert.False(await IsHalfTyped(page.GetByLabel("Delivered on")));
            await page.Begin();
            await page.HasStatuses(Open);
        });

    [Fact]
    public Task A_half_typed_day_stays_in_its_row_and_goes_with_it() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            ILocator Day(int row) => page.Locator($"#fact-claim-services-{row}-completion-date");
            await page.Begin();
            for (var row = 0; row < 3; row++)
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Add: service" }).ClickAsync();
            }

            await page.Locator("#fact-claim-services-1-covered").GetByText("Yes").ClickAsync();
            await page.Locator("#fact-claim-services-2-covered").GetByText("No", new() { Exact = true }).ClickAsync();
            await HalfType(page, Day(1));
            await page.HasStatuses(Unknown);
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove service 1" }).ClickAsync();
            Assert.True(await IsHalfTyped(Day(0)));
            await Expect(Day(0)).ToHaveAttributeAsync("aria-invalid", "true");
            await page.HasStatuses(Unknown);
            await Expect(page.Locator("#fact-claim-services-0-covered input[value=true]")).ToBeCheckedAsync();
            await Expect(page.Locator("#fact-claim-services-1-covered input[value=false]")).ToBeCheckedAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Remove service 1" }).ClickAsync();
            Assert.False(await IsHalfTyped(Day(0)));
            await page.HasStatuses(Open);
            await Expect(page.Locator("#fact-claim-services-0-covered input[value=false]")).ToBeCheckedAsync();
        });

    private static async Task HalfType(IPage page, ILocator day)
    {
        await day.FocusAsync();
        await page.Keyboard.TypeAsync("03");
        await page.GetByLabel("Serial number").FocusAsync();
    }

    private static Task<bool> IsHalfTyped(ILocator day) => day.EvaluateAsync<bool>("at => at.validity.badInput");
}
