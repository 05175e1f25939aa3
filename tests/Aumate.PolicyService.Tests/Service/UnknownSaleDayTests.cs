using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Wire.V1;
using Xunit;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Where law of a jurisdiction holds from some day on, an unknown purchase date leaves open which law governs (R2, R25).</summary>
public sealed class UnknownSaleDayTests(SharedService service) : IClassFixture<SharedService>
{
    private const int Claims = 3_000;

    // Both sides of the days on which sample overlays come into force, and days near the claim.
    private static readonly DateOnly[] ChangesOfLaw =
    [
        new(2015, 9, 30),
        new(2015, 10, 1),
        new(2021, 12, 31),
        new(2022, 1, 1),
        new(2022, 5, 1),
    ];
    private static readonly string[] Places = ["DE", "ES", "PT", "FR", "GB", "SE", "CN", "US-CA"];

    [Fact]
    public async Task What_is_settled_without_the_purchase_date_stays_settled_on_every_day_that_it_can_have_been()
    {
        var (settled, reversed) = (0, new List<string>());
        for (var seed = 0; seed < Claims; seed++)
        {
            var plain = Drawn(seed);
            var unknown = await Decide(plain, Places[seed % Places.Length]);
            foreach (var day in ChangesOfLaw.Append(plain.ClaimDate).Append(plain.ClaimDate.AddDays(-20)).Where(day => CanBe(plain, day)))
            {
                var known = await Decide(plain with { PurchaseDate = day }, Places[seed % Places.Length]);
                foreach (var remedy in unknown.Remedies.Where(remedy => remedy.Status != RemedyStatus.Undetermined))
                {
                    settled++;
                    if (known.Of(remedy.Remedy).Status != remedy.Status)
                    {
                        reversed.Add(
                            $"seed {seed}, bought {day}: {remedy.Remedy} was {remedy.Status}, is {known.Of(remedy.Remedy).Status}"
                        );
                    }
                }
            }
        }

        Assert.True(settled > Claims, "the claims settle too little to show anything");
        Assert.Empty(reversed);
    }

    [Fact]
    public async Task A_waiver_of_law_that_may_not_govern_settles_nothing_and_the_purchase_date_is_asked_for()
    {
        var claim = Service.Claims.InOrder();
        claim.ClaimDate = Service.Claims.Day(2027, 5, 1);
        claim.Jurisdiction = "DE";
        claim.Purchase.PurchaseDate = null;
        claim.Purchase.PriceKind = PriceKind.Special;
        claim.Purchase.UnitKind = UnitKind.Prototype;
        claim.Services.Add(
            new Wire.V1.Service
            {
                CompletionDate = Service.Claims.Day(2027, 4, 20),
                Covered = true,
                Scope = ServiceScope.Product,
            }
        );
        var decision = (await service.Client.EvaluateClaimAsync(Service.Claims.Evaluate(claim))).Decision;
        Assert.Equal(RemedyStatus.Undetermined, decision.Of(Remedy.FreeRepair).Status);
        Assert.Equal(["claim.purchase.purchase_date"], decision.Of(Remedy.FreeRepair).MissingFacts);
        Assert.Contains(decision.Notices, notice => notice.Code == NoticeCode.LawDependsOnPurchaseDate);
    }

    private static PlainClaim Drawn(int seed)
    {
        var drawn = RandomClaims.Next((ulong)seed);
        var claimDate = new DateOnly(2022 + (seed % 3), 1 + (seed % 12), 15);
        return drawn with
        {
            ClaimDate = claimDate,
            PurchaseDate = null,
            Price = seed % 2 == 0 ? PlainPrice.Special : drawn.Price,
            Unit = seed % 3 == 0 ? PlainUnit.Prototype : drawn.Unit,
            Services = [.. drawn.Services.Select((past, i) => past with { Date = claimDate.AddDays(-5 - i) })],
        };
    }

    private static bool CanBe(PlainClaim plain, DateOnly day) => day <= plain.ClaimDate && plain.Services.All(past => day <= past.Date);

    private async Task<Decision> Decide(PlainClaim plain, string place)
    {
        var request = OracleWire.Request(plain, "no such model");
        request.Claim.Jurisdiction = place;
        return (await service.Client.EvaluateClaimAsync(request)).Decision;
    }
}
