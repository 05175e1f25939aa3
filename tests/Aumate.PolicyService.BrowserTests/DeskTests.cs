using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Aumate.PolicyService.BrowserTests;

public sealed class DeskTests(Chromium chromium, RunningHost host)
{
    private static ILocator LastDay(IPage page, string remedy) => page.Locator($"[data-remedy={remedy}] dd").First;

    private Task AtDesk(Func<Visit, Task> walk) => Visit.To(chromium, host, "/desk/", walk);

    [Fact]
    public Task A_claim_goes_from_nothing_to_eligible_as_facts_are_added() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.HasStatuses("No claim yet", "No claim yet", "No claim yet", "No claim yet");
            await visit.Inspect("desk-empty");

            await page.Begin();
            await page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
            var missing = page.Locator("[data-remedy=REMEDY_RETURN] .links li");
            await Expect(missing).ToHaveCountAsync(9);
            await visit.Inspect("desk-undetermined");

            await page.Choose("Kind of price", "Standard");
            await Expect(missing).ToHaveCountAsync(8);
            await page.Complete();
            await page.HasStatuses("Eligible", "Eligible", "Eligible", "Not eligible");
            await Expect(missing).ToHaveCountAsync(0);
            await Expect(page.Section("What to ask next")).ToContainTextAsync("Nothing");
            await Expect(page.Locator("#news")).ToContainTextAsync("Return for a refund: eligible.");
            await visit.Inspect("desk-decided");
        });

    [Fact]
    public Task A_last_day_is_a_day_or_not_known_or_without_a_limit() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Fill("First reported on", "2026-03-15");
            await page.Fill("Model", "JS-1200");
            await Expect(LastDay(page, "REMEDY_FREE_REPAIR")).ToHaveTextAsync("Not known");
            await Expect(LastDay(page, "REMEDY_PAID_REPAIR")).ToHaveTextAsync("Not limited in time");
            await page.Fill("Purchased on", "2026-03-10");
            await Expect(LastDay(page, "REMEDY_FREE_REPAIR")).ToHaveTextAsync("2027-03-10");
        });

    [Fact]
    public Task A_duty_names_its_clause_once_and_no_column_of_the_clauses_is_cut() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            await page.Complete();
            await Expect(page.Section("What is to be done")).Not.ToContainTextAsync("Clause");
            await Expect(page.Section("What is to be done").Locator("li").First).ToContainTextAsync("[");
            var isCut = await page.GetByRole(AriaRole.Region, new() { Name = "Clauses", Exact = true })
                .EvaluateAsync<bool>("region => region.scrollWidth > region.clientWidth");
            Assert.False(isCut);
        });

    [Fact]
    public Task A_missing_fact_is_a_link_to_its_field() =>
        AtDesk(async visit =>
        {
            await visit.Page.Begin();
            var card = visit.Page.Locator("[data-remedy=REMEDY_EXCHANGE]");
            await card.GetByRole(AriaRole.Link, new() { Name = "Serial label" }).ClickAsync();
            await Expect(visit.Page.Locator("#fact-claim-serial-label input").First).ToBeFocusedAsync();
        });

    [Fact]
    public Task A_question_is_answered_where_it_is_asked_and_the_next_one_has_the_focus() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            var first = page.Locator("#question-0");
            await Expect(first).ToContainTextAsync("diagnosis");
            await page.Section("What to ask next").GetByRole(AriaRole.Button, new() { Name = "Product fault" }).ClickAsync();
            await Expect(first).Not.ToContainTextAsync("diagnosis");
            await Expect(first).ToBeFocusedAsync();
            await Expect(page.Locator("#fact-claim-failure-diagnosis input[value=DIAGNOSIS_PRODUCT_FAULT]")).ToBeCheckedAsync();
        });

    [Fact]
    public Task Violations_are_shown_at_their_fields_and_nothing_is_said_of_the_claim() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            await page.Complete();
            await page.HasStatuses("Eligible", "Eligible", "Eligible", "Not eligible");

            visit.ExpectFailedCalls();
            await page.Fill("Sold in", "XX");
            await page.HasStatuses("Not known", "Not known", "Not known", "Not known");
            var field = page.GetByLabel("Sold in");
            await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(field).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("ISO 3166"));
            await Expect(page.Locator("#failure")).ToContainTextAsync("hold the claim");
            await Expect(page.Locator(".card")).ToHaveCountAsync(0);
            await visit.Inspect("desk-violations");

            await page.Locator("#violations a").ClickAsync();
            await Expect(field).ToBeFocusedAsync();
            await field.FillAsync("US-CA");
            await Expect(page.Status("REMEDY_FREE_REPAIR")).ToHaveTextAsync("Eligible");
            await Expect(field).Not.ToHaveAttributeAsync("aria-invalid", "true");
        });

    [Fact]
    public Task What_is_no_amount_is_not_sent_and_nothing_is_known() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            await page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
            var price = page.GetByRole(AriaRole.Group, new() { Name = "Price on the invoice" });
            await price.GetByLabel("Amount").FillAsync("1,299");
            await price.GetByLabel("Currency").FillAsync("USD");
            await page.HasStatuses("Not known", "Not known", "Not known", "Not known");
            await price.GetByLabel("Amount").FillAsync("1299.5");
            await Expect(page.Section("Money")).ToContainTextAsync("1299.50 USD");
        });

    [Fact]
    public Task A_day_that_is_half_typed_is_not_taken_for_an_unknown_one() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            await page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
            var day = page.GetByLabel("Delivered on");
            await day.FocusAsync();
            await page.Keyboard.TypeAsync("03");
            await page.GetByLabel("Serial number").FocusAsync();
            await page.HasStatuses("Not known", "Not known", "Not known", "Not known");
            await Expect(day).ToHaveAttributeAsync("aria-invalid", "true");
            await day.FillAsync("2026-03-12");
            await page.HasStatuses("Undetermined", "Undetermined", "Undetermined", "Undetermined");
        });

    [Fact]
    public Task The_replacement_is_compared_parameter_by_parameter() =>
        AtDesk(async visit =>
        {
            await visit.Page.Begin();
            var section = visit.Page.Section("Replacement");
            await Expect(section).ToContainTextAsync("JS-1500");
            var rows = section.Locator("tbody tr");
            await Expect(rows).ToHaveCountAsync(10);
            await Expect(rows.First).ToContainTextAsync("1200");
            await Expect(rows.First).ToContainTextAsync("Pass");
        });

    [Fact]
    public Task Services_and_exceptions_are_added_and_removed() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            await page.GetByRole(AriaRole.Button, new() { Name = "Add: service" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Add: service" }).ClickAsync();
            await page.Locator("#fact-claim-services-1-completion-date").FillAsync("2026-03-12");
            await Expect(page.Section("Timeline")).ToContainTextAsync("2026-03-12");
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove service 1" }).ClickAsync();
            await Expect(page.Locator("#fact-claim-services-0-completion-date")).ToHaveValueAsync("2026-03-12");

            await page.GetByRole(AriaRole.Button, new() { Name = "Add: exception" }).ClickAsync();
            visit.ExpectFailedCalls();
            await Expect(page.GetByLabel("Approval reference")).ToHaveAttributeAsync("aria-invalid", "true");
            await page.GetByLabel("Requirement").SelectOptionAsync("REQUIREMENT_CERTIFICATE");
            await page.GetByLabel("Approval reference").FillAsync("A-17");
            await Expect(page.Section("Clauses at work")).ToContainTextAsync("Waived");
        });

    [Fact]
    public Task Clauses_can_be_narrowed_to_those_that_did_something() =>
        AtDesk(async visit =>
        {
            var page = visit.Page;
            await page.Begin();
            var rows = page.Section("Clauses at work").Locator("tbody tr");
            await page.Section("Clauses at work").GetByText("All", new() { Exact = true }).ClickAsync();
            var all = await rows.CountAsync();
            await page.Section("Clauses at work").GetByText("Those that did something").ClickAsync();
            Assert.InRange(await rows.CountAsync(), 1, all - 1);
        });

    [Fact]
    public Task Sentences_come_in_the_language_that_is_chosen() =>
        AtDesk(async visit =>
        {
            await visit.Page.Begin();
            await visit.Page.GetByLabel("Language").SelectOptionAsync("de");
            await Expect(visit.Page.Locator("[data-remedy=REMEDY_RETURN] header + p[lang=de]")).ToContainTextAsync("Rückgabe");
        });
}
