using Aumate.PolicyService.Explaining;
using Aumate.PolicyService.Languages;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Wire;

/// <summary>Reads how a decision is to be explained.</summary>
internal static class ExplainRequestReader
{
    /// <summary>For whom, and in which language. What cannot be read is reported, and stands as if it were not stated.</summary>
    public static Reader ReadReader(V1.ExplainDecisionRequest request, Violations violations) =>
        new(
            EnumReader.Read<Audience>((int)request.Audience, "audience", violations) ?? Audience.Agent,
            ReadLanguage(request.Language, violations)
        );

    /// <summary>The remedies to explain; all where none is named.</summary>
    public static Remedies ReadRemedies(V1.ExplainDecisionRequest request, Violations violations)
    {
        var remedies = Remedies.None;
        for (var i = 0; i < request.Remedies.Count; i++)
        {
            // A list that repeats itself has more than four entries soon; its first violations say enough.
            if (i > (int)Remedy.PaidRepair + 1)
            {
                violations.Add("remedies", $"has {request.Remedies.Count} entries; there are four remedies, each named at most once");
                break;
            }

            remedies |= ReadRemedy((int)request.Remedies[i], $"remedies[{i}]", remedies, violations);
        }

        return remedies == Remedies.None ? Remedies.All : remedies;
    }

    private static Remedies ReadRemedy(int number, string field, Remedies before, Violations violations)
    {
        if (number == 0)
        {
            violations.Add(field, "names no remedy");
        }

        var remedy = EnumReader.Read<Remedy>(number, field, violations);
        if (remedy is { } named && before.Has(named))
        {
            violations.Add(field, "is named before; each remedy is named at most once");
        }

        return remedy?.AsSet() ?? Remedies.None;
    }

    /// <summary>The language of the sentences; English where none is asked for, or what is asked for is reported.</summary>
    public static LanguageChoice ReadLanguage(string text, Violations violations)
    {
        if (RequestText.Read(text, "language", violations) is not { } tag)
        {
            return LanguageChoice.English;
        }

        if (!LanguageChoice.IsWellFormed(tag))
        {
            violations.Add("language", "is no BCP 47 tag, such as \"en\", \"de-AT\" or \"zh-Hans\"");
        }

        return LanguageChoice.For(tag);
    }
}
