using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Languages;

/// <summary>Every message of a language, taken from its texts by what it is for: a call finds it by the number of a member and looks up no key.</summary>
internal sealed class Phrases(Texts texts)
{
    public RemedyPhrases Remedies { get; } = new(texts);

    public CoveragePhrases Coverage { get; } = new(texts);

    public RequirementPhrases Requirements { get; } = new(texts);

    public FactPhrases Facts { get; } = new(texts);

    public ChangePhrases Changes { get; } = new(texts);

    public QuestionPhrases Questions { get; } = new(texts);

    public DayPhrases Days { get; } = new(texts);

    public SettingPhrases Settings { get; } = new(texts);

    public NoticePhrases Notices { get; } = new(texts);

    public DetailPhrases Details { get; } = new(texts);

    public TracePhrases Traces { get; } = new(texts);

    public string[] Obligations { get; } = texts.Each<ObligationCode>("obligation");
}

/// <summary>What is said of a remedy as a whole.</summary>
internal sealed class RemedyPhrases(Texts texts)
{
    /// <summary>Every set of remedies, listed.</summary>
    public string[] Lists { get; } = ListsOf(texts, texts.Each<Remedy>("remedy"));

    /// <summary>At the head of a sentence.</summary>
    public string[] Subjects { get; } = texts.Each<Remedy>("subject");

    public Message Eligible { get; } = texts.Message("summary.Eligible", "remedy");

    public Message EligibleUntil { get; } = texts.Message("summary.EligibleUntil", "remedy", "day");

    public Message Ineligible { get; } = texts.Message("summary.Ineligible", "remedy", "reason");

    public Message IneligibleEitherWay { get; } = texts.Message("summary.IneligibleEitherWay", "remedy");

    public Message Discretionary { get; } = texts.Message("summary.Discretionary", "remedy", "reason");

    public Message Undetermined { get; } = texts.Message("summary.Undetermined", "remedy", "missing");

    public Message ReasonEligible { get; } = texts.Message("reason.Eligible", "facts");

    public Message ReasonDiscretionary { get; } = texts.Message("reason.Discretionary", "facts", "shown");

    public Message ReasonIneligible { get; } = texts.Message("reason.Ineligible", "facts", "shown");

    public string ReasonByCases { get; } = texts.Text("reason.ByCases");

    public string ReasonFreeOrSupplier { get; } = texts.Text("reason.FreeOrSupplier");

    public string ReasonNoFacts { get; } = texts.Text("reason.NoFacts");

    public string Actionable { get; } = texts.Text("outlook.Actionable");

    public string[] NotActionable { get; } = texts.Each<Remedy>("outlook.NotActionable");

    public string FreeRepairFirst { get; } = texts.Text("outlook.FreeRepairFirst");

    private static string[] ListsOf(Texts texts, string[] names) =>
        [
            .. Enumerable
                .Range(0, (int)Aumate.Warranty.Letter.Remedies.All + 1)
                .Select(set => texts.List([.. ((Aumate.Warranty.Letter.Remedies)set).Each().Select(remedy => names[(int)remedy])])),
        ];
}

/// <summary>What is said of a remedy before a purchase (R28).</summary>
internal sealed class CoveragePhrases(Texts texts)
{
    public Message Offered { get; } = texts.Message("coverage.Offered", "remedy");

    public Message OfferedThrough { get; } = texts.Message("coverage.OfferedThrough", "remedy", "day");

    public Message OfferedFrom { get; } = texts.Message("coverage.OfferedFrom", "remedy", "day");

    public Message OfferedAtLeast { get; } = texts.Message("coverage.OfferedAtLeast", "remedy", "day", "missing");

    public Message OfferedOnDays { get; } = texts.Message("coverage.OfferedOnDays", "remedy", "missing");

    public Message NotOffered { get; } = texts.Message("coverage.NotOffered", "remedy", "reason");

    public Message Undetermined { get; } = texts.Message("coverage.Undetermined", "remedy", "missing");
}

/// <summary>What is said of a requirement.</summary>
internal sealed class RequirementPhrases(Texts texts)
{
    /// <summary>What it asks; of the windows see below.</summary>
    public string[] Asks { get; } = Each(texts, "asks", Requirement.ExchangeWindow, Requirement.ReturnWindow);

