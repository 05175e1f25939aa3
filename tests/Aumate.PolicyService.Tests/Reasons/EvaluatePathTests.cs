using Aumate.PolicyService.Wire.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Evaluating runs nothing of what explains, and nothing of receipts that nobody asked for.</summary>
public sealed class EvaluatePathTests
{
    private static readonly string[] OfExplaining =
    [
        "Aumate.Warranty.Explanations.",
        "Aumate.PolicyService.Explaining.",
        "Aumate.PolicyService.Receipts.",
    ];

    [Fact]
    public async Task Evaluating_a_claim_runs_no_method_that_explains_or_gives_receipts()
    {
        var request = new EvaluateClaimRequest { Claim = InOrder() };
        var atStart = await Run(_ => Task.CompletedTask);
        var evaluating = await Run(async client => await client.EvaluateClaimAsync(request));
        var explaining = await Run(async client => await client.ExplainDecisionAsync(new ExplainDecisionRequest { Claim = InOrder() }));
        Assert.Contains(evaluating, method => method.StartsWith("Aumate.Warranty.Decisions.Evaluator:Evaluate", StringComparison.Ordinal));
        Assert.DoesNotContain(evaluating.Except(atStart), Explains);
        Assert.Contains(explaining.Except(atStart), Explains);
    }

    private static bool Explains(string method) => Array.Exists(OfExplaining, place => method.StartsWith(place, StringComparison.Ordinal));

    // A line is "12: JIT compiled Namespace.Type:Method(arguments) [Tier0, IL size=1, code size=2]".
    private static async Task<HashSet<string>> Run(Func<PolicyDecisionService.PolicyDecisionServiceClient, Task> call)
    {
        var lines = await WatchedProcess.MethodsOf(call);
        return [.. lines.Select(line => line.Split("JIT compiled ")[^1].Split(" [")[0])];
    }
}
