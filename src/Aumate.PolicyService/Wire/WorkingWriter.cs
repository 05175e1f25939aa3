using System.Collections.Immutable;
using System.Globalization;
using Aumate.PolicyService.Explaining;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;
using Google.Protobuf.Collections;

namespace Aumate.PolicyService.Wire;

/// <summary>Writes why remedies have their status, what would change it, and what to ask.</summary>
internal static class WorkingWriter
{
    public static V1.RemedyExplanation Write(RemedyText remedy, FactTraces facts)
    {
        var working = remedy.Working;
        var written = new V1.RemedyExplanation
        {
            Remedy = DecisionWriter.Write(remedy.Remedy.Remedy),
            Status = DecisionWriter.Write(remedy.Remedy.Status),
            Summary = remedy.Summary,
            Reasons = { remedy.Reasons },
            MoreSufficientReasons = working.MoreReasons,
            MoreChanges = working.MoreChanges,
            ChangeOutlook = (V1.ChangeOutlook)(working.Outlook + 1),
            ChangeOutlookText = remedy.Outlook,
        };
        Write(working.RestsOn, written.RestsOn);
        for (var i = 0; i < working.Reasons.Length; i++)
        {
            written.SufficientReasons.Add(Write(working.Reasons[i], remedy.SufficientReasons[i], facts));
        }

        for (var i = 0; i < working.Changes.Length; i++)
        {
            written.Changes.Add(Write(working.Changes[i], remedy.Changes[i], facts));
        }

        return written;
    }

    private static V1.ChangeSet Write(ChangeSet set, ImmutableArray<string> texts, FactTraces facts)
    {
        var written = new V1.ChangeSet { Kind = (V1.ChangeKind)(set.Kind + 1) };
        for (var i = 0; i < set.Changes.Length; i++)
        {
            written.Changes.Add(Write(set.Changes[i], texts[i], facts));
        }

        return written;
    }

    public static V1.Question Write(QuestionText question) =>
        new()
        {
            Path = FieldPath.Of(question.Question.Field),
            Text = question.Text,
            Remedies = { DecisionWriter.Write(question.Question.Remedies) },
            Settles = question.Question.Settles.ToString(CultureInfo.InvariantCulture),
            Completions = question.Question.Completions.ToString(CultureInfo.InvariantCulture),
        };

    private static V1.SufficientReason Write(SufficientReason reason, string text, FactTraces facts)
    {
        var written = new V1.SufficientReason { Clauses = { reason.Clauses }, Text = text };
        written.Facts.Capacity = reason.Fields.Length;
        foreach (var field in reason.Fields)
        {
            written.Facts.Add(facts[field]);
        }

        Write(reason.Requirements, written.Requirements);
        return written;
    }

    private static V1.Change Write(Change change, string text, FactTraces facts)
    {
        var written = new V1.Change
        {
            Path = FieldPath.Of(change.Field),
            From = facts[change.Said].Value,
            To = FactText.Wanted(change),
            Limit = (V1.ChangeLimit)(change.Limit + 1),
            Kind = (V1.ChangeKind)(change.Kind + 1),
            LastDay = change.Kind == ChangeKind.Lapsed ? DecisionWriter.Write(change.Day) : null,
            Text = text,
        };
        Write(change.Requirements, written.Requirements);
        return written;
    }

    private static void Write(ImmutableArray<Requirement> requirements, RepeatedField<V1.Requirement> written)
    {
        written.Capacity = requirements.Length;
        foreach (var requirement in requirements)
        {
            written.Add(DecisionWriter.Write(requirement));
        }
    }
}
