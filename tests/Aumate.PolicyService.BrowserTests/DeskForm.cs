using Microsoft.Playwright;

namespace Aumate.PolicyService.BrowserTests;

/// <summary>The claim desk as somebody uses it: fields by their labels, statuses by the names of remedies.</summary>
internal static class DeskForm
{
    public static readonly string[] Remedies = ["REMEDY_RETURN", "REMEDY_EXCHANGE", "REMEDY_FREE_REPAIR", "REMEDY_PAID_REPAIR"];

    public static ILocator Facts(this IPage page) => page.Locator("form.facts");

    public static ILocator Status(this IPage page, string remedy) => page.Locator($"[data-status={remedy}] .chip");

    public static ILocator Section(this IPage page, string name) =>
        page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = name, Exact = true });

    public static Task Fill(this IPage page, string label, string value) => page.Facts().GetByLabel(label).First.FillAsync(value);

    public static Task Choose(this IPage page, string question, string answer) =>
        page.Facts()
            .GetByRole(AriaRole.Radiogroup, new LocatorGetByRoleOptions { Name = question })
            .GetByText(answer, new LocatorGetByTextOptions { Exact = true })
            .ClickAsync();

    public static Task HasStatuses(this IPage page, params string[] statuses) =>
        Task.WhenAll(Remedies.Zip(statuses, (remedy, status) => Assertions.Expect(page.Status(remedy)).ToHaveTextAsync(status)));

    /// <summary>States model and days of a jump starter that is no longer sold, claimed five days after the purchase.</summary>
    public static async Task Begin(this IPage page, string model = "JS-1200")
    {
        await page.Fill("First reported on", "2026-03-15");
        await page.Fill("Model", model);
        await page.Fill("Purchased on", "2026-03-10");
    }

    /// <summary>States everything else that decides, so that all that is free is eligible.</summary>
    public static async Task Complete(this IPage page)
    {
        (string Question, string Answer)[] facts =
        [
            ("Kind of price", "Standard"),
            ("Bought or lent", "Bought"),
            ("Source of supply", "Authorized"),
            ("Complete, original accessories included", "Yes"),
            ("Valid original invoice or receipt", "Yes"),
            ("Valid warranty certificate", "Yes"),
            ("Serial label", "Intact"),
            ("Model and serial number agree with the certificate", "Yes"),
            ("Diagnosis", "Product fault"),
        ];
        foreach (var (question, answer) in facts)
        {
            await page.Choose(question, answer);
        }
    }
}