    public PluralMessage ExchangeWindow { get; } = texts.Plural("requirement.ExchangeWindow.asks", "days");

    public PluralMessage ReturnWindow { get; } = texts.Plural("requirement.ReturnWindow.asks", "days");

    /// <summary>That it is not met; of the windows and of the causes see below.</summary>
    public string[] NotMet { get; } = Each(texts, "NotMet", Requirement.ExchangeWindow, Requirement.ReturnWindow, Requirement.NoCause52);

    public Message PastExchangeWindow { get; } = texts.Message("requirement.ExchangeWindow.NotMet", "day");

    public Message PastReturnWindow { get; } = texts.Message("requirement.ReturnWindow.NotMet", "day");

    public Message OutOfWarranty { get; } = texts.Message("requirement.InWarranty.NotMet.on", "day");

    public Message Caused { get; } = texts.Message("requirement.NoCause52.NotMet", "causes");

    /// <summary>That it is not known; what a claim does not report has not happened, so some always are (R1, R13).</summary>
    public string[] Unknown { get; } =
        Each(texts, "Unknown", Requirement.NotAppearance, Requirement.NotRefused, Requirement.SentWithConsent);

    public Message Waived { get; } = texts.Message("requirement.Waived", "asks");

    private static string[] Each(Texts texts, string said, params Requirement[] otherwise) =>
        [
            .. Enum.GetValues<Requirement>()
                .Select(requirement => otherwise.Contains(requirement) ? "" : texts.Text($"requirement.{requirement}.{said}")),
        ];
}

/// <summary>What is said of the law and the files behind a decision.</summary>
internal sealed class NoticePhrases(Texts texts)
{
    /// <summary>The notices; those that say their subject have a place for it.</summary>
    public Message[] Notices { get; } = texts.EachWith<NoticeCode>("notice", "subject");

    /// <summary>The points of law that the shipped overlays leave to a person, in words.</summary>
    public IReadOnlyDictionary<string, string> Topics { get; } =
        texts.Keys.Where(key => key.StartsWith("topic.", StringComparison.Ordinal)).ToDictionary(key => key["topic.".Length..], texts.Text);
}

/// <summary>What is put behind a sentence for those who handle or check a claim.</summary>
internal sealed class DetailPhrases(Texts texts)
{
    public Message Aside { get; } = texts.Message("detail.aside", "sentence", "details");

    public string Separator { get; } = texts.Text("detail.separator");

    public string SentenceSeparator { get; } = texts.Text("detail.sentences");

    public Message Fact { get; } = texts.Message("detail.fact", "field", "value");

    public Message FactAt { get; } = texts.Message("detail.factAt", "field", "path", "value");

    public Message Source { get; } = texts.Message("detail.source", "source");
}

/// <summary>What is said of the letter, paragraph by paragraph.</summary>
internal sealed class TracePhrases(Texts texts)
{
    public IReadOnlyDictionary<string, string> Headings { get; } =
        Paragraph.InOrder.ToDictionary(paragraph => paragraph.Clause, paragraph => texts.Text($"heading.{paragraph.Clause}"));

    /// <summary>What paragraphs do in every decision, by clause.</summary>
    public IReadOnlyDictionary<string, string> Effects { get; } =
        Paragraph
            .InOrder.Select(paragraph => paragraph.Clause)
            .Where(clause => texts.Has($"effect.{clause}"))
            .ToDictionary(clause => clause, clause => texts.Text($"effect.{clause}"));

    public Message Asks { get; } = texts.Message("trace.asks", "asks");

    public Message[] NotMet { get; } = texts.EachWith<Effect>("trace.NotMet", "remedies");

    public Message[] Unknown { get; } = texts.EachWith<Effect>("trace.Unknown", "remedies");

    public Message Met { get; } = texts.Message("trace.Met", "remedies");

    public Message Waived { get; } = texts.Message("trace.Waived", "source", "remedies");

    public Message Elsewhere { get; } = texts.Message("trace.elsewhere", "clause");

    public Message Obliges { get; } = texts.Message("trace.obliges", "obligations");

    public string Nothing { get; } = texts.Text("trace.nothing");
}
