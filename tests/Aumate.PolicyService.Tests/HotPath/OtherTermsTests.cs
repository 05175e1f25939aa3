using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;

namespace Aumate.PolicyService.Tests.HotPath;

/// <summary>The fast way under terms, law and a catalog of an operator's own, on every day around those on which something changes.</summary>
[Collection(UnderLoad.Name)]
public sealed class OtherTermsTests(OtherTermsTests.Service service) : IClassFixture<OtherTermsTests.Service>
{
    private const int Bases = 6_000;
    private const int Siblings = 5;
    private const int DaysOfPurchase = 50;

    // Windows that are equal, that end on one day with a period, and that are as long as they may be.
    private const string Terms = """
        {"versions":[
          {"id":"third","effective_from":"2024-03-01","return_days":3650,"exchange_days":3650,"service_floor_months":600,"repair_working_days":365},
          {"id":"second","effective_from":"2024-02-29","return_days":28,"exchange_days":31,"service_floor_months":6,"repair_working_days":3},
          {"id":"first","effective_from":"0200-01-01","return_days":31,"exchange_days":31,"service_floor_months":3,"repair_working_days":1}]}
        """;

    private const string Overlays = """
        {"overlays":[
          {"id":"us","jurisdictions":["US"],"from":"0001-01-01","rows":[{"authority":"US Act","return_days":60,"reviewed_by":"A. Reader, 2026-01-02"}]},
          {"id":"us-ca","jurisdictions":["US-CA"],"from":"2024-01-31","to":"2024-03-15","rows":[
            {"authority":"CA Code","exchange_days":90,"waive":[{"requirement":"in_warranty"},{"requirement":"return_window"}]}]},
          {"id":"de-old","jurisdictions":["AT","DE"],"from":"2020-01-01","to":"2024-02-29","rows":[{"authority":"Old Act","minimum_period_months":1}]},
          {"id":"de-new","jurisdictions":["AT","DE"],"from":"2024-03-01","rows":[
            {"authority":"New Act 1","minimum_period_months":600,"reviewed_by":"A. Reader, 2026-01-02"},
            {"authority":"New Act 2","waive":[{"requirement":"exchange_window","remedies":["exchange"]}],"reviewed_by":"A. Reader, 2026-01-02"},
            {"authority":"New Act 3","person_decides":"burden_of_proof"}]},
          {"id":"fr","jurisdictions":["FR"],"from":"2000-01-01","to":"9999-12-31","rows":[
            {"authority":"Loi 1","return_days":59,"minimum_period_months":2,"waive":[{"requirement":"in_warranty","remedies":["return"]}]}]}]}
        """;

    // One is its own accessory; one is gone, and one of those with nothing that replaces it; one is not sold yet; of some, little is known.
    private const string Catalog = """
        {"currency":"USD","categories":{"X":{"name":"X","parameters":[{"id":"p","unit":"-","rule":"HIGHER"}]}},"models":[
          {"sku":"A1","category":"X","released":"2020-01-01","warranty_months":1,"standard_configuration":["A1","B2"],"values":{"p":3}},
          {"sku":"B2","category":"X","released":"2020-01-01","discontinued":"2024-02-29","values":{"p":4}},
          {"sku":"C3","category":"X","released":"2020-01-01","discontinued":"2024-02-29","warranty_months":600,"successor":"D4","values":{"p":1}},
          {"sku":"D4","category":"X","released":"2024-02-15","warranty_months":12,"standard_configuration":[],"values":{"p":5}},
          {"sku":"E5","category":"X","released":"2030-01-01","warranty_months":2,"values":{"p":9}}]}
        """;

    private static readonly string[] Models = ["A1", "B2", "C3", "D4", "E5"];
    private static readonly int?[] Periods = [null, 1, 2, 3, 600];

    private static readonly DateOnly[] Purchases =
    [
        .. Enumerable.Range(0, DaysOfPurchase).Select(new DateOnly(2024, 1, 20).AddDays),
        new(200, 12, 31),
        new(2000, 2, 29),
        new(8000, 2, 29),
    ];

