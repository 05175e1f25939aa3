using Aumate.Warranty.Claims;
using Aumate.Warranty.Explanations;

namespace Aumate.PolicyService.Languages;

/// <summary>
/// What would change a status, by field and kind: with the bound or the name that it would have to be, and without one. Fields that the letter asks for
/// but nobody would put into a sentence of its own, such as those of the catalog, share one.
/// </summary>
internal sealed class ChangePhrases
{
    private readonly (Message Bound, Message Any)[,] messages;

    public ChangePhrases(Texts texts)
    {
        messages = new (Message, Message)[Enum.GetValues<ClaimField>().Length, Enum.GetValues<ChangeKind>().Length];
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            var other = Take(texts, $"change.other.{kind}");
            foreach (var field in Enum.GetValues<ClaimField>())
            {
                var key = $"change.{field}.{kind}";
                var bound = texts.Has(key) ? Take(texts, key) : other;
                messages[(int)field, (int)kind] = (
                    bound,
                    texts.Has($"{key}.any") ? Take(texts, $"{key}.any")
                    : HasBound(field) ? other
                    : bound
                );
            }
        }
    }

    /// <summary>The message of a change, and whether it has a bound.</summary>
    public Message Of(Change change, bool hasBound)
    {
        var (bound, any) = messages[(int)change.Field.Field, (int)change.Kind];
        return hasBound ? bound : any;
    }

    // Without its day, a message about a day says nothing.
    private static bool HasBound(ClaimField field) => field is ClaimField.ClaimDate or ClaimField.ServiceDate;

    private static Message Take(Texts texts, string key) =>
        texts.Message(key, "field", "value", "service", "day", "months", "name", "cause");
}

/// <summary>What to ask, by field.</summary>
internal sealed class QuestionPhrases(Texts texts)
{
    private readonly Message[] questions =
    [
        .. Enum.GetValues<ClaimField>()
            .Select(field => texts.Message(texts.Has($"question.{field}") ? $"question.{field}" : "question.other", "field", "service")),
    ];

    public Message Of(ClaimField field) => questions[(int)field];
}
