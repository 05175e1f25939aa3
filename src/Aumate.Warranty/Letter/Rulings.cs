using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Aumate.Warranty.Letter;

/// <summary>By which rulings a paragraph of the letter is read: those of what it asks, and those of what it sets and obliges to.</summary>
public static class Rulings
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> OfClauses = new Dictionary<string, ImmutableArray<string>>
    {
        ["2.1"] = ["R5", "R7", "R8", "R25"],
        ["2.2"] = ["R9", "R25"],
        ["3.0"] = ["R5"],
        ["3.1"] = ["R10", "R24"],
        ["3.2"] = ["R4", "R21", "R22", "R24", "R25"],
        ["3.3"] = ["R4", "R22", "R23", "R24", "R25"],
        ["4.1"] = ["R10", "R24"],
        ["4.3"] = ["R19", "R24"],
        ["6.2"] = ["R24"],
        ["6.4"] = ["R24"],
        ["6.5"] = ["R24"],
        ["6.6"] = ["R24"],
        ["6.7"] = ["R18", "R22", "R24"],
        ["7"] = ["R23"],
        ["8.3"] = ["R24"],
        ["8.5"] = ["R24"],
        ["8.6"] = ["R24"],
        ["9.2"] = ["R25", "R27"],
        ["9.3"] = ["R26"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<string>[] OfRequirements = [.. Enum.GetValues<Requirement>().Select(Read)];

    private static readonly FrozenDictionary<string, ImmutableArray<string>[]> OfBoth = OfClauses.ToFrozenDictionary(
        clause => clause.Key,
        clause => OfRequirements.Select(asked => Ordered(asked.Union(clause.Value))).ToArray(),
        StringComparer.Ordinal
    );

    /// <summary>By which rulings a paragraph is read in what it sets, or obliges to, whatever it asks besides.</summary>
    public static ImmutableArray<string> Of(string clause) => OfClauses.GetValueOrDefault(clause, []);

    /// <summary>By which rulings a requirement is read.</summary>
    public static ImmutableArray<string> Of(Requirement requirement) => OfRequirements[(int)requirement];

    /// <summary>By which rulings a requirement is read, and with it what a paragraph sets or obliges to, in the order of their numbers.</summary>
    public static ImmutableArray<string> Of(Requirement requirement, string clause) =>
        OfBoth.TryGetValue(clause, out var rulings) ? rulings[(int)requirement] : Of(requirement);

    private static ImmutableArray<string> Ordered(IEnumerable<string> rulings) =>
        [.. rulings.OrderBy(ruling => ruling.Length).ThenBy(ruling => ruling, StringComparer.Ordinal)];

    private static ImmutableArray<string> Read(Requirement requirement) =>
        requirement switch
        {
            Requirement.ProductFault => ["R11"],
            Requirement.NotBorrowed or Requirement.StandardPrice or Requirement.NotSpecialPrototype => ["R16"],
            Requirement.ExchangeWindow or Requirement.ReturnWindow => ["R4", "R6"],
            Requirement.Complete => ["R17"],
            Requirement.InWarranty => ["R6", "R7", "R8", "R9"],
            Requirement.NotWornConsumable or Requirement.NotAppearance => ["R13"],
            Requirement.StandardConfiguration => ["R13", "R19"],
            Requirement.Invoice or Requirement.Certificate or Requirement.SerialLabel or Requirement.SerialMatch => ["R14"],
            Requirement.AuthorizedSource => ["R15"],
            Requirement.NotRefused => ["R18"],
            Requirement.SentWithConsent => ["R3", "R18"],
            Requirement.NoFreeRepair => ["R19"],
            // Causes, the virus among them.
            _ => ["R11", "R12"],
        };
}
