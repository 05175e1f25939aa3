using System.Collections.Immutable;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>State of a requirement (R17).</summary>
public enum RequirementState
{
    /// <summary>Met in every completion.</summary>
    Met,

    /// <summary>Not met in any completion.</summary>
    NotMet,

    /// <summary>Completions differ on it.</summary>
    Unknown,

    /// <summary>Not asked; counts as met in every completion (R25, R26).</summary>
    Waived,
}

/// <summary>What came of a requirement, for some of the remedies that ask for it.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="State">Its state.</param>
/// <param name="Effect">What follows where it is not met.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="Remedies">The remedies of which this is said.</param>
/// <param name="Facts">The fields that it was judged by. Empty where it is waived.</param>
/// <param name="WaivedBy">Who waived it. Empty: nobody.</param>
public sealed record Finding(
    Requirement Requirement,
    RequirementState State,
    Effect Effect,
    string Clause,
    Remedies Remedies,
    ImmutableArray<FieldRef> Facts,
    string WaivedBy = ""
);
