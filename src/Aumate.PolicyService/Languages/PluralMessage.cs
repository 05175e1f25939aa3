namespace Aumate.PolicyService.Languages;

/// <summary>A message that hangs on a number: one form for each plural category of its language.</summary>
/// <param name="rules">The categories of the language.</param>
/// <param name="locale">How numbers are written.</param>
/// <param name="forms">The form of each category.</param>
public sealed class PluralMessage(PluralRules rules, Locale locale, IReadOnlyDictionary<string, Message> forms)
{
    /// <summary>The form of a number, with the number and the other values filled in; the number is the first of the placeholders.</summary>
    public string Fill(int number, params ReadOnlySpan<string> others) =>
        forms[rules.CategoryOf(number)].Fill([locale.Number(number), .. others]);
}
