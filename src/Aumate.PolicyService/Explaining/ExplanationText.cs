using System.Collections.Immutable;
using Aumate.Warranty.Decisions;

namespace Aumate.PolicyService.Explaining;

/// <summary>The working behind a decision, as sentences.</summary>
/// <param name="Remedies">Per remedy, in order.</param>
/// <param name="Clauses">Per paragraph and row, in the letter's order.</param>
/// <param name="Obligations">The obligations of the decision, in its order.</param>
/// <param name="Notices">The notices of the decision, in its order.</param>
/// <param name="Derivations">How the days were derived.</param>
internal sealed record ExplanationText(
    ImmutableArray<RemedyText> Remedies,
    ImmutableArray<ClauseText> Clauses,
    ImmutableArray<string> Obligations,
    ImmutableArray<string> Notices,
    ImmutableArray<string> Derivations
);

/// <summary>Why a remedy has its status.</summary>
/// <param name="Remedy">The answer.</param>
/// <param name="Summary">Status and ground.</param>
/// <param name="Reasons">A sentence for each requirement that is not simply met.</param>
internal sealed record RemedyText(RemedyDecision Remedy, string Summary, ImmutableArray<string> Reasons);

/// <summary>What a paragraph asked and did.</summary>
/// <param name="Trace">The working.</param>
/// <param name="Heading">What the paragraph is about.</param>
/// <param name="Effect">What it did, or why it decides nothing.</param>
internal sealed record ClauseText(ClauseTrace Trace, string Heading, string Effect);