    // Both sides of the ends of windows, of short periods, and of the longest.
    private static readonly int[] DaysAfter =
    [
        .. Enumerable.Range(0, 34),
        .. Enumerable.Range(58, 5),
        90,
        91,
        3649,
        3650,
        3651,
        18262,
        18263,
        18264,
    ];

    [Theory]
    [InlineData("")]
    [InlineData("US")]
    [InlineData("US-CA")]
    [InlineData("US-NY")]
    [InlineData("FR")]
    [InlineData("GB")]
    public void On_every_day_around_a_change_the_answer_is_the_plain_paths(string place)
    {
        var both = new BothPaths(service.Running.Services);
        foreach (var (at, model, period, purchased, after) in All())
        {
            both.Ask(Tests.Service.Claims.Evaluate(On(at, model, period, purchased, purchased.AddDays(after), place)));
        }

        both.Agree();
        Assert.InRange(both.Answered, both.Asked / 2, both.Asked);
    }

    [Fact]
    public void Whatever_else_a_claim_says_the_answer_is_the_plain_paths()
    {
        var both = new BothPaths(service.Running.Services);
        for (var seed = 0; seed < Bases; seed++)
        {
            var dice = new Dice((ulong)seed);
            var request = OrdinaryRequests.Draw(seed);
            (request.Claim.Product.Model, request.Claim.Jurisdiction) = (dice.Pick(Models), dice.Pick("", "US", "US-CA", "DE", "FR"));
            both.Learn(request);
            for (var i = 0; i < Siblings; i++)
            {
                var like = OrdinaryRequests.Like(request, dice);
                like.Claim.Product.Model = dice.Chance(0.7) ? request.Claim.Product.Model : dice.Pick(Models);
                both.Ask(like);
            }
        }

        both.Agree();
        Assert.InRange(both.Answered, both.Asked / 4, both.Asked);
    }

    private static IEnumerable<(int At, string Model, int? Period, DateOnly Purchased, int After)> All()
    {
        var at = 0;
        foreach (var model in Models)
        {
            foreach (var period in Periods)
            {
                foreach (var purchased in Purchases)
                {
                    foreach (var after in DaysAfter)
                    {
                        yield return (at++, model, period, purchased, after);
                    }
                }
            }
        }
    }

    // Now and then it is the contract that says when, an accessory that is claimed, a receipt that the calendar may reach, or no day at all.
    private static Claim On(int at, string model, int? period, DateOnly purchased, DateOnly claimed, string place)
    {
        var claim = Tests.Service.Claims.InOrder();
        (claim.Product.Model, claim.Jurisdiction, claim.ClaimDate) = (model, place, DateOf(claimed));
        claim.Contract = new Contract();
        if (period is { } months)
        {
            claim.Contract.PeriodMonths = months;
        }

        claim.Purchase.PurchaseDate = at % 7 == 0 ? null : DateOf(purchased);
        claim.Contract.ContractDate = at % 14 == 0 || at % 9 == 0 ? DateOf(purchased) : null;
        claim.Item = at % 5 == 0 ? new ClaimedItem { Kind = ItemKind.Accessory, AccessoryModel = at % 10 == 0 ? "B2" : "A1" } : null;
        claim.ReceiptDate = at % 11 == 0 ? DateOf(claimed.AddDays(1)) : null;
        return claim;
    }

    private static Google.Type.Date DateOf(DateOnly day) => Tests.Service.Claims.Day(day.Year, day.Month, day.Day);

    /// <summary>A service on the files above.</summary>
    public sealed class Service : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private RunningService? running;

        public RunningService Running => running!;

        public async ValueTask InitializeAsync() =>
            running = await RunningService.Start(
                new TextCatalog(Catalog),
                $"--Policy:TermsPath={folder.Write("terms.json", Terms)}",
                $"--Policy:OverlaysPath={folder.Write("overlays.json", Overlays)}"
            );

        public async ValueTask DisposeAsync()
        {
            await Running.DisposeAsync();
            folder.Dispose();
        }
    }
}
