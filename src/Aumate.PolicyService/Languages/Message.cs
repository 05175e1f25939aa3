namespace Aumate.PolicyService.Languages;

/// <summary>A message with named placeholders, taken apart once, so that filling it in looks nothing up.</summary>
public sealed class Message
{
    // A piece of text, then a slot, then a piece, and so on; a slot says which of the values stands there.
    private readonly string[] pieces;
    private readonly int[] slots;

    private Message(string[] pieces, int[] slots)
    {
        this.pieces = pieces;
        this.slots = slots;
    }

    /// <summary>Takes a message apart.</summary>
    /// <param name="text">The text, with placeholders such as <c>{day}</c>.</param>
    /// <param name="placeholders">The names that can stand in it, in the order in which values are given.</param>
    /// <exception cref="FormatException">It has a placeholder that is none of these, or a brace that is none.</exception>
    public static Message Of(string text, params IReadOnlyList<string> placeholders)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(placeholders);
        var (pieces, slots) = (new List<string>(), new List<int>());
        var rest = text;
        for (var open = rest.IndexOf('{', StringComparison.Ordinal); open >= 0; open = rest.IndexOf('{', StringComparison.Ordinal))
        {
            var close = rest.IndexOf('}', StringComparison.Ordinal);
            var slot = close < open ? -1 : placeholders.ToList().IndexOf(rest[(open + 1)..close]);
            pieces.Add(rest[..open]);
            slots.Add(slot >= 0 ? slot : throw new FormatException($"\"{text}\" has a placeholder that nothing fills in."));
            rest = rest[(close + 1)..];
        }

        pieces.Add(rest);
        return new Message([.. pieces], [.. slots]);
    }

    /// <summary>The message with its values, which are taken as they stand: what a claim says is never read as a placeholder.</summary>
    public string Fill(params ReadOnlySpan<string> values)
    {
        if (slots.Length == 0)
        {
            return pieces[0];
        }

        var parts = new string[pieces.Length + slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            parts[2 * i] = pieces[i];
            parts[(2 * i) + 1] = values[slots[i]];
        }

        parts[^1] = pieces[^1];
        return string.Concat(parts);
    }
}
