using Aumate.PolicyService.Languages;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Explanations;

namespace Aumate.PolicyService.Explaining;

/// <summary>Says what would change a status, and what to ask.</summary>
internal sealed class ChangeTexts(Language language, FactWords words)
{
    /// <summary>A change, as a sentence.</summary>
    public string Of(Change change)
    {
        var field = change.Field;
        var bound = change.Day is not null || change.Months is not null || change.Name is not null || !NeedsBound(field.Field);
        return language
            .Phrases.Changes.Of(change, bound)
            .Fill(
                words.Name(field),
                words.Value(field),
                Service(field),
                change.Day is { } day ? language.Locale.Day(day) : "",
                change.Months is { } months ? language.Phrases.Facts.Months.Fill(months) : "",
                change.Name ?? "",
                change.Cause is { } cause ? language.Phrases.Facts.Causes[(int)cause] : words.Value(field)
            );
    }

    /// <summary>A question, as a person would put it.</summary>
    public string Ask(FieldRef field) => language.Phrases.Questions.Of(field.Field).Fill(words.Name(field), Service(field));

    private string Service(FieldRef field) => FactWords.IsOfService(field) ? words.Service(field.Index) : "";

    private static bool NeedsBound(ClaimField field) =>
        field
            is ClaimField.ClaimDate
                or ClaimField.PurchaseDate
                or ClaimField.PeriodMonths
                or ClaimField.ItemPart
                or ClaimField.ItemAccessoryModel
                or ClaimField.ServiceDate
                or ClaimField.ServicePart
                or ClaimField.ServiceAccessoryModel;
}
