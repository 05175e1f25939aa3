using Aumate.PolicyService.Client;
using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Samples;

/// <summary>Has the claims of the day decided over a stream.</summary>
internal static class NightlyRun
{
    /// <summary>Prints what became of each claim.</summary>
    /// <returns>How many are on hold, since nothing is known of them.</returns>
    public static async Task<int> Run(PolicyClient client, IEnumerable<EvaluateClaimRequest> claims)
    {
        var held = 0;
        await foreach (var answer in client.EvaluateManyAsync(claims))
        {
            // Both ways have to be gone: there is no answer "refused" to be had from a failure.
            var line = answer.Match(
                decided =>
                    $"return {answer.StandingOf(Remedy.Return)}, exchange {answer.StandingOf(Remedy.Exchange)}, "
                    + $"repair {answer.StandingOf(Remedy.FreeRepair)}{Missing(decided.Decision)}",
                failure =>
                {
                    held++;
                    var wrong = failure.Violations.Select(violation => violation.Field);
                    return $"on hold, {failure.Reason} {string.Join(", ", wrong)}; {(failure.IsRetriable ? "ask again" : "look at it")}";
                }
            );
            Console.WriteLine($"{answer.Request.CorrelationId}: {line}");
        }

        return held;
    }

    private static string Missing(Decision decision)
    {
        var facts = decision.Remedies.SelectMany(remedy => remedy.MissingFacts).Distinct().ToList();
        return facts.Count == 0 ? "" : $"; ask for {string.Join(", ", facts)}";
    }
}
