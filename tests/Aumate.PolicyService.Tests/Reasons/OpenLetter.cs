using Aumate.Warranty.Claims;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>What the letter asks of a remedy that is open, under the first of the laws.</summary>
internal sealed class OpenLetter
{
    private readonly Remedy remedy;
    private readonly Limb[] refusing;
    private readonly Limb[] opening;
    private readonly Limb[] suppliers;
    private readonly FactValues values;

    public OpenLetter(Evaluation evaluation, Remedy remedy)
    {
        this.remedy = remedy;
        values = evaluation.Facts.Values;
        var asked = remedy == Remedy.PaidRepair ? Remedy.FreeRepair : remedy;
        var rules = evaluation
            .Rules.Where(rule => rule.Remedies.Has(asked) && !evaluation.Terms.Waived(rule.Requirement).Has(asked))
            .ToArray();
        suppliers = LimbsOf(rules, rule => remedy == Remedy.PaidRepair && rule.Requirement == Requirement.StandardConfiguration);
        refusing = [.. LimbsOf(rules, rule => rule.Effect == Effect.Refuses).Except(suppliers)];
        opening = LimbsOf(rules, rule => rule.Effect == Effect.Discretion);
    }

    /// <summary>The facts that are true.</summary>
    public FactSet Known => values.True;

    /// <summary>The unknown facts whose value can change the status (R2).</summary>
    public FactSet Matter =>
        new(
            remedy == Remedy.PaidRepair ? PrimesOf(suppliers) | PrimesOf([.. refusing, .. opening]) : PrimesOf(refusing) | PrimesOf(opening)
        );

    /// <summary>Whether facts of the diagnosis refuse a free remedy, or leave paid repair.</summary>
    public bool Refuses(FactSet facts) => Fires(refusing, facts);

    /// <summary>The status where exactly these facts are true (R3, R19).</summary>
    public RemedyStatus Status(FactSet facts, bool refusedByDiagnosis)
    {
        var free =
            refusedByDiagnosis || Fires(refusing, facts) ? RemedyStatus.Ineligible
            : Fires(opening, facts) ? RemedyStatus.Discretionary
            : RemedyStatus.Eligible;
        return remedy != Remedy.PaidRepair ? free
            : Fires(suppliers, facts) || free == RemedyStatus.Eligible ? RemedyStatus.Ineligible
            : RemedyStatus.Eligible;
    }

    private static bool Fires(Limb[] limbs, FactSet facts) => Array.Exists(limbs, limb => (limb.Facts.Bits & ~facts.Bits) == 0);

    // The limbs that may fire, less what is true, that contain no other such limb. Where one fires already, none matters.
    private ulong PrimesOf(Limb[] limbs)
    {
        var rests = limbs.Where(limb => values.Allow(limb.Facts)).Select(limb => limb.Facts.Bits & ~values.True.Bits).ToArray();
        return rests
            .Where(rest => !Array.Exists(rests, other => other != rest && (other & ~rest) == 0))
            .Aggregate(0UL, (facts, rest) => facts | rest);
    }

    private static Limb[] LimbsOf(Rule[] rules, Func<Rule, bool> included) => [.. rules.Where(included).SelectMany(rule => rule.Limbs)];
}
