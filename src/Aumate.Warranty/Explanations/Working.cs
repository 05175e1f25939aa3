using System.Collections.Immutable;
using System.Numerics;
using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using NodaTime;

namespace Aumate.Warranty.Explanations;

/// <summary>Why the remedies of a decision have their status, what would change it, and what to ask next.</summary>
/// <param name="Remedies">The remedies that were asked for, in the order of a decision.</param>
/// <param name="Questions">The facts to ask for, the one that settles most first. Empty: none of the remedies is undetermined.</param>
public sealed record Working(ImmutableArray<RemedyWorking> Remedies, ImmutableArray<Question> Questions)
{
    /// <summary>Works out some remedies of a decision. It reads an evaluation and never evaluates.</summary>
    /// <param name="evaluation">The decision with what it came from.</param>
    /// <param name="remedies">The remedies to work out.</param>
    public static Working Of(Evaluation evaluation, Remedies remedies)
    {
        var laws = LawReading.Of(evaluation);
        var free = evaluation.Decision[Remedy.FreeRepair];
        var reasons = new ReasonFinder(laws, free.Status == RemedyStatus.Eligible);
        var changes = new ChangeFinder(laws, free.IsOpen);
        return new Working(
            [.. remedies.Each().Select(remedy => Of(evaluation.Decision[remedy], reasons, changes))],
            new QuestionRanking(evaluation, laws, remedies).Rank()
        );
    }

    private static RemedyWorking Of(RemedyDecision decided, ReasonFinder reasons, ChangeFinder changes)
    {
        var (why, moreReasons) = reasons.Of(decided);
        var (sets, moreChanges, outlook) = changes.Of(decided);
        return new RemedyWorking(decided.Remedy, why, moreReasons, reasons.RestsOn(decided), sets, moreChanges, outlook);
    }
}

/// <summary>Why a remedy has its status, and what would change it.</summary>
/// <param name="Remedy">Which.</param>
/// <param name="Reasons">The minimal sufficient reasons of a settled status, smaller ones first, then in the order of fields.</param>
/// <param name="MoreReasons">Whether there are more of them.</param>
/// <param name="RestsOn">Of an eligible or discretionary remedy: the requirements that it rests on, waived ones left out, in the order of R17.</param>
/// <param name="Changes">The nearest changes that make it eligible: what can be acted on first, then smaller sets, then in the order of fields.</param>
/// <param name="MoreChanges">Whether there are more of them.</param>
/// <param name="Outlook">What can be done about the status.</param>
public sealed record RemedyWorking(
    Remedy Remedy,
    ImmutableArray<SufficientReason> Reasons,
    bool MoreReasons,
    ImmutableArray<Requirement> RestsOn,
    ImmutableArray<ChangeSet> Changes,
    bool MoreChanges,
    ChangeOutlook Outlook
);

/// <summary>
/// A minimal set of facts that settles a status: whatever all other facts are, stated or not, the status stays; without any one of these it does not.
/// The terms that govern are given, waivers included.
/// </summary>
/// <param name="Fields">The facts, by the fields that say them, in the order of answers.</param>
/// <param name="Requirements">The requirements that they show to be met or not met, in the order of R17. None: it holds by cases.</param>
/// <param name="Clauses">The clauses of those requirements, in the letter's order.</param>
public sealed record SufficientReason(
    ImmutableArray<FieldRef> Fields,
    ImmutableArray<Requirement> Requirements,
    ImmutableArray<string> Clauses
);

/// <summary>What can be done about the status of a remedy.</summary>
public enum ChangeOutlook
{
    /// <summary>Nothing need be: it is eligible.</summary>
    NoneNeeded,

    /// <summary>Some set of changes can be acted on as a whole.</summary>
    Actionable,

    /// <summary>Every set of changes has a day that has passed, or a fact that is settled; or there is no set, as of a paid repair that the supplier owes.</summary>
    NotActionable,

    /// <summary>Paid repair alone: the free one is not refused, and losing that is not offered as a change (R19).</summary>
    FreeRepairFirst,
}

/// <summary>Whether anybody can bring a change about; from the easiest to the hardest.</summary>
public enum ChangeKind
{
    /// <summary>Somebody can: show, obtain, complete, diagnose, find out.</summary>
    Actionable,

    /// <summary>It could have been, until a day that has passed.</summary>
    Lapsed,

    /// <summary>It is settled.</summary>
    Fixed,
}

/// <summary>How the value of a change is meant.</summary>
public enum ChangeLimit
{
    /// <summary>The one value of the field that favours the customer, or a name.</summary>
    Exactly,

    /// <summary>This day or a later one, this number or a greater one; without a value, as much as it takes.</summary>
    AtLeast,

    /// <summary>This day or an earlier one.</summary>
    AtMost,

    /// <summary>The list without this element.</summary>
    Without,
}

/// <summary>Changes that together make a remedy eligible; without any one of them it is not.</summary>
/// <param name="Kind">The hardest kind among them.</param>
/// <param name="Changes">The changes, in the order of fields.</param>
public sealed record ChangeSet(ChangeKind Kind, ImmutableArray<Change> Changes);

/// <summary>One fact that would have to be different, or to be known.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">Whether anybody can bring it about.</param>
/// <param name="Limit">How the value is meant. <see cref="ChangeLimit.Exactly"/> without a name: the value that favours the customer, which every such
/// field has just one of, such as a standard price, a product fault, or yes.</param>
/// <param name="Requirements">The requirements that it would meet, in the order of R17.</param>
public sealed record Change(FieldRef Field, ChangeKind Kind, ChangeLimit Limit, ImmutableArray<Requirement> Requirements)
{
    /// <summary>The field that says what it is now: the catalog's where the claim is silent and the catalog is not.</summary>
    public FieldRef Said { get; init; } = Field;

    /// <summary>The day that the limit speaks of; for a lapsed claim date the last day on which it would have held. Null: no day, or as late as it takes.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>The months that the limit speaks of. Null: no months, or as many as it takes.</summary>
    public int? Months { get; init; }

    /// <summary>The name that a part or an accessory would have to have. Null: no name, or the same as the other one that is not known either.</summary>
    public string? Name { get; init; }

    /// <summary>The cause that would have to be absent. Null: another kind of change.</summary>
    public Fact? Cause { get; init; }
}

/// <summary>A fact to ask for.</summary>
/// <param name="Field">The field.</param>
/// <param name="Remedies">The undetermined remedies on which it bears.</param>
/// <param name="Settles">In how many completions, counted once for each remedy, its answer alone settles the remedy.</param>
/// <param name="Completions">Out of how many.</param>
public sealed record Question(FieldRef Field, Remedies Remedies, BigInteger Settles, BigInteger Completions);
