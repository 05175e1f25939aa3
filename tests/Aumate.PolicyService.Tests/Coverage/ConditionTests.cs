extern alias host;
using Aumate.PolicyService.Tests.Languages;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using host::Aumate.PolicyService.Languages;
using Xunit;
using static Aumate.PolicyService.Tests.Coverage.Carts;

namespace Aumate.PolicyService.Tests.Coverage;

/// <summary>On what conditions remedies are offered, and how that is said to shoppers.</summary>
public sealed class ConditionTests(SharedService service) : IClassFixture<SharedService>
{
    // R17's table less the kind of sale and the days, which the answer states, and less the worn consumable, which a confirmed fault rules out.
    private static readonly string[] InOrder =
    [
        "ProductFault 1.1 rxf",
        "Complete 3.3 r",
        "Complete 3.2 x",
        "NoCause52 5.2 rxf",
        "NoCause53 5.3 rxf",
        "NoCause54 5.4 rxf",
        "NoCause56 5.6 rxf",
        "NoCause59 5.9 rxf",
        "NoCause511 5.11 rxf",
        "Invoice 5.8 rxf",
        "Certificate 5.8 rxf",
        "SerialLabel 5.8 rxf",
        "SerialMatch 5.8 rxf",
        "NotAppearance 5.10 rxf",
        "AuthorizedSource 5.12 rxf",
        "NotRefused 3.3 r",
        "NotRefused 6.7 xf",
        "NoVirus 8.2 rxf",
        "StandardConfiguration 8.3 rxf",
        "SentWithConsent 3.3 rxf",
        "SendAccessoriesAndVoucher 3.2 x",
        "SendAccessoriesAndVoucher 3.3 r",
        "AgreeCharge 4.3 p",
        "BackUpData 6.2 rxfp",
        "ErasePersonalData 6.4 rxfp",
        "RemovePeripherals 6.5 rxfp",
        "PackAndInsure 6.6 rxfp",
        "KeepPapers 8.5 rxfp",
        "SurrenderReplacedParts 8.6 xf",
    ];

    public static TheoryData<string> Tags => [.. LanguageChoice.All.Select(language => language.Tag)];

    [Fact]
    public async Task What_offered_remedies_hang_on_is_listed_once_with_its_remedies() =>
        Assert.Equal(InOrder, (await Line(Of(ALine()))).Conditions.Select(Told));

    [Fact]
    public async Task What_is_not_offered_hangs_on_nothing()
    {
        var line = await Line(CoverageServiceTests.Cart("borrowed"));
        Assert.All(line.Conditions, condition => Assert.Equal([Remedy.PaidRepair], condition.Remedies));
        Assert.Equal(6, line.Conditions.Count);
        Assert.All(line.Remedies.SkipLast(1), remedy => Assert.Empty(remedy.Freight));
    }

    [Fact]
    public async Task What_is_not_known_to_be_offered_hangs_on_nothing_yet()
    {
        var line = await Line(CoverageServiceTests.Cart("a price of an unknown kind"));
        Remedy[] known = [Remedy.FreeRepair, Remedy.PaidRepair];
        Assert.Equal(known, line.Conditions.SelectMany(condition => condition.Remedies).Distinct());
    }

