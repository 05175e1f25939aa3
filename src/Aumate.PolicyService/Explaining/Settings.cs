using Aumate.PolicyService.Languages;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Explaining;

/// <summary>Says what the paragraphs that set something set in one decision.</summary>
internal sealed class Settings(Language language, Evaluation evaluation, Derivations days, RequirementTexts requirements)
{
    private readonly SettingPhrases phrases = language.Phrases.Settings;
    private readonly Decision decision = evaluation.Decision;

    /// <summary>Whether what a clause sets, or who set it, hangs on the claim. Where it does not, the clause says one thing alone.</summary>
    public bool HangsOnClaim(string clause) =>
        clause switch
        {
            "2.1" or "3.2" or "3.3" => true,
            "2.2" => !evaluation.Claim.Services.IsEmpty || evaluation.Terms.ServiceFloorMonths.SetBy.Length > 0,
            "3.1" => evaluation.Claim.ReceiptDate is not null,
            "4.1" => evaluation.Claim.SupportRequested is not null,
            "7" => decision.Amounts.LiabilityCap is not null,
            "9.2" => evaluation.Claim.Jurisdiction is not null,
            "9.3" => !evaluation.Claim.Exceptions.IsEmpty,
            _ => false,
        };

    /// <summary>What a clause set. Null: it sets nothing.</summary>
    public string? Of(string clause) =>
        clause switch
        {
            "2.1" => days.Warranty(),
            "2.2" => Services(),
            "3.1" => days.RepairDue(),
            "3.2" => Replacement(),
            "3.3" => Refund(),
            "4.1" => days.SupportDue(),
            "7" => Liability(),
            "9.2" => Overlays(),
            "9.3" => Exceptions(),
            _ => language.Phrases.Traces.Effects.GetValueOrDefault(clause),
        };

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
