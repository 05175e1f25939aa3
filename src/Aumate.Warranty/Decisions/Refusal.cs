using Aumate.Warranty.Claims;
using Aumate.Warranty.Letter;

namespace Aumate.Warranty.Decisions;

/// <summary>
/// Some limbs of the letter, read together against the facts: do they bar, can they, and which facts does that hang on? Facts are worded so that a
/// limb bars where all its facts are true; the whole is a monotone disjunction of conjunctions. So it bars in every completion (R2) exactly where one limb
/// is true already, can bar exactly where one limb has no fact known to be false, and hangs on exactly the facts of its prime implicants: the limbs, less
/// what is known true, that contain no other such limb.
/// </summary>
internal struct Refusal(FactValues values)
{
    private ulong single;
    private List<ulong>? longer;

    /// <summary>Whether it bars in every completion.</summary>
    public bool Certain { get; private set; }

    /// <summary>Whether it bars in some completion and not in another.</summary>
    public readonly bool Open => !Certain && (single != 0 || longer is not null);

    /// <summary>Whether it bars in some completion.</summary>
    public readonly bool Possible => Certain || Open;

    /// <summary>Reads one more rule.</summary>
    public void Add(Rule rule)
    {
        foreach (var limb in rule.Limbs)
        {
            Add(limb.Facts);
        }
    }

    /// <summary>The unknown facts whose value can change whether it bars. Empty unless it is open.</summary>
    public readonly FactSet HangsOn()
    {
        if (Certain)
        {
            return default;
        }

        var facts = single;
        foreach (var limb in longer ?? [])
        {
            facts |= IsPrime(limb) ? limb : 0;
        }

        return new FactSet(facts);
    }

    private void Add(FactSet limb)
    {
        if (!values.Allow(limb))
        {
            return;
        }

        var open = limb.Bits & ~values.True.Bits;
        if (open == 0)
        {
            Certain = true;
        }
        else if ((open & (open - 1)) == 0)
        {
            single |= open;
        }
        else
        {
            (longer ??= []).Add(open);
        }
    }

    private readonly bool IsPrime(ulong limb) => (limb & single) == 0 && !longer!.Exists(other => other != limb && (other & ~limb) == 0);
}