    [Fact]
    public async Task What_is_waived_is_no_condition_and_what_a_waived_one_implied_becomes_one()
    {
        var cart = Of(ALine());
        cart.Lines[0].Contract.Overrides = new ContractOverrides
        {
            Waivers =
            {
                new RequirementWaiver { Requirement = Requirement.ProductFault, Remedies = { Remedy.FreeRepair } },
                new RequirementWaiver { Requirement = Requirement.Invoice },
            },
        };
        var told = (await Line(cart)).Conditions.Select(Told).ToList();
        Assert.Contains("ProductFault 1.1 rx", told);
        Assert.Contains("NotWornConsumable 5.7 f", told);
        Assert.DoesNotContain(told, condition => condition.StartsWith("Invoice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_waiver_by_law_takes_a_condition_away_too()
    {
        var german = CoverageServiceTests.Cart("a prototype at a special price in Germany, whose repair law keeps free");
        Assert.Contains((await Line(german)).Conditions, condition => Told(condition) == "ProductFault 1.1 f");
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task Every_case_is_said_in_plain_sentences_of_the_language(string tag)
    {
        foreach (var name in CoverageServiceTests.Names)
        {
            var cart = CoverageServiceTests.Cart(name.Data);
            cart.Language = tag;
            var answer = await service.Running.Coverage.PreviewCoverageAsync(cart);
            Assert.Equal((tag, false), (answer.Language, answer.LanguageFellBack));
            var line = answer.Lines[0];
            string[] said =
            [
                .. line.Remedies.Select(remedy => remedy.Summary),
                .. line.Conditions.Select(one => one.Text),
                .. line.NoticeTexts,
            ];
            Assert.All(said, sentence => Assert.False(string.IsNullOrWhiteSpace(sentence) || Codes.In(sentence), sentence));
        }
    }

    [Theory]
    [InlineData("en", "A return for a refund is offered through March 17, 2026.", "A paid repair is offered from March 11, 2027 on.")]
    [InlineData(
        "de",
        "Eine Rückgabe gegen Erstattung wird bis einschließlich 17. März 2026 angeboten.",
        "Eine kostenpflichtige Reparatur wird ab dem 11. März 2027 angeboten."
    )]
    [InlineData(
        "es",
        "Una devolución con reembolso está a su disposición hasta el 17 de marzo de 2026 inclusive.",
        "Una reparación de pago está a su disposición a partir del 11 de marzo de 2027."
    )]
    [InlineData(
        "fr",
        "Un retour avec remboursement vous est accessible jusqu’au 17 mars 2026 inclus.",
        "Une réparation payante vous est accessible à partir du 11 mars 2027."
    )]
    [InlineData("zh-Hans", "提供退货退款，最后一日为2026年3月17日（含当日）。", "自2027年3月11日起提供付费维修。")]
    public async Task Days_are_said_as_the_language_writes_them(string tag, string returned, string paid)
    {
        var cart = Of(ALine());
        cart.Language = tag;
        var line = await Line(cart);
        Assert.Equal((returned, paid), (line.Remedies[0].Summary, line.Remedies[3].Summary));
    }

    [Theory]
    [InlineData("a special price", 0, "A return for a refund is not offered. The product was sold at a special price.")]
    [InlineData("a price of an unknown kind", 1, "An exchange: it is not known yet whether this is offered. It depends on: kind of price.")]
    [InlineData(
        "a model that the catalog does not know, without a period",
        3,
        "A paid repair is offered. On which days depends on: warranty period in the contract."
    )]
    [InlineData(
        "sold in Germany, where law sets a least period and none is known",
        2,
        "A free repair is offered through March 10, 2028 at least. The last day depends on: warranty period in the contract."
    )]
    [InlineData("a contract that waives the end of the warranty", 2, "A free repair is offered, without a last day.")]
    [InlineData("a contract that waives the end of the warranty", 3, "A paid repair is not offered. The repair is free.")]
    public async Task A_summary_says_what_is_known(string name, int remedy, string summary) =>
        Assert.Equal(summary, (await Line(CoverageServiceTests.Cart(name))).Remedies[remedy].Summary);

    [Fact]
    public async Task A_language_that_is_not_there_is_said_to_be_missing()
    {
        var cart = Of(ALine());
        cart.Language = "ja";
        var (preview, alone) = (
            await service.Running.Coverage.PreviewCoverageAsync(cart),
            await service.Running.Coverage.GetCoverageAsync(Alone(cart))
        );
        Assert.Equal(("en", true, "en", true), (preview.Language, preview.LanguageFellBack, alone.Language, alone.LanguageFellBack));
    }

    private async Task<LineCoverage> Line(PreviewCoverageRequest cart) =>
        (await service.Running.Coverage.PreviewCoverageAsync(cart)).Lines[0];

    private static string Told(CoverageCondition condition)
    {
        var what = condition.Obligation == ObligationCode.Unspecified ? $"{condition.Requirement}" : $"{condition.Obligation}";
        return $"{what} {condition.Clause} {string.Concat(condition.Remedies.Select(remedy => "-rxfp"[(int)remedy]))}";
    }
}
