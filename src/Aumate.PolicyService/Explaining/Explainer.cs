using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Explaining;

/// <summary>Puts the working behind a decision into sentences. It reads an evaluation and never evaluates.</summary>
/// <param name="texts">The sentences.</param>
/// <param name="fieldName">How the reader knows a field.</param>
internal sealed class Explainer(Texts texts, Func<FieldRef, string> fieldName)
{
    /// <summary>Explains.</summary>
    public ExplanationText Explain(Evaluation evaluation)
    {
        var decision = evaluation.Decision;
        var requirements = new RequirementTexts(texts, decision.Timeline);
        var derivations = new Derivations(texts, evaluation, requirements);
        return new ExplanationText(
            [.. decision.Remedies.Select(remedy => Explain(remedy, decision, requirements))],
            [.. ClauseTrace.Of(evaluation).Select(trace => Explain(trace, requirements, derivations))],
            [.. decision.Obligations.Select(obligation => texts[$"obligation.{obligation.Code}"])],
            [
                .. decision.Notices.Select(notice =>
                    texts[$"notice.{notice.Code}", ("subject", notice.Subject), ("authority", notice.Authority)]
                ),
            ],
            [.. derivations.Days()]
        );
    }

    private RemedyText Explain(RemedyDecision remedy, Decision decision, RequirementTexts requirements)
    {
        var findings = decision.Findings.Where(finding => finding.Remedies.Has(remedy.Remedy)).ToImmutableArray();
        var name = texts[$"remedy.{remedy.Remedy}"];
        var summary = remedy.Status switch
        {
            RemedyStatus.Eligible => texts["summary.Eligible", ("remedy", name), ("until", Until(remedy))],
            RemedyStatus.Ineligible when remedy.Primary is { } primary => texts[
                "summary.Ineligible",
                ("remedy", name),
                ("reason", requirements.Of(primary))
            ],
            RemedyStatus.Ineligible => texts["summary.IneligibleEitherWay", ("remedy", name)],
            RemedyStatus.Discretionary => texts["summary.Discretionary", ("remedy", name), ("reason", requirements.Of(Ground(findings)))],
            _ => texts["summary.Undetermined", ("remedy", name), ("missing", string.Join(", ", remedy.Missing.Select(fieldName)))],
        };
        return new RemedyText(remedy, summary, [.. findings.Select(finding => Sentence(requirements.Of(finding)))]);
    }

    // A reason stands alone here, and after a colon in a summary.
    private static string Sentence(string reason) => char.ToUpperInvariant(reason[0]) + reason[1..];

    private static Finding Ground(ImmutableArray<Finding> findings) =>
        findings.First(finding => finding is { Effect: Effect.Discretion, State: RequirementState.NotMet });

    private string Until(RemedyDecision remedy) =>
        remedy.LastEligibleDay is { } day ? texts["summary.until", ("day", FactText.Of(day))] : "";

    private ClauseText Explain(ClauseTrace trace, RequirementTexts requirements, Derivations derivations)
    {
        var clause = trace.Paragraph.Clause;
        var sentences = new List<string>();
        if (trace.Requirement is { } requirement)
        {
            sentences.Add(texts["trace.asks", ("asks", requirements.Asks(requirement))]);
            sentences.AddRange(trace.States.Select(state => requirements.Effect(state, clause)));
        }

        if (trace.IsFirst && texts.Has($"effect.{clause}"))
        {
            sentences.Add(derivations.Effect(clause));
        }

        if (!trace.Obligations.IsEmpty)
        {
            var obligations = trace.Obligations.Select(code => texts[$"obligation.{code}"]);
            sentences.Add(texts["trace.obliges", ("obligations", string.Join(" ", obligations))]);
        }
        else if (sentences.Count == 0)
        {
            sentences.Add(texts["trace.obliges.nothing"]);
        }

        return new ClauseText(trace, texts[$"heading.{clause}"], string.Join(" ", sentences));
    }
}
