extern alias host;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Coverage;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.Explaining;
using host::Aumate.PolicyService.Refresh;
using Xunit;

namespace Aumate.PolicyService.Tests;

/// <summary>
/// The contract numbers each vocabulary from 1 in the order of the domain, and the service converts by that number: a member that is added, moved or
/// renamed on one side alone must fail here.
/// </summary>
public sealed class VocabularyTests
{
    private const string Unspecified = nameof(Unspecified);

    /// <summary>Each vocabulary of the contract, the domain's, and the names that differ on purpose.</summary>
    private static readonly (Type Contract, Type Domain, Dictionary<string, string> Renamed)[] Pairs =
    [
        (typeof(Wire.V1.Remedy), typeof(Remedy), []),
        (typeof(Wire.V1.Requirement), typeof(Requirement), []),
        (typeof(Wire.V1.RemedyStatus), typeof(RemedyStatus), []),
        (typeof(Wire.V1.FindingState), typeof(RequirementState), []),
        (typeof(Wire.V1.FindingEffect), typeof(Effect), []),
        (typeof(Wire.V1.OperatingSystem), typeof(OperatingSystemKind), []),
        (typeof(Wire.V1.PriceKind), typeof(PriceKind), []),
        (typeof(Wire.V1.UnitKind), typeof(UnitKind), []),
        (typeof(Wire.V1.Title), typeof(Title), []),
        (typeof(Wire.V1.Source), typeof(Source), []),
        (typeof(Wire.V1.SerialLabel), typeof(SerialLabel), []),
        (typeof(Wire.V1.Diagnosis), typeof(Diagnosis), []),
        (typeof(Wire.V1.ServiceScope), typeof(ServiceScope), []),
        (typeof(Wire.V1.ItemKind), typeof(ItemKind), []),
        (typeof(Wire.V1.WarrantyBasis), typeof(WarrantyBasis), []),
        (typeof(Wire.V1.PurchaseDateBasis), typeof(PurchaseDateBasis), []),
        (typeof(Wire.V1.Leg), typeof(Leg), []),
        (typeof(Wire.V1.Party), typeof(Party), []),
        (typeof(Wire.V1.ObligationCode), typeof(ObligationCode), []),
        (typeof(Wire.V1.NoticeCode), typeof(NoticeCode), []),
        (typeof(Wire.V1.CandidateObstacle), typeof(CandidateObstacle), []),
        (typeof(Wire.V1.ParameterRule), typeof(ParameterRule), []),
        (typeof(Wire.V1.CatalogOrigin), typeof(CatalogOrigin), []),
        (typeof(Wire.V1.CatalogRefusalReason), typeof(CatalogRefusalReason), []),
        (typeof(Wire.V1.Audience), typeof(Audience), []),
        (typeof(Wire.V1.TimelineKind), typeof(TimelineKind), []),
        (typeof(Wire.V1.FactOrigin), typeof(FactOrigin), []),
        (typeof(Wire.V1.ChangeOutlook), typeof(ChangeOutlook), []),
        (typeof(Wire.V1.ChangeKind), typeof(ChangeKind), []),
        (typeof(Wire.V1.ChangeLimit), typeof(ChangeLimit), []),
        (typeof(Wire.V1.CoverageStatus), typeof(CoverageStatus), []),
        (
            typeof(Wire.V1.ReasonCode),
            typeof(Requirement),
            new()
            {
                ["ProductFault"] = "NotDefective",
                ["NotBorrowed"] = "NotPurchased",
                ["ExchangeWindow"] = "ExchangeWindowExpired",
                ["ReturnWindow"] = "ReturnWindowExpired",
                ["Complete"] = "MissingComponent",
                ["StandardPrice"] = "FinalSale",
                ["NotSpecialPrototype"] = "FinalSalePrototype",
                ["InWarranty"] = "OutOfWarranty",
                ["NoCause52"] = "MisuseOrAccident",
                ["NoCause53"] = "ThirdPartyCause",
                ["NoCause54"] = "WearAndTear",
                ["NoCause56"] = "CustomerDataLoss",
                ["NoCause59"] = "ImproperUse",
                ["NoCause511"] = "UnauthorizedRepair",
                ["NotWornConsumable"] = "Consumable",
                ["Invoice"] = "NoProofOfPurchase",
                ["Certificate"] = "NoWarrantyCertificate",
                ["SerialLabel"] = "SerialLabelTampered",
                ["SerialMatch"] = "SerialNumberMismatch",
                ["NotAppearance"] = "Cosmetic",
                ["AuthorizedSource"] = "UnauthorizedSeller",
                ["NotRefused"] = "ReturnDeclined",
                ["NoVirus"] = "VirusInfection",
                ["StandardConfiguration"] = "ThirdPartyAccessory",
                ["SentWithConsent"] = "RmaRequired",
                ["NoFreeRepair"] = "UnderWarranty",
            }
        ),
        (
            typeof(Wire.V1.ClauseRole),
            typeof(ParagraphRole),
            new()
            {
                ["Requires"] = "Requirement",
                ["SetsFigure"] = "Parameter",
                ["Obliges"] = "Obligation",
                ["Informs"] = "Information",
            }
        ),
    ];

