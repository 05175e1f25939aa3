extern alias host;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using OperatingSystem = Aumate.PolicyService.Wire.V1.OperatingSystem;
using Told = Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>What the service shows of its catalog, over a real channel.</summary>
public sealed class CatalogServiceTests(SharedService service) : IClassFixture<SharedService>
{
    private const string OneOfEach = """
        {"currency":"EUR","as_of":"2026-01-02","categories":{"X":{"name":"Thing","parameters":[
          {"id":"high","unit":"A","rule":"HIGHER"},{"id":"low","unit":"kg","rule":"LOWER"},{"id":"same","unit":"-","rule":"EQUAL"},
          {"id":"set","unit":"-","rule":"SUPERSET"},{"id":"none","unit":"-","rule":"SUPERSET"},{"id":"range","unit":"V","rule":"RANGE_CONTAINS"},
          {"id":"ip","unit":"IP","rule":"IP_CODE"},{"id":"missing","unit":"m","rule":"HIGHER"}]}},
         "models":[
          {"sku":"FULL","category":"X","brand":"B","name":"N","list_price":129.50,"released":"2020-02-29","discontinued":"2021-03-31",
           "successor":"BARE","prototype":true,"refurbished":true,"os":"non_embedded","warranty_months":24,"standard_configuration":["BARE"],
           "values":{"high":1.50,"low":2,"same":"plug","set":["b","a"],"none":[],"range":[-1.0,5],"ip":"IP6X"}},
          {"sku":"BARE","category":"X","released":"2020-01-01","values":{}}]}
        """;

    private CatalogService.CatalogServiceClient Client => service.Running.Catalogs;

    [Fact]
    public async Task A_product_comes_with_all_that_the_catalog_says_of_it()
    {
        await using var running = await RunningService.Start(new TextCatalog(OneOfEach));
        var answer = await running.Catalogs.GetProductAsync(new GetProductRequest { Model = "FULL" });
        Assert.NotNull(answer.CatalogFreshness);
        Assert.Equal((await running.Catalogs.GetCatalogStatusAsync(new())).Catalog.Revision, answer.CatalogRevision);
        var expected = new CatalogProduct
        {
            Model = "FULL",
            CategoryId = "X",
            CategoryName = "Thing",
            Brand = "B",
            Name = "N",
            ListPrice = "129.5",
            Currency = "EUR",
            Released = Day(2020, 2, 29),
            LastSaleDay = Day(2021, 3, 31),
            Successor = "BARE",
            Prototype = true,
            Refurbished = true,
            OperatingSystem = OperatingSystem.NonEmbedded,
            WarrantyMonths = 24,
            StandardAccessories = new StandardAccessories { Models = { "BARE" } },
            Values =
            {
                Value("high", ParameterRule.Higher, "A", "1.5"),
                Value("low", ParameterRule.Lower, "kg", "2"),
                Value("same", ParameterRule.Equal, "-", "plug"),
                Value("set", ParameterRule.Superset, "-", "a, b"),
                Value("none", ParameterRule.Superset, "-", ""),
                Value("range", ParameterRule.RangeContains, "V", "-1..5"),
                Value("ip", ParameterRule.IpCode, "IP", "IP6X"),
                Value("missing", ParameterRule.Higher, "m", null),
            },
        };
        Assert.Equal(expected, answer.Product);
        // Nothing of the message is left out here.
        Assert.All(
            CatalogProduct.Descriptor.Fields.InDeclarationOrder(),
            field =>
            {
                var without = answer.Product.Clone();
                field.Accessor.Clear(without);
                Assert.NotEqual(answer.Product, without);
            }
        );
    }

    [Fact]
    public async Task What_the_catalog_does_not_say_of_a_product_is_absent()
    {
        await using var running = await RunningService.Start(new TextCatalog(OneOfEach));
        var product = (await running.Catalogs.GetProductAsync(new GetProductRequest { Model = "BARE" })).Product;
        Assert.Equal(("", "", "", "", 0), (product.Brand, product.Name, product.ListPrice, product.Currency, product.WarrantyMonths));
        Assert.Equal((null, null), (product.LastSaleDay, product.StandardAccessories));
        Assert.Equal(OperatingSystem.Unspecified, product.OperatingSystem);
        Assert.All(product.Values, value => Assert.False(value.HasText));
    }

