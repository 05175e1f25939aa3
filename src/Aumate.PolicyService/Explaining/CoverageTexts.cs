using System.Collections.Immutable;
using Aumate.PolicyService.Languages;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Coverage;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Explaining;

/// <summary>Tells a shopper what the letter would give after a purchase (R28).</summary>
internal sealed class CoverageTexts
{
    private readonly Language language;
    private readonly ProductCoverage coverage;
    private readonly CoveragePhrases phrases;
    private readonly FactWords words;
    private readonly RequirementTexts requirements;

    public CoverageTexts(Language language, ProductCoverage coverage)
    {
        (this.language, this.coverage, phrases) = (language, coverage, language.Phrases.Coverage);
        words = new FactWords(language, coverage.OnPurchase);
        requirements = new RequirementTexts(language, coverage.OnPurchase, words);
    }

    /// <summary>Whether and on which days a remedy is offered, why not, or what that hangs on.</summary>
    public string Summary(RemedyCoverage remedy)
    {
        var subject = language.Phrases.Remedies.Subjects[(int)remedy.Remedy];
        return remedy switch
        {
            { Status: CoverageStatus.Undetermined } => phrases.Undetermined.Fill(subject, Missing(remedy)),
            { Refusal: { } refusal } => phrases.NotOffered.Fill(subject, requirements.Of(refusal)),
            { LastDay: { } last } => phrases.OfferedThrough.Fill(subject, language.Locale.Day(last)),
            { LastDayAtLeast: { } least } => phrases.OfferedAtLeast.Fill(subject, language.Locale.Day(least), Missing(remedy)),
            { Missing.IsEmpty: false } => phrases.OfferedOnDays.Fill(subject, Missing(remedy)),
            { Remedy: Remedy.PaidRepair, FirstDay: { } first } => phrases.OfferedFrom.Fill(subject, language.Locale.Day(first)),
            _ => phrases.Offered.Fill(subject),
        };
    }

    /// <summary>What remedies hang on, as a sentence.</summary>
    public string Of(Condition condition) =>
        condition.Requirement is { } requirement
            ? requirements.Asks(requirement)
            : language.Phrases.Obligations[(int)condition.Obligation!.Value];

    /// <summary>What a person should know, as sentences in the order of the notices.</summary>
    public ImmutableArray<string> Notices()
    {
        var notices = new NoticeTexts(language, new Voice(Audience.Customer, language, words, NoPath));
        return [.. coverage.OnPurchase.Decision.Notices.Select(notices.Of)];
    }

    private string Missing(RemedyCoverage remedy) => language.Locale.List([.. remedy.Missing.Select(words.Name)]);

    // Customers read no paths.
    private static string NoPath(FieldRef field) => "";
}
