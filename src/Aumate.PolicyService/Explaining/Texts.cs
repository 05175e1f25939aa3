using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Aumate.PolicyService.Reference;

namespace Aumate.PolicyService.Explaining;

/// <summary>The sentences of one language: one message for each thing that can be said, with named placeholders.</summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, string> messages;

    private Texts(IReadOnlyDictionary<string, string> messages) => this.messages = messages.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>English.</summary>
    public static Texts English { get; } = new(JsonSerializer.Deserialize<Dictionary<string, string>>(EmbeddedText.Of("en.json"))!);

    /// <summary>The keys of all messages.</summary>
    public IEnumerable<string> Keys => messages.Keys;

    /// <summary>Whether there is a message.</summary>
    public bool Has(string key) => messages.ContainsKey(key);

    /// <summary>
    /// A message with its placeholders filled in; one that is not filled in is a fault of the caller. Values are taken as they stand: what a
    /// claim says is never read as a placeholder.
    /// </summary>
    public string this[string key, params ReadOnlySpan<(string Name, string Value)> values]
    {
        get
        {
            var message = messages[key].AsSpan();
            var text = new StringBuilder();
            for (var open = message.IndexOf('{'); open >= 0; open = message.IndexOf('{'))
            {
                var close = message.IndexOf('}') + 1;
                text.Append(message[..open]).Append(ValueOf(message[open..close], values));
                message = message[close..];
            }

            return text.Append(message).ToString();
        }
    }

    private static ReadOnlySpan<char> ValueOf(ReadOnlySpan<char> placeholder, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
        {
            if (placeholder[1..^1].SequenceEqual(name))
            {
                return value;
            }
        }

        return placeholder;
    }
}
