using Aumate.PolicyService.Explaining;
using Aumate.Warranty.Decisions;
using Google.Protobuf;

namespace Aumate.PolicyService.Wire;

/// <summary>Writes an explanation as the contract has it.</summary>
internal static class ExplanationWriter
{
    public static Answer.Explanation Write(ExplanationText text, Evaluation evaluation)
    {
        var written = new Answer.Explanation
        {
            Obligations = { text.Obligations },
            Notices = { text.Notices },
            Derivations = { text.Derivations },
            Audience = (V1.Audience)(text.Reader.Audience + 1),
            Language = text.Reader.Choice.Language.Tag,
            LanguageFellBack = text.Reader.Choice.FellBack,
        };
        var facts = new FactTraces(evaluation);
        var clauses = new ClauseTraces(evaluation, facts);
        written.Clauses.Capacity = text.Clauses.Length;
        foreach (var clause in text.Clauses)
        {
            written.Clauses.Add(clauses[clause]);
        }

        foreach (var remedy in text.Remedies)
        {
            written.Remedies.Add(WorkingWriter.Write(remedy, facts).ToByteString());
        }

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
}
