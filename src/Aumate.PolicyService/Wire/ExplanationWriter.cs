using Aumate.PolicyService.Explaining;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Wire;

/// <summary>Writes an explanation as the contract has it.</summary>
internal static class ExplanationWriter
{
    public static V1.Explanation Write(ExplanationText text, Evaluation evaluation)
    {
        var written = new V1.Explanation
        {
            Obligations = { text.Obligations },
            Notices = { text.Notices },
            Derivations = { text.Derivations },
        };
        foreach (var remedy in text.Remedies)
        {
            written.Remedies.Add(
                new V1.RemedyExplanation
                {
                    Remedy = DecisionWriter.Write(remedy.Remedy.Remedy),
                    Status = DecisionWriter.Write(remedy.Remedy.Status),
                    Summary = remedy.Summary,
                    Reasons = { remedy.Reasons },
                }
            );
        }

        foreach (var clause in text.Clauses)
        {
            written.Clauses.Add(Write(clause, evaluation));
        }

        return written;
    }

    private static V1.ClauseTrace Write(ClauseText clause, Evaluation evaluation)
    {
        var trace = clause.Trace;
        var written = new V1.ClauseTrace
        {
            Clause = trace.Paragraph.Clause,
            Heading = clause.Heading,
            Role = (V1.ClauseRole)(trace.Paragraph.Role + 1),
            Requirement = trace.Requirement is { } requirement ? DecisionWriter.Write(requirement) : V1.Requirement.Unspecified,
            Effect = clause.Effect,
        };
        foreach (var state in trace.States)
        {
            written.States.Add(
                new V1.RequirementTrace
                {
                    State = DecisionWriter.Write(state.State),
                    Effect = DecisionWriter.Write(state.Effect),
                    Remedies = { DecisionWriter.Write(state.Remedies) },
                    WaivedBy = state.WaivedBy,
                }
            );
        }

        foreach (var field in trace.Facts)
        {
            written.Facts.Add(new V1.FactTrace { Path = FieldPath.Of(field), Value = FactText.Of(field, evaluation) });
        }

        return written;
    }
}
