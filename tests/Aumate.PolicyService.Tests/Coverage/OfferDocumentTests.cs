using System.Text;
using System.Text.Json;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Coverage.Carts;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>What stands in a shop's page for machines: valid, true, silent on what is not known, and safe where it stands.</summary>
public sealed class OfferDocumentTests(SharedService service) : IClassFixture<SharedService>
{
    public static TheoryData<string> HostileModels =>
        [
            "</script><script>alert(1)</script>",
            "<!--<script>",
            "a\"b\\c'd`e&amp;",
            "line\u2028and\u2029paragraph",
            "\uD83D\uDE00 emoji",
            "型号",
            "]]>",
        ];

    [Fact]
    public async Task A_product_in_order_is_told_with_its_return_its_exchange_and_its_warranty()
    {
        var cart = Of(ALine());
        cart.Jurisdiction = "US-CA";
        Assert.Equal(
            """
            {"@context":"https://schema.org","@type":"Offer","itemOffered":{"@type":"Product","model":"DX-120","brand":{"@type":"Brand","name":"Aumate"}},
            "eligibleRegion":"US-CA","hasMerchantReturnPolicy":[
            {"@type":"MerchantReturnPolicy","applicableCountry":"US","returnPolicyCategory":"https://schema.org/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays":"2026-03-17","refundType":"https://schema.org/FullRefund","returnMethod":"https://schema.org/ReturnByMail",
            "itemDefectReturnFees":"https://schema.org/FreeReturn","description":"Aumate confirms a fault of material, process or manufacturing."},
            {"@type":"MerchantReturnPolicy","applicableCountry":"US","returnPolicyCategory":"https://schema.org/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays":"2026-04-09","refundType":"https://schema.org/ExchangeRefund","returnMethod":"https://schema.org/ReturnByMail",
            "itemDefectReturnFees":"https://schema.org/ReturnFeesCustomerResponsibility",
            "description":"Aumate confirms a fault of material, process or manufacturing."}],
            "warranty":{"@type":"WarrantyPromise","durationOfWarranty":{"@type":"QuantitativeValue","value":12,"unitCode":"MON"},
            "warrantyScope":{"@type":"WarrantyScope","@id":"http://purl.org/goodrelations/v1#PartsAndLabor-BringIn"}}}
            """.ReplaceLineEndings(""),
            await Told(cart)
        );
    }

    [Theory]
    [MemberData(nameof(CoverageServiceTests.Names), MemberType = typeof(CoverageServiceTests))]
    public async Task The_vocabulary_allows_everything_that_is_said(string name)
    {
        using var offer = JsonDocument.Parse(await Told(CoverageServiceTests.Cart(name)));
        Assert.Empty(SchemaOrg.Faults(offer.RootElement));
    }

    [Theory]
    [InlineData("""{"@type":"Offer","price":1}""")]
    [InlineData("""{"@type":"Offer","warranty":{"@type":"Product"}}""")]
    [InlineData("""{"@type":"MerchantReturnPolicy","refundType":"FullRefund"}""")]
    [InlineData("""{"@type":"MerchantReturnPolicy","merchantReturnDays":"2026-02-30"}""")]
    [InlineData("""{"@type":"Guarantee"}""")]
    public void The_vocabulary_does_not_allow_everything(string wrong)
    {
        using var offer = JsonDocument.Parse(wrong);
        Assert.NotEmpty(SchemaOrg.Faults(offer.RootElement));
    }

    [Fact]
    public async Task What_is_not_returned_at_all_is_said_once_and_its_repair_all_the_same()
    {
        using var offer = JsonDocument.Parse(await Told(CoverageServiceTests.Cart("a special price")));
        var policy = offer.RootElement.GetProperty("hasMerchantReturnPolicy");
        Assert.Equal(["@type", "returnPolicyCategory"], policy.EnumerateObject().Select(property => property.Name));
        Assert.Equal("https://schema.org/MerchantReturnNotPermitted", policy.GetProperty("returnPolicyCategory").GetString());
        Assert.True(offer.RootElement.TryGetProperty("warranty", out _));
    }

