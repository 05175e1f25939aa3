using System.Globalization;
using Aumate.PolicyService.Explaining;
using Aumate.Warranty.Explanations;

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
            RestsOn = { working.RestsOn.Select(DecisionWriter.Write) },
            MoreChanges = working.MoreChanges,
            ChangeOutlook = (V1.ChangeOutlook)(working.Outlook + 1),
            ChangeOutlookText = remedy.Outlook,
        };
        for (var i = 0; i < working.Reasons.Length; i++)
        {
            written.SufficientReasons.Add(Write(working.Reasons[i], remedy.SufficientReasons[i], facts));
        }

        for (var i = 0; i < working.Changes.Length; i++)
        {
            var set = working.Changes[i];
            var texts = remedy.Changes[i];
            written.Changes.Add(
                new V1.ChangeSet
                {
                    Kind = (V1.ChangeKind)(set.Kind + 1),
                    Changes = { set.Changes.Select((change, at) => Write(change, texts[at], facts)) },
                }
            );
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

    private static V1.SufficientReason Write(SufficientReason reason, string text, FactTraces facts) =>
        new()
        {
            Facts = { reason.Fields.Select(field => facts[field]) },
            Requirements = { reason.Requirements.Select(DecisionWriter.Write) },
            Clauses = { reason.Clauses },
            Text = text,
        };

    private static V1.Change Write(Change change, string text, FactTraces facts) =>
        new()
        {
            Path = FieldPath.Of(change.Field),
            From = facts[change.Field].Value,
            To = FactText.Wanted(change),
            Limit = (V1.ChangeLimit)(change.Limit + 1),
            Kind = (V1.ChangeKind)(change.Kind + 1),
            LastDay = change.Kind == ChangeKind.Lapsed ? DecisionWriter.Write(change.Day) : null,
            Requirements = { change.Requirements.Select(DecisionWriter.Write) },
            Text = text,
        };
}
