namespace Aumate.Warranty.Letter;

/// <summary>What a customer can be given, in the order in which every decision lists it (R20).</summary>
public enum Remedy
{
    /// <summary>Return for a refund (3.3).</summary>
    Return,

    /// <summary>Exchange for the same or an equivalent-or-better product (3.2).</summary>
    Exchange,

    /// <summary>Repair free of charge (3.1).</summary>
    FreeRepair,

    /// <summary>Repair at the customer's charge (2.1, 3.1, 5; R19).</summary>
    PaidRepair,
}

/// <summary>A set of remedies.</summary>
[Flags]
public enum Remedies
{
    /// <summary>No remedy.</summary>
    None = 0,

    /// <summary>Return.</summary>
    Return = 1,

    /// <summary>Exchange.</summary>
    Exchange = 2,

    /// <summary>Free repair.</summary>
    FreeRepair = 4,

    /// <summary>Paid repair.</summary>
    PaidRepair = 8,

    /// <summary>The three that cost the customer nothing.</summary>
    AllFree = Return | Exchange | FreeRepair,

    /// <summary>All four.</summary>
    All = AllFree | PaidRepair,
}

/// <summary>Moves between a remedy and a set of them.</summary>
public static class RemedySets
{
    /// <summary>The remedies of a set, in the order of a decision.</summary>
    public static IEnumerable<Remedy> Each(this Remedies set)
    {
        for (var remedy = Remedy.Return; remedy <= Remedy.PaidRepair; remedy++)
        {
            if (set.Has(remedy))
            {
                yield return remedy;
            }
        }
    }

    /// <summary>The set that holds one remedy alone.</summary>
    public static Remedies AsSet(this Remedy remedy) => (Remedies)(1 << (int)remedy);

    /// <summary>Whether the set holds a remedy.</summary>
    public static bool Has(this Remedies set, Remedy remedy) => (set & remedy.AsSet()) != Remedies.None;
}
