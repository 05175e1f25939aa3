using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Wire.V1;
using Xunit;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>The worked examples, over a real channel.</summary>
public sealed class ExampleTests(SharedService service) : IClassFixture<SharedService>
{
    /// <summary>
    /// The one example whose own text is not followed: it gives STANDARD_PRICE as the primary reason of a return that it calls eligible, because it leaves
    /// the waiver out of account there. A waived requirement is no reason (R17, R25).
    /// </summary>
    private const string WaivedPrice = "overlay waives the price requirement for return";

    public static TheoryData<string> Names => [.. Examples.All.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_worked_example_comes_out_as_written(string name)
    {
        var example = Examples.All.Single(candidate => candidate.Name == name);
        var answer = await service.Client.EvaluateClaimAsync(OracleWire.Request(example.Claim, "no such model"));
        foreach (var remedy in Enum.GetValues<PlainRemedy>())
        {
            var expected = example.Expected.GetProperty("remedies").GetProperty(Name(remedy));
            var actual = answer.Decision.Of((Remedy)(remedy + 1));
            Assert.Equal(expected.GetProperty("status").GetString(), actual.Status.ToString().ToUpperInvariant());
            Assert.Equal(
                expected
                    .GetProperty("missing")
                    .EnumerateArray()
                    .Select(fact => OracleWire.PathOf(fact.GetString()!))
                    .Order(StringComparer.Ordinal),
                actual.MissingFacts.Order(StringComparer.Ordinal)
            );
        }

        foreach (var expected in example.Expected.GetProperty("requirements").EnumerateObject())
        {
            Assert.Equal(expected.Value.GetString(), ClaimState(OracleWire.Number(PlainTable.Named(expected.Name)), answer.Decision));
        }

        foreach (var expected in example.Expected.GetProperty("primary").EnumerateObject())
        {
            var remedy = Enum.Parse<PlainRemedy>(expected.Name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
            var written = name == WaivedPrice && remedy == PlainRemedy.Return ? null : expected.Value.GetString();
            var requirement = written is null ? Requirement.Unspecified : OracleWire.Number(PlainTable.Named(written));
            Assert.Equal(requirement, answer.Decision.Of((Remedy)(remedy + 1)).PrimaryReason);
        }
    }

    // The examples give one state for the claim; the contract gives one for each remedy. Waived counts where nothing else is said.
    private static string ClaimState(Requirement requirement, Decision decision)
    {
        var states = decision
            .Findings.Where(finding => finding.Requirement == requirement)
            .Select(finding => finding.State)
            .Distinct()
            .ToArray();
        return states switch
        {
            [] => "met",
            [FindingState.Waived] => "waived",
            _ => states.Single(state => state != FindingState.Waived) == FindingState.NotMet ? "not_met" : "unknown",
        };
    }

    private static string Name(PlainRemedy remedy) =>
        remedy == PlainRemedy.FreeRepair ? "free_repair"
        : remedy == PlainRemedy.PaidRepair ? "paid_repair"
        : remedy.ToString().ToLowerInvariant();
}
