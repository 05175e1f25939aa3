using System.Text;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>Whole explanations, to be read: <c>Data/golden</c>.</summary>
public sealed class ExplanationTextTests(SharedService service) : IClassFixture<SharedService>
{
    private static readonly Dictionary<string, Action<Claim>> Cases = new()
    {
        ["in-order-on-day-5"] = _ => { },
        ["day-45"] = claim => claim.ClaimDate = Day(2026, 4, 24),
        ["not-diagnosed-and-no-price-kind"] = claim => (claim.Failure, claim.Purchase.PriceKind) = (null, PriceKind.Unspecified),
        ["sent-without-consent-incomplete"] = claim => (claim.Shipped, claim.Complete) = (true, false),
        ["special-price-prototype-in-spain"] = claim =>
            (claim.Purchase.PriceKind, claim.Purchase.UnitKind, claim.Jurisdiction) = (PriceKind.Special, UnitKind.Prototype, "ES"),
        ["foreign-accessory-with-a-virus"] = claim =>
        {
            claim.Item = new ClaimedItem { Kind = ItemKind.Accessory, AccessoryModel = "YY-1" };
            claim.Item.StandardConfiguration = false;
            claim.Failure.Causes.Add(Cause.Virus);
            claim.Product.OperatingSystem = Wire.V1.OperatingSystem.NonEmbedded;
        },
        ["after-a-service-received-and-asked"] = claim =>
        {
            claim.ClaimDate = Day(2027, 5, 1);
            claim.Services.Add(
                new Wire.V1.Service
                {
                    CompletionDate = Day(2027, 2, 28),
                    Covered = true,
                    Scope = ServiceScope.Product,
                }
            );
            (claim.Shipped, claim.ReturnAuthorization) = (true, ReturnAuthorization.Granted);
            claim.ReceiptDate = Day(2027, 5, 4);
            claim.SupportRequestTime = Timestamp.FromDateTime(new DateTime(2027, 5, 1, 12, 0, 0, DateTimeKind.Utc));
        },
        ["everything-against-it-and-two-exceptions"] = claim =>
        {
            claim.Failure = new Failure { Diagnosis = Diagnosis.ExternalCause, Causes = { Cause.Misuse, Cause.NormalWear } };
            (claim.ProofOfPurchase, claim.WarrantyCertificate, claim.SerialMatchesCertificate) = (false, false, false);
            (claim.SerialLabel, claim.Purchase.Title, claim.Purchase.Source) = (SerialLabel.Absent, Title.Borrowed, Source.Unauthorized);
            claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.Invoice, Reference = "AP-7" });
            claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.NotBorrowed, Reference = "AP-8" });
        },
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_telling_case_is_explained_as_it_was_when_somebody_read_it(string name)
    {
        var claim = InOrder();
        Cases[name](claim);
        var answer = await service.Client.ExplainDecisionAsync(new ExplainDecisionRequest { Claim = claim });
        Golden.Check($"golden/{name}.txt", Text(answer.Explanation));
    }

    [Fact]
    public async Task What_a_caller_writes_is_said_as_it_stands()
    {
        var claim = InOrder();
        claim.WrittenExceptions.Add(new WrittenException { Requirement = Requirement.Invoice, Reference = "{asks} of {remedies}" });
        var answer = await service.Client.ExplainDecisionAsync(new ExplainDecisionRequest { Claim = claim });
        Assert.All(answer.Explanation.Remedies.Take(3), remedy => Assert.Contains("{asks} of {remedies}", Assert.Single(remedy.Reasons)));
    }

    private static string Text(Explanation explanation)
    {
        var text = new StringBuilder();
        foreach (var remedy in explanation.Remedies)
        {
            Say(text, $"{remedy.Remedy}, {remedy.Status}: {remedy.Summary}", remedy.Reasons);
        }

        Say(text, "Days:", explanation.Derivations);
        Say(text, "Obligations:", explanation.Obligations);
        Say(text, "Notices:", explanation.Notices);
        foreach (var clause in explanation.Clauses)
        {
            var facts = clause.Facts.Select(fact => $"{fact.Path} = {fact.Value}");
            Say(text, $"{clause.Clause} {clause.Heading} ({clause.Role})", [clause.Effect, .. facts]);
        }

        return text.ToString();
    }

    private static void Say(StringBuilder text, string title, IEnumerable<string> lines)
    {
        text.Append(title.TrimEnd()).Append('\n');
        foreach (var line in lines)
        {
            text.Append("  ").Append(line.TrimEnd()).Append('\n');
        }
    }
}
