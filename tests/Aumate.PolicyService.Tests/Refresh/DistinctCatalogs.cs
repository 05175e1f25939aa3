using System.Globalization;
using Aumate.PolicyService.Wire.V1;
using Aumate.Warranty.Catalog;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>
/// Catalogs with the same models of which each says something else of them, and what one claim comes to on each: told by arithmetic and not by the
/// catalog, in facts that the service reads at different moments of an evaluation.
/// </summary>
internal static class DistinctCatalogs
{
    public const int Count = 8;
    private const int FewestMonths = 12;

    public static IReadOnlyList<CatalogResult> All { get; } = [.. Enumerable.Range(0, Count).Select(Build)];

    private static readonly Dictionary<string, int> ByRevision = All.Select((one, i) => (one.Snapshot!.Revision, i)).ToDictionary();

    /// <summary>A claim whose warranty and replacement are the catalog's.</summary>
    public static Claim Claim()
    {
        var claim = InOrder();
        claim.Product.Model = "A";
        claim.Contract = null;
        return claim;
    }

    /// <summary>Which catalog a revision is of.</summary>
    public static int Number(string revision) => ByRevision[revision];

    /// <summary>What the claim comes to on a catalog.</summary>
    public static string Expected(int number) =>
        Text(FewestMonths + number, new DateOnly(2026, 3, 10).AddMonths(FewestMonths + number), $"R{number}", Count);

    /// <summary>What an answer says, in the same words.</summary>
    public static string Text(int months, DateOnly lastDay, string replacement, int qualifying) =>
        string.Create(CultureInfo.InvariantCulture, $"{months} months, to {lastDay:yyyy-MM-dd}, then {replacement} of {qualifying}");

    // In each the model R of its own number is the cheapest.
    private static CatalogResult Build(int number) =>
        SmallCatalog.Read(
            RankedCatalog.Json(FewestMonths + number, Enumerable.Range(0, Count).Select(other => 1 + ((other - number + Count) % Count)))
        );
}
