using System.Collections.Frozen;
using Aumate.PolicyService.Languages;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Explaining;

/// <summary>Says what the paragraphs that set something set in one decision.</summary>
internal sealed class Settings(Language language, Evaluation evaluation, Derivations days, RequirementTexts requirements)
{
    private static readonly FrozenDictionary<string, Func<Settings, string>> OfClaim = new Dictionary<string, Func<Settings, string>>
    {
        ["2.1"] = settings => settings.days.Warranty(),
        ["2.2"] = settings => settings.Services(),
        ["3.1"] = settings => settings.days.RepairDue(),
        ["3.2"] = settings => settings.Replacement(),
        ["3.3"] = settings => settings.Refund(),
        ["4.1"] = settings => settings.days.SupportDue(),
        ["7"] = settings => settings.Liability(),
        ["9.2"] = settings => settings.Overlays(),
        ["9.3"] = settings => settings.Exceptions(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Derivations days = days;
    private readonly SettingPhrases phrases = language.Phrases.Settings;
    private readonly Decision decision = evaluation.Decision;

    /// <summary>Whether what a clause sets hangs on the claim.</summary>
    public static bool HangsOnClaim(string clause) => OfClaim.ContainsKey(clause);

    /// <summary>What a clause set. Null: it sets nothing.</summary>
    public string? Of(string clause) =>
        OfClaim.TryGetValue(clause, out var setting) ? setting(this) : language.Phrases.Traces.Effects.GetValueOrDefault(clause);

    private string Liability() =>
        decision.Amounts.LiabilityCap is { } cap ? phrases.Liability.Fill(language.Locale.Amount(cap)) : phrases.LiabilityUnknown;

    private string Services() =>
        evaluation.Claim.Services.Length is var count and > 0
            ? phrases.Services.Fill(count, language.Phrases.Facts.Months.Fill(evaluation.Terms.ServiceFloorMonths.Value))
            : phrases.NoServices;

    private string Replacement() =>
        decision.Replacement switch
        {
            null => phrases.ReplacementRefused,
            { Proposal: { Outcome: ReplacementOutcome.SameModel } same } => phrases.SameModel.Fill(same.Model!),
            { Proposal: { Outcome: ReplacementOutcome.Equivalent } found } => phrases.Equivalent.Fill(found.QualifyingCount, found.Model!),
            { Proposal: not null } => phrases.NoReplacement,
            { Obstacle: SearchObstacle.NotApplicable } => phrases.NotInCatalogs,
            _ => phrases.ModelUnknown,
        };

    private string Refund() =>
        decision.Amounts switch
        {
            { Refund: { } refund } => phrases.Refund.Fill(language.Locale.Amount(refund)),
            { RefundMissing: null } => phrases.RefundRefused,
            _ => phrases.RefundUnknown,
        };

    private string Overlays()
    {
        if (evaluation.Claim.Jurisdiction is not { } jurisdiction)
        {
            return phrases.PlaceUnknown;
        }

        var place = language.Locale.Place(jurisdiction);
        var overlays = decision.Versions.Overlays;
        return overlays.IsEmpty ? phrases.NoOverlays.Fill(place) : phrases.Overlays.Fill(place, language.Locale.List(overlays));
    }

    private string Exceptions() =>
        evaluation.Claim.Exceptions is { IsEmpty: false } exceptions
            ? phrases.Exceptions.Fill(
                string.Join(
                    language.Phrases.Details.SentenceSeparator,
                    exceptions.Select(waiver => requirements.Waived(waiver.Requirement))
                )
            )
            : phrases.NoExceptions;
}
