using System.Collections.Immutable;
using Aumate.PolicyService.Languages;
using Aumate.Warranty.Claims;

namespace Aumate.PolicyService.Explaining;

/// <summary>Words a sentence for an audience: the customer's as it is, the others' with what stands behind it.</summary>
/// <param name="audience">The audience.</param>
/// <param name="language">The language.</param>
/// <param name="words">The facts in words.</param>
/// <param name="path">How the contract names a field.</param>
internal sealed class Voice(Audience audience, Language language, FactWords words, Func<FieldRef, string> path)
{
    private readonly DetailPhrases phrases = language.Phrases.Details;

    // Reasons name the same facts over and over.
    private readonly Dictionary<FieldRef, string> worded = [];

    /// <summary>Whether sentences stand as they are, with nothing behind them.</summary>
    public bool IsPlain => audience == Audience.Customer;

    /// <summary>The sentence for the audience.</summary>
    public string Say(string sentence, Basis basis)
    {
        if (IsPlain)
        {
            return sentence;
        }

        var details = new List<string>();
        Add(basis.Clauses, details);
        if (audience == Audience.Auditor)
        {
            Add(basis.Rulings, details);
        }

        foreach (var field in basis.Fields)
        {
            details.Add(Fact(field));
        }

        if (audience == Audience.Auditor && basis.Source.Length > 0)
        {
            details.Add(phrases.Source.Fill(basis.Source));
        }

        return details.Count == 0 ? sentence : phrases.Aside.Fill(sentence, string.Join(phrases.Separator, details));
    }

    /// <summary>Facts in a sentence; whoever checks it sees their paths too.</summary>
    public string Facts(ImmutableArray<FieldRef> fields)
    {
        var facts = new string[fields.Length];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = Fact(fields[i]);
        }

        return string.Join(phrases.Separator, facts);
    }

    private string Fact(FieldRef field)
    {
        if (!worded.TryGetValue(field, out var fact))
        {
            fact =
                audience == Audience.Auditor ? phrases.FactAt.Fill(words.Name(field), path(field), words.Value(field)) : words.Fact(field);
            worded.Add(field, fact);
        }

        return fact;
    }

    // Clauses and rulings are codes, and the same in every language.
    private static void Add(ImmutableArray<string> codes, List<string> details)
    {
        if (!codes.IsEmpty)
        {
            details.Add(string.Join(", ", codes));
        }
    }
}
