using System.Collections.Immutable;

namespace Aumate.Warranty.Letter;

/// <summary>What a rule does when it applies.</summary>
public enum Effect
{
    /// <summary>Refuses the remedy.</summary>
    Refuses,

    /// <summary>Lets Aumate refuse the remedy (R3).</summary>
    Discretion,
}

/// <summary>One limb of the letter: where all its facts are true, the rule applies.</summary>
/// <param name="Clause">The clause that this limb stands in.</param>
/// <param name="Facts">One fact or more.</param>
public sealed record Limb(string Clause, FactSet Facts);

/// <summary>One row of the table (R17): a requirement of some remedies, and the limbs of the letter under which it is not met.</summary>
/// <param name="Requirement">What is asked for.</param>
/// <param name="Effect">What follows where it is not met.</param>
/// <param name="Remedies">The remedies that ask for it.</param>
/// <param name="Limbs">Ways in which it is not met, in the letter's order; one is enough.</param>
public sealed record Rule(Requirement Requirement, Effect Effect, Remedies Remedies, ImmutableArray<Limb> Limbs)
{
    /// <summary>The clause that is cited when no limb in particular speaks.</summary>
    public string Clause => Limbs[0].Clause;

    /// <summary>The same rule with one more limb.</summary>
    public Rule Or(string clause, params ReadOnlySpan<Fact> facts) => this with { Limbs = Limbs.Add(new Limb(clause, FactSet.Of(facts))) };
}
