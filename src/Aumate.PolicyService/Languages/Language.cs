namespace Aumate.PolicyService.Languages;

/// <summary>A language that explanations can be in.</summary>
public sealed class Language
{
    private Language(string tag, Texts texts, Locale locale, PluralRules plurals)
    {
        (Tag, Texts, Locale, Plurals) = (tag, texts, locale, plurals);
        Phrases = new Phrases(texts);
    }

    /// <summary>Its BCP 47 tag.</summary>
    public string Tag { get; }

    /// <summary>Its messages.</summary>
    public Texts Texts { get; }

    /// <summary>How it writes days, numbers and amounts.</summary>
    public Locale Locale { get; }

    /// <summary>Its plural categories.</summary>
    public PluralRules Plurals { get; }

    internal Phrases Phrases { get; }

    internal static Language Read(string tag)
    {
        var cldr = Cldr.Of(tag);
        var (plurals, locale) = (new PluralRules(cldr.Plurals), new Locale(cldr));
        return new Language(tag, new Texts(tag, plurals, locale), locale, plurals);
    }
}
