using System.Collections.Immutable;
using Aumate.PolicyService.Languages;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Explanations;
using NodaTime;

namespace Aumate.PolicyService.Explaining;

/// <summary>For whom an explanation is, and in which language.</summary>
/// <param name="Audience">For whom.</param>
/// <param name="Choice">The language, and whether it stands in for another.</param>
internal sealed record Reader(Audience Audience, LanguageChoice Choice);

/// <summary>The working behind a decision, as sentences.</summary>
/// <param name="Reader">For whom.</param>
/// <param name="Remedies">Per remedy that was asked for, in order.</param>
/// <param name="Clauses">Per paragraph and row, in the letter's order. Empty for customers.</param>
/// <param name="Obligations">The obligations of the decision, in its order.</param>
/// <param name="Notices">The notices of the decision, in its order.</param>
/// <param name="Timeline">The days, each with how it came about.</param>
/// <param name="Derivations">How the windows, the warranty's end and the due days came about.</param>
/// <param name="Questions">What to ask.</param>
internal sealed record ExplanationText(
    Reader Reader,
    ImmutableArray<RemedyText> Remedies,
    ImmutableArray<ClauseText> Clauses,
    ImmutableArray<string> Obligations,
    ImmutableArray<string> Notices,
    ImmutableArray<DayText> Timeline,
    ImmutableArray<string> Derivations,
    ImmutableArray<QuestionText> Questions
);

/// <summary>Why a remedy has its status, and what would change it.</summary>
/// <param name="Remedy">The answer.</param>
/// <param name="Working">Its working.</param>
/// <param name="Summary">Status and ground.</param>
/// <param name="Reasons">A sentence for each requirement that is not simply met.</param>
/// <param name="SufficientReasons">A sentence for each sufficient reason.</param>
/// <param name="Changes">Per set of changes, a sentence for each change.</param>
/// <param name="Outlook">What can be done. Empty: nothing need be.</param>
internal sealed record RemedyText(
    RemedyDecision Remedy,
    RemedyWorking Working,
    string Summary,
    ImmutableArray<string> Reasons,
    ImmutableArray<string> SufficientReasons,
    ImmutableArray<ImmutableArray<string>> Changes,
    string Outlook
);

/// <summary>What a paragraph asked and did.</summary>
internal readonly record struct ClauseText(ClauseTrace Trace, ClauseWords Words);

/// <summary>What is said of a paragraph.</summary>
/// <param name="Heading">What the paragraph is about.</param>
/// <param name="Effect">What it did, or why it decides nothing.</param>
/// <param name="AreConstant">Whether it is the same in every answer in which the entry says so; then it is there once, and known by its reference.</param>
internal sealed record ClauseWords(string Heading, string Effect, bool AreConstant);

/// <summary>A day of the timeline.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Day">The day. Null: not known.</param>
/// <param name="Derivation">How it came about.</param>
/// <param name="Service">Which service. Null: another kind of day.</param>
internal sealed record DayText(TimelineKind Kind, LocalDate? Day, string Derivation, int? Service = null);

/// <summary>A fact to ask for, and the question.</summary>
internal sealed record QuestionText(Question Question, string Text);
