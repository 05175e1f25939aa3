using Aumate.PolicyService.Languages;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Explaining;

/// <summary>Says what people are to do, and what they should know.</summary>
internal sealed class NoticeTexts(Language language, Voice voice)
{
    private readonly NoticePhrases phrases = language.Phrases.Notices;

    /// <summary>An obligation.</summary>
    public string Of(Obligation obligation) =>
        voice.Say(
            language.Phrases.Obligations[(int)obligation.Code],
            Basis.Of(
                obligation.Clause,
                obligation.Code switch
                {
                    ObligationCode.ChooseReplacement => "R21",
                    ObligationCode.PayWayBack => "R22",
                    ObligationCode.AgreeCharge => "R19",
                    ObligationCode.ObtainConsent => "R18",
                    _ => "R24",
                }
            )
        );

    /// <summary>A notice.</summary>
    public string Of(Notice notice) =>
        notice.Code switch
        {
            NoticeCode.ModelNotInCatalog => Say(notice, notice.Subject, Basis.Of("", "R29")),
            NoticeCode.NoOverlay => Say(notice, language.Locale.Place(notice.Subject), Basis.Of("9.2", "R25")),
            NoticeCode.LawDependsOnPurchaseDate => Say(notice, language.Locale.Place(notice.Subject), Basis.Of("9.2", "R2", "R25")),
            NoticeCode.PersonMustDecide => Say(notice, Topic(notice.Subject), Basis.Of("9.2", "R25") with { Source = notice.Authority }),
            NoticeCode.OverlayNotReviewed => Say(notice, "", Basis.Of("9.2", "R25") with { Source = notice.Subject }),
            _ => Say(notice, "", Basis.Of("", "R10") with { Source = notice.Subject }),
        };

    // A point that an operator's own file names is said in its own words.
    private string Topic(string subject) => phrases.Topics.GetValueOrDefault(subject) ?? subject.Replace('_', ' ');

    private string Say(Notice notice, string subject, Basis basis) => voice.Say(phrases.Notices[(int)notice.Code].Fill(subject), basis);
}