    public static TheoryData<string> Vocabularies => [.. Pairs.Select(pair => pair.Contract.Name)];

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void A_vocabulary_of_the_contract_is_the_domains_after_unspecified(string name)
    {
        var (contract, domain, renamed) = Pairs.Single(pair => pair.Contract.Name == name);
        Assert.Equal(
            [Unspecified, .. Enum.GetNames(domain).Select(member => renamed.GetValueOrDefault(member, member))],
            Enum.GetNames(contract)
        );
        Assert.Equal(
            Enumerable.Range(0, Enum.GetValues(domain).Length),
            Enum.GetValues(domain).Cast<Enum>().Select(value => Convert.ToInt32(value, null))
        );
    }

    [Fact]
    public void An_authorization_that_is_not_answered_is_the_unspecified_one() =>
        Assert.Equal(
            [nameof(ReturnAuthorization.None), .. Enum.GetNames<Wire.V1.ReturnAuthorization>().Skip(1)],
            Enum.GetNames<ReturnAuthorization>()
        );

    [Fact]
    public void The_causes_are_the_facts_from_misuse_on_in_their_order_and_the_virus()
    {
        var causes = Enum.GetNames<Wire.V1.Cause>();
        Assert.Equal(Unspecified, causes[0]);
        Assert.Equal(nameof(Fact.Virus), causes[^1]);
        Assert.Equal(Enum.GetNames<Fact>().SkipWhile(fact => fact != nameof(Fact.Misuse)).Take(causes.Length - 2), causes[1..^1]);
    }

    [Fact]
    public void The_outcomes_of_a_search_are_the_domains_and_the_two_where_none_was_made() =>
        Assert.Equal(
            [Unspecified, .. Enum.GetNames<ReplacementOutcome>(), "Unknown", "NotApplicable"],
            Enum.GetNames<Wire.V1.ReplacementOutcome>()
        );

    /// <summary>A vocabulary that is new in the contract must be held against something here.</summary>
    [Fact]
    public void No_vocabulary_of_the_contract_is_left_out()
    {
        string[] others = [nameof(Wire.V1.ReturnAuthorization), nameof(Wire.V1.Cause), nameof(Wire.V1.ReplacementOutcome)];
        var all = typeof(Wire.V1.Claim)
            .Assembly.GetTypes()
            .Where(type => type is { IsEnum: true, IsNested: false } && type.Namespace == typeof(Wire.V1.Claim).Namespace);
        Assert.Equal(
            all.Select(type => type.Name).Order(StringComparer.Ordinal),
            Pairs.Select(pair => pair.Contract.Name).Concat(others).Order(StringComparer.Ordinal)
        );
    }
}
