using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>Obligations and next steps (R24): for each a claim that has it, and one that differs by a fact and has it no more; papers are kept always.</summary>
public sealed class ObligationTests(SharedService service) : IClassFixture<SharedService>
{
    private const string Every = "";

    /// <summary>What can be reported of a claim in order on day 5.</summary>
    private static readonly Dictionary<string, Action<Claim>> Reports = new()
    {
        ["nothing"] = _ => { },
        ["no diagnosis yet"] = claim => claim.Failure = null,
        ["sent"] = claim => claim.Shipped = true,
        ["sent, no diagnosis yet"] = claim => (claim.Shipped, claim.Failure) = (true, null),
        ["consent"] = claim => claim.ReturnAuthorization = ReturnAuthorization.Granted,
        ["sent with consent"] = claim => (claim.Shipped, claim.ReturnAuthorization) = (true, ReturnAuthorization.Granted),
        ["consent refused"] = claim => claim.ReturnAuthorization = ReturnAuthorization.Refused,
        ["sent though refused"] = claim => (claim.Shipped, claim.ReturnAuthorization) = (true, ReturnAuthorization.Refused),
        ["day 20"] = claim => claim.ClaimDate = Day(2026, 3, 30),
        ["day 45"] = claim => claim.ClaimDate = Day(2026, 4, 24),
        ["out of warranty"] = claim => claim.ClaimDate = Day(2027, 3, 11),
        ["nothing replaces it"] = claim => (claim.Product.Model, claim.ClaimDate) = ("BS-9", Day(2026, 3, 15)),
        ["another accessory"] = claim => claim.Item = Accessory(standard: false),
        ["a standard accessory"] = claim => claim.Item = Accessory(standard: true),
        ["another accessory, waived"] = claim => (claim.Item, _) = (Accessory(standard: false), Waive(claim)),
    };

    [Theory]
    [InlineData("no diagnosis yet", ObligationCode.RemoteDiagnosis, "3.1", "Return Exchange FreeRepair")]
    [InlineData("nothing", ObligationCode.SendAccessoriesAndVoucher, "3.2", "Exchange")]
    [InlineData("day 20", ObligationCode.SendAccessoriesAndVoucher, "3.2", "Exchange")]
    [InlineData("nothing replaces it", ObligationCode.ChooseReplacement, "3.2", "Exchange")]
    [InlineData("nothing", ObligationCode.SendAccessoriesAndVoucher, "3.3", "Return")]
    [InlineData("nothing", ObligationCode.ObtainConsent, "3.3", "Return")]
    [InlineData("sent", ObligationCode.PayWayBack, "3.3", Every)]
    [InlineData("sent though refused", ObligationCode.PayWayBack, "3.3", Every)]
    [InlineData("nothing", ObligationCode.DescribeByEmail, "4.1", Every)]
    [InlineData("nothing", ObligationCode.ContactSupport, "4.3", Every)]
    [InlineData("out of warranty", ObligationCode.AgreeCharge, "4.3", Every)]
    [InlineData("no diagnosis yet", ObligationCode.AgreeCharge, "4.3", "PaidRepair")]
    [InlineData("nothing", ObligationCode.BackUpData, "6.2", Every)]
    [InlineData("nothing", ObligationCode.ErasePersonalData, "6.4", Every)]
    [InlineData("nothing", ObligationCode.RemovePeripherals, "6.5", Every)]
    [InlineData("nothing", ObligationCode.PackAndInsure, "6.6", Every)]
    [InlineData("nothing", ObligationCode.ObtainConsent, "6.7", "Exchange FreeRepair")]
    [InlineData("day 45", ObligationCode.ObtainConsent, "6.7", Every)]
    [InlineData("another accessory", ObligationCode.ReferToSupplier, "8.3", Every)]
    [InlineData("nothing", ObligationCode.KeepPapers, "8.5", Every)]
    [InlineData("no diagnosis yet", ObligationCode.KeepPapers, "8.5", Every)]
    [InlineData("out of warranty", ObligationCode.KeepPapers, "8.5", Every)]
    [InlineData("nothing", ObligationCode.SurrenderReplacedParts, "8.6", "Exchange FreeRepair")]
    public async Task An_obligation_is_attached_by_its_clause_to_its_remedies(
        string report,
        ObligationCode code,
        string clause,
        string remedies
    )
    {
        var decision = await Decide(report);
        var obligation = Assert.Single(decision.Obligations, one => one.Code == code && one.Clause == clause);
        Assert.Equal(remedies, string.Join(' ', obligation.Remedies));
    }

