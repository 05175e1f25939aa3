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
            Audience = (V1.Audience)(text.Reader.Audience + 1),
            Language = text.Reader.Choice.Language.Tag,
            LanguageFellBack = text.Reader.Choice.FellBack,
        };
        var facts = new FactTraces(evaluation);
        written.Remedies.AddRange(text.Remedies.Select(remedy => WorkingWriter.Write(remedy, facts)));
        written.Clauses.AddRange(text.Clauses.Select(clause => Write(clause, evaluation, facts)));
        written.Questions.AddRange(text.Questions.Select(WorkingWriter.Write));
        written.Timeline.AddRange(text.Timeline.Select(Write));
        return written;
    }

    private static V1.TimelineEntry Write(DayText day)
    {
        var written = new V1.TimelineEntry
        {
            Kind = (V1.TimelineKind)(day.Kind + 1),
            Date = DecisionWriter.Write(day.Day),
            Derivation = day.Derivation,
        };
        if (day.Service is { } service)
        {
            written.ServiceIndex = service;
        }

        return written;
    }

    private static V1.ClauseTrace Write(ClauseText clause, Evaluation evaluation, FactTraces facts)
    {
        var trace = clause.Trace;
        var written = new V1.ClauseTrace
        {
            Clause = trace.Paragraph.Clause,
            Heading = clause.Heading,
            Role = (V1.ClauseRole)(trace.Paragraph.Role + 1),
            Requirement = trace.Entry.Requirement is { } requirement ? DecisionWriter.Write(requirement) : V1.Requirement.Unspecified,
            Effect = clause.Effect,
            Rulings = { trace.Entry.Rulings },
            Sources = { trace.Sources(evaluation) },
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

        written.Facts.AddRange(trace.Facts.Select(field => facts[field]));
        return written;
    }
}
