using System.Text.Json;
using Aumate.PolicyService.Reference;

namespace Aumate.PolicyService.Languages;

/// <summary>
/// The messages of one language, as its file has them: one for each thing that can be said, with named placeholders; one that hangs on a number has a
/// form for each plural category of the language, named after it. They are taken once, when the service starts, so a message that is not there, or has a
/// placeholder that nothing fills in, ends the start and not a call.
/// </summary>
public sealed class Texts
{
    private readonly Dictionary<string, string> messages;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly PluralRules plurals;
    private readonly Locale locale;

    internal Texts(string language, PluralRules plurals, Locale locale)
    {
        messages = JsonSerializer.Deserialize<Dictionary<string, string>>(EmbeddedText.Of($"texts.{language}.json"))!;
        this.plurals = plurals;
        this.locale = locale;
    }

    /// <summary>The keys of all messages.</summary>
    public IReadOnlyCollection<string> Keys => messages.Keys;

    /// <summary>The keys that nothing took.</summary>
    public IEnumerable<string> LeftOver => messages.Keys.Except(taken);

    /// <summary>A message as the file has it.</summary>
    public string this[string key] => messages[key];

    /// <summary>Whether there is a message.</summary>
    public bool Has(string key) => messages.ContainsKey(key);

    /// <summary>Things, listed.</summary>
    internal string List(IReadOnlyList<string> things) => locale.List(things);

    /// <summary>Takes a message without placeholders.</summary>
    internal string Text(string key) => Message(key).Fill();

    /// <summary>Takes a message.</summary>
    internal Message Message(string key, params IReadOnlyList<string> placeholders)
    {
        taken.Add(key);
        return Languages.Message.Of(
            messages.GetValueOrDefault(key) ?? throw new KeyNotFoundException($"There is no message \"{key}\"."),
            placeholders
        );
    }

    /// <summary>Takes a message that hangs on a number, which is its first placeholder.</summary>
    internal PluralMessage Plural(string key, params IReadOnlyList<string> placeholders) =>
        new(plurals, locale, plurals.Categories.ToDictionary(category => category, category => Message($"{key}.{category}", placeholders)));

    /// <summary>Takes a message without placeholders for each member of a vocabulary, in its order; a member without one is an empty text.</summary>
    internal string[] Each<T>(string group, Func<T, bool>? said = null)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(member => said?.Invoke(member) == false ? "" : Text($"{group}.{member}"))];

    /// <summary>Takes messages for each member of a vocabulary, in its order.</summary>
    internal Message[] EachWith<T>(string group, params IReadOnlyList<string> placeholders)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(member => Message($"{group}.{member}", placeholders))];
}
