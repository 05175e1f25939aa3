using System.Collections.Immutable;
using Aumate.PolicyService.Languages;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Explaining;

/// <summary>Says why the remedies of one decision have their status, and what would change it.</summary>
internal sealed class RemedyTexts
{
    private readonly Language language;
    private readonly Decision decision;
    private readonly RequirementTexts requirements;
    private readonly FactWords words;
    private readonly ChangeTexts changes;
    private readonly Voice voice;
    private readonly RemedyPhrases phrases;
    private readonly Citations citations;

    // A finding is a reason of several remedies, and is worded once.
    private readonly string[] reasons;

    public RemedyTexts(
        Language language,
        Evaluation evaluation,
        RequirementTexts requirements,
        FactWords words,
        ChangeTexts changes,
        Voice voice
    )
    {
        (this.language, this.decision, this.requirements, this.words) = (language, evaluation.Decision, requirements, words);
        (this.changes, this.voice, phrases, citations) = (changes, voice, language.Phrases.Remedies, new Citations(evaluation.Rules));
        reasons = [.. decision.Findings.Select(finding => voice.Say(requirements.Of(finding), Of(finding)))];
    }

    /// <summary>One remedy.</summary>
    public RemedyText Of(RemedyWorking working)
    {
        var remedy = decision[working.Remedy];
        return new RemedyText(
            remedy,
            working,
            Summary(remedy),
            [.. decision.Findings.Index().Where(one => IsSaid(one.Item, remedy.Remedy)).Select(one => reasons[one.Index])],
            [.. working.Reasons.Select(reason => Sufficient(reason, remedy))],
            [.. working.Changes.Select(set => set.Changes.Select(change => Change(change, remedy.Remedy)).ToImmutableArray())],
            Outlook(working)
        );
    }

    // As long as the diagnosis is open, it leaves every cause open too and will settle them all (R11); to customers that is one reason.
    private bool IsSaid(Finding finding, Remedy remedy) =>
        finding.Remedies.Has(remedy)
        && !(
            voice.IsPlain
            && finding is { State: RequirementState.Unknown, Requirement: >= Requirement.NoCause52 and <= Requirement.NoCause511 }
            && decision.Findings.Any(other =>
                other is { State: RequirementState.Unknown, Requirement: Requirement.ProductFault } && other.Remedies.Has(remedy)
            )
        );

    private string Summary(RemedyDecision remedy)
    {
        var subject = phrases.Subjects[(int)remedy.Remedy];
        return remedy switch
        {
            { Status: RemedyStatus.Eligible, LastEligibleDay: { } day } => phrases.EligibleUntil.Fill(subject, language.Locale.Day(day)),
            { Status: RemedyStatus.Eligible } => phrases.Eligible.Fill(subject),
            { Status: RemedyStatus.Ineligible, Primary: { } primary } => Grounded(phrases.Ineligible, subject, primary),
            { Status: RemedyStatus.Ineligible } => phrases.IneligibleEitherWay.Fill(subject),
            { Status: RemedyStatus.Discretionary } => Grounded(phrases.Discretionary, subject, Ground(remedy.Remedy)),
            _ => phrases.Undetermined.Fill(subject, language.Locale.List([.. remedy.Missing.Select(words.Name)])),
        };
    }

    private string Grounded(Message message, string subject, Finding finding) =>
        voice.Say(message.Fill(subject, requirements.Of(finding)), Of(finding) with { Fields = [] });

    private Finding Ground(Remedy remedy) =>
        decision.Findings.First(finding =>
            finding is { Effect: Effect.Discretion, State: RequirementState.NotMet } && finding.Remedies.Has(remedy)
        );

    private string Sufficient(SufficientReason reason, RemedyDecision remedy)
    {
        if (reason.Fields.IsEmpty)
        {
            return phrases.ReasonNoFacts;
        }

        var facts = voice.Facts(reason.Fields);
        var sentence = remedy.Status switch
        {
            RemedyStatus.Ineligible => phrases.ReasonIneligible.Fill(facts, Shown(reason, remedy.Remedy)),
            RemedyStatus.Discretionary => phrases.ReasonDiscretionary.Fill(facts, requirements.Of(Ground(remedy.Remedy))),
            _ => phrases.ReasonEligible.Fill(facts),
        };
        return voice.IsPlain ? sentence : voice.Say(sentence, Behind(reason, remedy.Remedy));
    }

    // All that a refusal's reason shows is not met, under one law that may govern at least; where it holds by cases, it is one thing or the other.
    private string Shown(SufficientReason reason, Remedy remedy) =>
        !reason.Requirements.IsEmpty
            ? string.Join(
                language.Phrases.Details.SentenceSeparator,
                reason.Requirements.Select(requirement => requirements.Of(requirement, RequirementState.NotMet))
            )
        : remedy == Remedy.PaidRepair ? phrases.ReasonFreeOrSupplier
        : phrases.ReasonByCases;

    private string Change(Change change, Remedy remedy)
    {
        var sentence = changes.Of(change);
        return voice.IsPlain
            ? sentence
            : voice.Say(
                sentence,
                new Basis(citations.Clauses(change.Requirements, remedy), citations.RulingsOf(change.Requirements), [change.Said])
            );
    }

    private string Outlook(RemedyWorking working) =>
        working.Outlook switch
        {
            ChangeOutlook.Actionable => phrases.Actionable,
            ChangeOutlook.NotActionable => phrases.NotActionable[(int)working.Remedy],
            ChangeOutlook.FreeRepairFirst => phrases.FreeRepairFirst,
            _ => "",
        };

    // A reason that holds by cases shows neither requirement by itself: the supplier's, and the one that stands against any other item.
    private Basis Behind(SufficientReason reason, Remedy remedy)
    {
        if (!reason.Requirements.IsEmpty)
        {
            return new Basis(reason.Clauses, citations.RulingsOf(reason.Requirements), []);
        }

        var isPaid = remedy == Remedy.PaidRepair;
        Requirement other = isPaid ? Requirement.NoFreeRepair : Requirement.InWarranty;
        return new Basis(
            [isPaid ? Paragraph.OfPaidRepair : "5.1", "8.3"],
            citations.RulingsOf([other, Requirement.StandardConfiguration]),
            []
        );
    }

    private static Basis Of(Finding finding) => new([finding.Clause], Rulings.Of(finding.Requirement), finding.Facts, finding.WaivedBy);
}