    [Fact]
    public async Task What_is_lent_has_neither_a_return_nor_a_warranty()
    {
        using var offer = JsonDocument.Parse(await Told(CoverageServiceTests.Cart("borrowed")));
        Assert.Contains("NotPermitted", offer.RootElement.GetProperty("hasMerchantReturnPolicy").ToString(), StringComparison.Ordinal);
        Assert.False(offer.RootElement.TryGetProperty("warranty", out _));
    }

    [Fact]
    public async Task Of_what_is_not_known_nothing_is_said()
    {
        var told = await Told(CoverageServiceTests.Cart("nothing said but the model, which the catalog does not know"));
        Assert.Equal("""{"@context":"https://schema.org","@type":"Offer","itemOffered":{"@type":"Product","model":"NO-SUCH"}}""", told);
    }

    [Fact]
    public async Task A_duration_that_law_sets_at_the_least_is_told_as_the_least()
    {
        var told = await Told(CoverageServiceTests.Cart("sold in Germany, where law sets a least period and none is known"));
        Assert.Contains(
            "\"durationOfWarranty\":{\"@type\":\"QuantitativeValue\",\"minValue\":24,\"unitCode\":\"MON\"}",
            told,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_repair_that_stays_free_has_no_duration_and_a_return_without_end_no_days()
    {
        var cart = CoverageServiceTests.Cart("a contract that waives the end of the warranty");
        cart.Lines[0].Contract.Overrides.Waivers.Add(new RequirementWaiver { Requirement = Requirement.InWarranty });
        cart.Lines[0].Contract.Overrides.Waivers.Add(new RequirementWaiver { Requirement = Requirement.ReturnWindow });
        var told = await Told(cart);
        Assert.DoesNotContain("durationOfWarranty", told, StringComparison.Ordinal);
        Assert.Contains(
            "https://schema.org/MerchantReturnUnlimitedWindow\",\"refundType\":\"https://schema.org/FullRefund",
            told,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nothing_is_said_of_customers_who_change_their_mind()
    {
        var told = await Told(Of(ALine()));
        Assert.DoesNotContain("emorse", told, StringComparison.Ordinal);
        Assert.DoesNotContain("\"returnFees\"", told, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HostileModels))]
    public async Task A_model_of_any_name_comes_out_as_it_went_in_and_ends_no_script_element(string model)
    {
        var told = await Told(Of(ALine(model)));
        Assert.DoesNotContain(told, letter => letter is '<' or '>' or '&' or '\'' or '`' or '\u2028' or '\u2029');
        using var offer = JsonDocument.Parse(told);
        Assert.Equal(model, offer.RootElement.GetProperty("itemOffered").GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_name_that_is_too_long_for_an_answer_about_many_is_left_out()
    {
        var model = """{"sku":"M-1","category":"X","released":"2020-01-01","brand":"B","name":"NAME","values":{}}""";
        Assert.Contains("\"name\":\"NAME\"", await ToldOn(model), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "NAME",
            await ToldOn(model.Replace("NAME", new string('N', 124) + "NAME!", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Equal_questions_have_equal_bytes()
    {
        var (one, other) = (await Told(Of(ALine())), await Told(Of(ALine())));
        Assert.Equal(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
    }

    private static async Task<string> ToldOn(string model)
    {
        var catalog = new TextCatalog($$$"""{"categories":{"X":{"name":"X","parameters":[]}},"models":[{{{model}}}]}""");
        await using var running = await RunningService.Start(catalog);
        return (await running.Coverage.PreviewCoverageAsync(Of(ALine("M-1")))).Lines[0].JsonLd;
    }

    private async Task<string> Told(PreviewCoverageRequest cart) =>
        (await service.Running.Coverage.PreviewCoverageAsync(cart)).Lines[0].JsonLd;
}
