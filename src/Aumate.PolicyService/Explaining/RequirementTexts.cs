using Aumate.PolicyService.Languages;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Explaining;

/// <summary>Sentences about requirements, with the days and causes of one claim in them.</summary>
internal sealed class RequirementTexts(Language language, Evaluation evaluation, FactWords words)
{
    private readonly RequirementPhrases phrases = language.Phrases.Requirements;
    private readonly Timeline timeline = evaluation.Decision.Timeline;

    /// <summary>Whether what a requirement asks is another thing under other terms.</summary>
    public static bool HangsOnTerms(Requirement? requirement) => requirement is Requirement.ExchangeWindow or Requirement.ReturnWindow;

    /// <summary>What a requirement asks.</summary>
    public string Asks(Requirement requirement) =>
        requirement switch
        {
            Requirement.ExchangeWindow => phrases.ExchangeWindow.Fill(timeline.ExchangeWindow.Days.Value),
            Requirement.ReturnWindow => phrases.ReturnWindow.Fill(timeline.ReturnWindow.Days.Value),
            _ => phrases.Asks[(int)requirement],
        };

    /// <summary>Why a finding stands against a remedy, leaves it open, or no longer does.</summary>
    public string Of(Finding finding) => Of(finding.Requirement, finding.State);

    /// <summary>The sentence for a requirement in a state.</summary>
    public string Of(Requirement requirement, RequirementState state) =>
        state switch
        {
            RequirementState.NotMet => NotMet(requirement),
            RequirementState.Unknown => phrases.Unknown[(int)requirement],
            RequirementState.Waived => Waived(requirement),
            _ => Asks(requirement),
        };

    /// <summary>What is not asked.</summary>
    public string Waived(Requirement requirement) => phrases.Waived.Fill(Asks(requirement));

    private string NotMet(Requirement requirement) =>
        (requirement, timeline) switch
        {
            (Requirement.ExchangeWindow, { ExchangeWindow.LastDay: { } day }) => phrases.PastExchangeWindow.Fill(language.Locale.Day(day)),
            (Requirement.ReturnWindow, { ReturnWindow.LastDay: { } day }) => phrases.PastReturnWindow.Fill(language.Locale.Day(day)),
            (Requirement.InWarranty, { Warranty.End: { } end }) => phrases.OutOfWarranty.Fill(language.Locale.Day(end.LastDay)),
            (Requirement.NoCause52, _) => phrases.Caused.Fill(words.Causes(Causes52())),
            _ => phrases.NotMet[(int)requirement],
        };

    private IEnumerable<Fact> Causes52() =>
        evaluation.Claim.Causes.Facts().Where(cause => cause is >= Fact.Misuse and <= Fact.ImproperStorage);
}
