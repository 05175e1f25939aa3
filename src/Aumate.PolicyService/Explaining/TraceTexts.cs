using Aumate.PolicyService.Languages;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Explaining;

/// <summary>Says what every paragraph of the letter asked and did.</summary>
internal sealed class TraceTexts(Language language, RequirementTexts requirements, Settings settings, ConstantWords constants)
{
    private readonly TracePhrases phrases = language.Phrases.Traces;
    private readonly string separator = language.Phrases.Details.SentenceSeparator;

    /// <summary>One entry of the working.</summary>
    public ClauseText Of(ClauseTrace trace) => new(trace, IsConstant(trace) ? constants.Of(language, trace, Word) : Word(trace));

    private ClauseWords Word(ClauseTrace trace)
    {
        var clause = trace.Paragraph.Clause;
        var sentences = new List<string>();
        if (trace.Entry.Requirement is { } requirement)
        {
            sentences.Add(phrases.Asks.Fill(requirements.Asks(requirement)));
            foreach (var state in trace.States)
            {
                sentences.Add(Effect(state, clause));
            }
        }

        if (trace.Entry.IsFirst && settings.Of(clause) is { } setting)
        {
            sentences.Add(setting);
        }

        if (!trace.Obligations.IsEmpty)
        {
            sentences.Add(
                phrases.Obliges.Fill(string.Join(separator, trace.Obligations.Select(code => language.Phrases.Obligations[(int)code])))
            );
        }

        var effect = sentences.Count == 0 ? phrases.Nothing : string.Join(separator, sentences);
        return new ClauseWords(phrases.Headings[clause], effect, IsConstant(trace));
    }

    private bool IsConstant(ClauseTrace trace) =>
        trace.IsSimplyMet
        && !RequirementTexts.HangsOnTerms(trace.Entry.Requirement)
        && !(trace.Entry.IsFirst && settings.HangsOnClaim(trace.Paragraph.Clause));

    private string Effect(Finding finding, string clause)
    {
        var remedies = language.Phrases.Remedies.Lists[(int)finding.Remedies];
        var effect = finding.State switch
        {
            RequirementState.NotMet => phrases.NotMet[(int)finding.Effect].Fill(remedies),
            RequirementState.Unknown => phrases.Unknown[(int)finding.Effect].Fill(remedies),
            RequirementState.Waived => phrases.Waived.Fill(finding.WaivedBy, remedies),
            _ => phrases.Met.Fill(remedies),
        };
        return finding.State == RequirementState.NotMet && finding.Clause != clause
            ? string.Concat(effect, separator, phrases.Elsewhere.Fill(finding.Clause))
            : effect;
    }
}
