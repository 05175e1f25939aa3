using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Aumate.PolicyService.BrowserTests;

/// <summary>Every page for everybody: by keyboard alone, on a phone, in the dark.</summary>
public sealed class UsabilityTests(Chromium chromium, RunningHost host)
{
    /// <summary>Widths of small and common phones, of a desktop's window at a zoom of 200 %, and of that window.</summary>
    private static readonly int[] Widths = [320, 360, 640, 1280];

    [Theory]
    [InlineData("/", "index")]
    [InlineData("/desk/", "desk")]
    [InlineData("/checkout/", "checkout")]
    public Task A_page_fits_every_window_and_keeps_the_rules_of_accessibility_in_light_and_dark(string path, string name) =>
        Visit.To(
            chromium,
            host,
            path,
            async visit =>
            {
                await Unfold(visit.Page, name);
                foreach (var width in Widths)
                {
                    await visit.Page.SetViewportSizeAsync(width, 800);
                    Assert.False(await visit.Overflows(), $"{width} pixels are not enough.");
                }

                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await visit.Inspect($"{name}-dark");
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                await visit.Page.SetViewportSizeAsync(360, 800);
                await visit.Inspect($"{name}-phone");
            }
        );

    /// <summary>Brings a page to where it shows most, with everything open that can be opened.</summary>
    private static async Task Unfold(IPage page, string name)
    {
        if (name == "desk")
        {
            await page.Begin();
            await Expect(page.Status("REMEDY_RETURN")).ToHaveTextAsync("Undetermined");
        }
        else if (name == "checkout")
        {
            await Expect(page.Locator("[data-coverage=REMEDY_RETURN] .chip").First).ToHaveTextAsync("Offered");
        }

        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/desk/")]
    [InlineData("/checkout/")]
    public Task The_first_key_leads_past_the_head_of_the_page_and_every_stop_after_it_is_seen(string path) =>
        Visit.To(
            chromium,
            host,
            path,
            async visit =>
            {
                var page = visit.Page;
                await page.Keyboard.PressAsync("Tab");
                await Expect(page.Locator(".skip")).ToBeFocusedAsync();
                var stops = new List<string>();
                while (stops.Count < 200)
                {
                    await page.Keyboard.PressAsync("Tab");
                    var stop = await page.EvaluateAsync<string>(FocusedStop);
                    if (stop == "end")
                    {
                        break;
                    }

                    if (stop == "same")
                    {
                        // A day is one field with a stop for each of its parts.
                        continue;
                    }

                    Assert.DoesNotContain("unseen", stop, StringComparison.Ordinal);
                    stops.Add(stop);
                }

                Assert.InRange(stops.Count, 4, 199);
                Assert.Equal(stops.Count, await page.EvaluateAsync<int>(CountStops) - 1);
            }
        );

    [Fact]
    public Task A_claim_is_decided_by_keyboard_alone() =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var page = visit.Page;
                await TabTo(page, "fact-claim-product-model");
                await page.Keyboard.TypeAsync("JS-1200");
                await Expect(page.Status("REMEDY_RETURN")).ToHaveTextAsync("Undetermined");
                await page.Keyboard.PressAsync("Tab");
                await TabTo(page, "fact-claim-purchase-title");
                // From "not known" over "bought" to "lent".
                await page.Keyboard.PressAsync("ArrowDown");
                await page.Keyboard.PressAsync("ArrowDown");
                await page.HasStatuses("Not eligible", "Not eligible", "Not eligible", "Eligible");
            }
        );

    [Theory]
    [InlineData(320, 568, 96, 2)]
    [InlineData(640, 400, 72, 1)]
    [InlineData(1280, 800, 72, 1)]
    public Task The_statuses_take_little_of_a_window_and_lead_to_the_results(int width, int height, int most, int rows) =>
        Visit.To(
            chromium,
            host,
            "/desk/",
            async visit =>
            {
                var page = visit.Page;
                await page.SetViewportSizeAsync(width, height);
                await page.Begin();
                await Expect(page.Status("REMEDY_RETURN")).ToHaveTextAsync("Undetermined");
                Assert.False(await visit.Overflows());
                var strip = await page.EvaluateAsync<double>("() => document.querySelector('.strip').getBoundingClientRect().height");
                Assert.InRange(strip, 20, most);
                var tops = await page.EvaluateAsync<double[]>(
                    "() => [...new Set([...document.querySelectorAll('.strip li')].map(one => one.offsetTop))]"
                );
                Assert.Equal(rows, tops.Length);

                var link = page.GetByRole(AriaRole.Link, new() { Name = "Results", Exact = true });
                if (width >= 992)
                {
                    // Here the results stand beside the facts.
                    await Expect(link).ToBeHiddenAsync();
                    return;
                }

                await link.ClickAsync();
                await Expect(page.Locator("#heading-decision")).ToBeInViewportAsync();
                await visit.Inspect($"desk-strip-{width}");
            }
        );

    /// <summary>What has the focus, and whether one can see that it has.</summary>
    private const string FocusedStop = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return 'end';
          if (window.lastStop === at) return 'same';
          window.lastStop = at;
          const shown = at.closest('.option') ?? at;
          const style = getComputedStyle(shown);
          const box = shown.getBoundingClientRect();
          const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
          return `${seen ? '' : 'unseen '}${at.tagName}#${at.id}.${at.className}`;
        }
        """;

    /// <summary>How many stops the order of the document has; a group of radio buttons is one.</summary>
    private const string CountStops = """
        () => [...document.querySelectorAll('a[href], button:not(:disabled), input:not([type=radio]), input[type=radio]:checked, select, textarea, summary, [tabindex="0"]')]
          .filter((one) => one.checkVisibility()).length
        """;

    private static async Task TabTo(IPage page, string id)
    {
        for (var key = 0; key < 60; key++)
        {
            if (await page.EvaluateAsync<bool>("id => !!document.activeElement.closest('#' + id)", id))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not come to {id}.");
    }
}
