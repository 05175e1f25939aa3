using System.Collections.Immutable;
using Aumate.Warranty.Letter;

namespace Aumate.PolicyService.Explaining;

/// <summary>The clauses that ask for requirements, and the rulings by which these are read.</summary>
/// <param name="rules">The table that was read.</param>
internal sealed class Citations(ImmutableArray<Rule> rules)
{
    // Changes and reasons name the same requirements over and over.
    private readonly Dictionary<(ulong Requirements, Remedy Remedy), ImmutableArray<string>> clauses = [];
    private readonly Dictionary<ulong, ImmutableArray<string>> rulings = [];

    /// <summary>The clauses that ask for any of these requirements of a remedy, in the letter's order.</summary>
    public ImmutableArray<string> Clauses(ImmutableArray<Requirement> requirements, Remedy remedy)
    {
        // Paid repair has no rows of its own: it is held to what free repair is held to (R19).
        var held = remedy == Remedy.PaidRepair ? Remedy.FreeRepair : remedy;
        var set = SetOf(requirements);
        if (!clauses.TryGetValue((set, held), out var cited))
        {
            cited =
            [
                .. rules
                    .Where(rule => requirements.Contains(rule.Requirement) && rule.Remedies.Has(held))
                    .SelectMany(rule => rule.Limbs)
                    .Select(limb => limb.Clause)
                    .Distinct()
                    .OrderBy(Paragraph.PlaceOf),
            ];
            clauses.Add((set, held), cited);
        }

        return cited;
    }

    /// <summary>The rulings by which any of these requirements is read, in the order of their numbers.</summary>
    public ImmutableArray<string> RulingsOf(ImmutableArray<Requirement> requirements)
    {
        var set = SetOf(requirements);
        if (!rulings.TryGetValue(set, out var cited))
        {
            cited = [.. requirements.SelectMany(requirement => Rulings.Of(requirement)).Distinct().OrderBy(Number)];
            rulings.Add(set, cited);
        }

        return cited;
    }

    private static int Number(string ruling) => int.Parse(ruling.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    private static ulong SetOf(ImmutableArray<Requirement> requirements)
    {
        var set = 0UL;
        foreach (var requirement in requirements)
        {
            set |= 1UL << (int)requirement;
        }

        return set;
    }
}