    [Theory]
    [InlineData("nothing", ObligationCode.RemoteDiagnosis, "3.1")]
    [InlineData("sent, no diagnosis yet", ObligationCode.RemoteDiagnosis, "3.1")]
    [InlineData("sent", ObligationCode.SendAccessoriesAndVoucher, "3.2")]
    [InlineData("day 45", ObligationCode.SendAccessoriesAndVoucher, "3.2")]
    [InlineData("nothing", ObligationCode.ChooseReplacement, "3.2")]
    [InlineData("sent", ObligationCode.SendAccessoriesAndVoucher, "3.3")]
    [InlineData("day 20", ObligationCode.SendAccessoriesAndVoucher, "3.3")]
    [InlineData("consent", ObligationCode.ObtainConsent, "3.3")]
    [InlineData("sent", ObligationCode.ObtainConsent, "3.3")]
    [InlineData("nothing", ObligationCode.PayWayBack, "3.3")]
    [InlineData("sent with consent", ObligationCode.PayWayBack, "3.3")]
    [InlineData("consent", ObligationCode.DescribeByEmail, "4.1")]
    [InlineData("consent", ObligationCode.ContactSupport, "4.3")]
    [InlineData("nothing", ObligationCode.AgreeCharge, "4.3")]
    [InlineData("sent", ObligationCode.BackUpData, "6.2")]
    [InlineData("sent", ObligationCode.ErasePersonalData, "6.4")]
    [InlineData("sent", ObligationCode.RemovePeripherals, "6.5")]
    [InlineData("sent", ObligationCode.PackAndInsure, "6.6")]
    [InlineData("consent", ObligationCode.ObtainConsent, "6.7")]
    [InlineData("consent refused", ObligationCode.ObtainConsent, "6.7")]
    [InlineData("nothing", ObligationCode.ReferToSupplier, "8.3")]
    [InlineData("a standard accessory", ObligationCode.ReferToSupplier, "8.3")]
    [InlineData("another accessory, waived", ObligationCode.ReferToSupplier, "8.3")]
    [InlineData("out of warranty", ObligationCode.SurrenderReplacedParts, "8.6")]
    public async Task An_obligation_ends_with_its_reason(string report, ObligationCode code, string clause) =>
        Assert.DoesNotContain((await Decide(report)).Obligations, one => one.Code == code && one.Clause == clause);

    [Fact]
    public void Every_obligation_of_the_contract_has_a_row_above()
    {
        var method = typeof(ObligationTests).GetMethod(nameof(An_obligation_is_attached_by_its_clause_to_its_remedies))!;
        var rows = method
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Cast<InlineDataAttribute>()
            .Select(row => ((ObligationCode)row.Data[1]!, (string)row.Data[2]!))
            .ToHashSet();
        Assert.Equal(Enum.GetValues<ObligationCode>().Skip(1), rows.Select(row => row.Item1).Distinct().Order());
        Assert.True(rows.SetEquals(Warranty.Decisions.ObligationTable.Clauses.Select(row => ((ObligationCode)(row.Code + 1), row.Clause))));
    }

    [Fact]
    public async Task Obligations_come_in_the_letters_order()
    {
        var clauses = Warranty.Letter.Paragraph.InOrder.Select(paragraph => paragraph.Clause).ToList();
        foreach (var report in Reports.Keys)
        {
            var places = (await Decide(report)).Obligations.Select(obligation => clauses.IndexOf(obligation.Clause)).ToArray();
            Assert.Equal(places.Order(), places);
        }
    }

    private async Task<Decision> Decide(string report)
    {
        var claim = InOrder();
        Reports[report](claim);
        return (await service.Client.EvaluateClaimAsync(Evaluate(claim))).Decision;
    }

    private static ClaimedItem Accessory(bool standard) => new() { Kind = ItemKind.Accessory, StandardConfiguration = standard };

    private static Claim Waive(Claim claim)
    {
        claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.StandardConfiguration, Reference = "AP-1" });
        return claim;
    }
}
