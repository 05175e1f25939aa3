using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>What an ordinary call weighs on the wire, with ids of 20 characters.</summary>
public sealed class SizeTests(SharedService service) : IClassFixture<SharedService>
{
    private const int MostRequestBytes = 400;

    // Over 700 bytes are answers that say more: pending a diagnosis, every cause of clause 5 is open, and each finding names the field that it waits
    // for; law adds a notice, with its authority, for what a person must decide; a discontinued model adds its candidates, with proofs.
    [Theory]
    [InlineData("every fact in order on day 5", 700)]
    [InlineData("every fact in order on day 45", 700)]
    [InlineData("every fact in order on day 5, sold in US", 700)]
    [InlineData("every fact in order on day 5, sold in US-CA", 850)]
    [InlineData("every fact in order on day 5, sold in DE", 850)]
    [InlineData("every fact in order on day 5, discontinued", 850)]
    [InlineData("day 5, not diagnosed", 950)]
    public async Task An_ordinary_call_is_small(string what, int mostAnswerBytes)
    {
        var request = Request(what);
        var answer = await service.Client.EvaluateClaimAsync(request);
        var parts = Decision
            .Descriptor.Fields.InDeclarationOrder()
            .Select(field => (field.Name, Size: SizeOf(answer.Decision, field)))
            .OrderByDescending(part => part.Size)
            .Select(part => $"{part.Name} {part.Size}");
        var report = $"{what}: {request.CalculateSize()} bytes asked, {answer.CalculateSize()} answered ({string.Join(", ", parts)})";
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(request.CalculateSize() <= MostRequestBytes && answer.CalculateSize() <= mostAnswerBytes, report);
    }

    private static EvaluateClaimRequest Request(string what)
    {
        var claim = InOrder();
        claim.ClaimDate = what.Contains("45", StringComparison.Ordinal) ? Day(2026, 4, 24) : claim.ClaimDate;
        claim.Jurisdiction = what.Split("sold in ") is [_, var place] ? place : "";
        claim.Product.Model = what.Contains("discontinued", StringComparison.Ordinal) ? "JS-1200" : claim.Product.Model;
        claim.Failure = what.Contains("not diagnosed", StringComparison.Ordinal) ? null : claim.Failure;
        return new EvaluateClaimRequest
        {
            RequestId = "REQ-2026-03-15-00042",
            CorrelationId = "CASE-2026-0000000815",
            Claim = claim,
        };
    }

    private static int SizeOf(Decision decision, Google.Protobuf.Reflection.FieldDescriptor field)
    {
        var without = decision.Clone();
        field.Accessor.Clear(without);
        return decision.CalculateSize() - without.CalculateSize();
    }
}
