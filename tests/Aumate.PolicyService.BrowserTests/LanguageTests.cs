extern alias host;
using host::Aumate.PolicyService.Languages;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Aumate.PolicyService.BrowserTests;

/// <summary>The pages offer the languages that the service answers in, all of them and no other.</summary>
public sealed class LanguageTests(Chromium chromium, RunningHost host)
{
    private static readonly string[] Tags = [.. LanguageChoice.All.Select(language => language.Tag)];

    [Theory]
    [InlineData("/desk/")]
    [InlineData("/checkout/")]
    public Task A_page_offers_the_languages_of_the_service(string path) =>
        Visit.To(chromium, host, path, async visit => Assert.Equal(Tags, await Offered(visit.Page)));

    [Fact]
    public Task The_checkout_has_its_own_words_in_each() =>
        Visit.To(
            chromium,
            host,
            "/checkout/",
            async visit =>
            {
                var words = await visit.Page.EvaluateAsync<string[]>(
                    "import('/checkout/words.js').then(({ WORDS }) => Object.keys(WORDS))"
                );
                Assert.Equal(Tags, words);
            }
        );

    private static async Task<string[]> Offered(IPage page)
    {
        await Expect(page.Locator("#language")).ToBeVisibleAsync();
        return await page.Locator("#language").EvaluateAsync<string[]>("select => [...select.options].map(option => option.value)");
    }
}
