using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Scenarios.Calls;

/// <summary>Whether an answer is that of its request, and whole. Null: it is; else what is wrong.</summary>
internal static class Answers
{
    private static readonly Remedy[] Four = [Remedy.Return, Remedy.Exchange, Remedy.FreeRepair, Remedy.PaidRepair];

    public static string? Wrong(string asked, string answered, Decision? decision) =>
        answered != asked ? $"asked {asked}, and answered {answered}"
        : decision is null ? "no decision"
        : !decision.Remedies.Select(each => each.Remedy).SequenceEqual(Four) ? "not the four remedies in their order"
        : decision.Remedies.Any(each => each.Status == RemedyStatus.Unspecified) ? "a remedy without a status"
        : null;

    public static string? Wrong(string asked, ExplainDecisionResponse answer) =>
        Wrong(asked, answer.RequestId, answer.Decision) ?? (answer.Explanation is null ? "no explanation" : null);

    public static string? Wrong(EvaluateClaimsRequest asked, EvaluateClaimsResponse answer) =>
        answer.Outcomes.Count != asked.Requests.Count
            ? $"asked {asked.Requests.Count} claims, and answered {answer.Outcomes.Count}"
            : asked
                .Requests.Zip(answer.Outcomes, (one, outcome) => Wrong(one.RequestId, outcome.RequestId, outcome.Decision))
                .FirstOrDefault(wrong => wrong is not null);

    public static string? Wrong(PreviewCoverageRequest asked, PreviewCoverageResponse answer) =>
        answer.RequestId != asked.RequestId ? $"asked {asked.RequestId}, and answered {answer.RequestId}"
        : !answer.Lines.Select(line => line.LineId).SequenceEqual(asked.Lines.Select(line => line.LineId)) ? "not the lines of the cart"
        : answer.Lines.Any(line => !line.Remedies.Select(each => each.Remedy).SequenceEqual(Four)) ? "not the four remedies in their order"
        : null;
}