    [Theory]
    [InlineData("JS-1200", 2026, ReplacementOutcome.Equivalent)]
    [InlineData("JS-1200", 2020, ReplacementOutcome.None)]
    [InlineData("DX-120", 2026, ReplacementOutcome.SameModel)]
    public async Task The_replacement_is_that_of_a_decision_proofs_and_all(string model, int year, ReplacementOutcome outcome)
    {
        var claim = InOrder();
        claim.Product.Model = model;
        claim.ClaimDate = claim.Purchase.PurchaseDate = Day(year, 3, 15);
        var decided = (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision;
        var found = await Client.FindReplacementsAsync(new FindReplacementsRequest { Model = model, ClaimDate = Day(year, 3, 15) });
        Assert.Equal(decided.Replacement, found.Replacement);
        Assert.Equal((outcome, decided.Versions.CatalogRevision), (found.Replacement.Outcome, found.CatalogRevision));
        Assert.Null(found.CatalogFreshness);
    }

    [Fact]
    public async Task The_status_says_which_catalog_is_in_force_and_where_it_came_from()
    {
        await using var running = await RunningService.Start(new TextCatalog(OneOfEach));
        var status = await running.Catalogs.GetCatalogStatusAsync(new());
        Assert.Equal((2, 1, Told.CatalogOrigin.Source), (status.Catalog.ProductCount, status.Catalog.CategoryCount, status.Catalog.Origin));
        Assert.Equal(Day(2026, 1, 2), status.Catalog.AsOf);
        Assert.InRange(DateTimeOffset.UtcNow - status.Catalog.LoadedAt.ToDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(
            status.Catalog.LoadedAt.ToDateTimeOffset() - status.Catalog.ConfirmedAt.ToDateTimeOffset(),
            TimeSpan.Zero,
            TimeSpan.FromMinutes(1)
        );
        Assert.Equal("text", status.Source);
        Assert.Equal((null, null, false, false), (status.LastRefusal, status.LastFailure, status.SourceRefused, status.SourceUnavailable));
    }

    [Theory]
    [InlineData("", "is required")]
    [InlineData("  ", "is blank; leave it out, or say what it is")]
    [InlineData("a\nb", "has a control character, such as a line break")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", "is longer than 64 characters")]
    public async Task A_model_that_cannot_be_one_is_refused_by_both_calls(string model, string why)
    {
        var product = await Refused.Of(Client.GetProductAsync(new GetProductRequest { Model = model }).ResponseAsync);
        var replacement = await Refused.Of(Client.FindReplacementsAsync(new FindReplacementsRequest { Model = model }).ResponseAsync);
        Assert.All([product, replacement], refused => Assert.Equal("INVALID_REQUEST", refused.Reason));
        Assert.Equal([("model", why)], product.Violations);
        Assert.Equal([("model", why), ("claim_date", "is required")], replacement.Violations);
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_refused()
    {
        var request = new FindReplacementsRequest { Model = "JS-1200", ClaimDate = Day(2026, 2, 29) };
        var refused = await Refused.Of(Client.FindReplacementsAsync(request).ResponseAsync);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_REQUEST"), (refused.Code, refused.Reason));
        var (field, description) = Assert.Single(refused.Violations);
        Assert.Equal("claim_date", field);
        Assert.Contains("2026-2-29 is no day", description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("js-1200")]
    [InlineData("JS-1200 ")]
    [InlineData("no such model")]
    public async Task A_model_that_the_catalog_does_not_know_is_not_found(string model)
    {
        var product = await Refused.Of(Client.GetProductAsync(new GetProductRequest { Model = model }).ResponseAsync);
        var request = new FindReplacementsRequest { Model = model, ClaimDate = Day(2026, 3, 15) };
        var replacement = await Refused.Of(Client.FindReplacementsAsync(request).ResponseAsync);
        Assert.All(
            [product, replacement],
            refused =>
                Assert.Equal((StatusCode.NotFound, "UNKNOWN_MODEL", "policy.aumate.com"), (refused.Code, refused.Reason, refused.Domain))
        );
    }

    [Theory]
    [InlineData("GetProduct")]
    [InlineData("FindReplacements")]
    [InlineData("GetCatalogStatus")]
    public async Task Bytes_that_are_no_request_and_fields_that_it_does_not_have_are_refused(string method)
    {
        byte[][] requests =
        [
            [0xff],
            [0x0a, 0x05, 0x41],
            [0xf8, 0x07, 0x01],
        ];
        foreach (var request in requests)
        {
            var call = service.Running.Channel.Send(RawCalls.Of("aumate.policy.v1.CatalogService", method), request);
            var refused = await Refused.Of(call);
            Assert.Equal((StatusCode.InvalidArgument, "MALFORMED_MESSAGE"), (refused.Code, refused.Reason));
        }
    }

    [Fact]
    public async Task Without_a_catalog_products_are_not_ready_and_the_status_answers_all_the_same()
    {
        var catalog = new WaitingCatalog();
        await using var running = await RunningService.StartUnready(catalog);
        var product = await Refused.Of(running.Catalogs.GetProductAsync(new GetProductRequest { Model = "A" }).ResponseAsync);
        var replacement = await Refused.Of(running.Catalogs.FindReplacementsAsync(new FindReplacementsRequest()).ResponseAsync);
        Assert.All([product, replacement], refused => Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (refused.Code, refused.Reason)));
        var status = await running.Catalogs.GetCatalogStatusAsync(new());
        Assert.Equal(new GetCatalogStatusResponse { Source = "waiting" }, status);
        catalog.Arrive();
    }

    private static CatalogValue Value(string parameter, ParameterRule rule, string unit, string? text)
    {
        var value = new CatalogValue
        {
            Parameter = parameter,
            Rule = rule,
            Unit = unit,
        };
        if (text is not null)
        {
            value.Text = text;
        }

        return value;
    }
}
