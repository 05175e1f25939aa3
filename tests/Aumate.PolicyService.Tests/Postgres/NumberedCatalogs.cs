using System.Collections.Concurrent;
using System.Globalization;
using Aumate.PolicyService.Tests.Refresh;
using Aumate.PolicyService.Wire.V1;
using Aumate.Warranty.Catalog;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Postgres;

/// <summary>
/// Any number of catalogs, and what one claim comes to on each: told by arithmetic and not by the service, in facts that come out of several rows of the
/// database. Each has a revision of its own.
/// </summary>
internal static class NumberedCatalogs
{
    // What the constraint on months of warranty leaves room for; those after them are told apart by their prices.
    private const int Months = 600;
    private const int Others = 8;

    /// <summary>How many catalogs come after the first, where they are swapped.</summary>
    public static readonly int Swaps = int.Parse(
        Environment.GetEnvironmentVariable("POSTGRES_SWAPS") ?? "200",
        CultureInfo.InvariantCulture
    );

    /// <summary>How many catalogs there are; a few are needed by those that swap by hand.</summary>
    private static readonly int Most = Math.Max(100, Swaps + 1);

    private static readonly ConcurrentDictionary<int, CatalogSnapshot> Made = new();
    private static readonly Lazy<Dictionary<string, int>> Numbers = new(() =>
        Enumerable.Range(0, Most).ToDictionary(number => Of(number).Revision, StringComparer.Ordinal)
    );

    public static CatalogSnapshot Of(int number) => Made.GetOrAdd(number, Make);

    /// <summary>The number of the catalog that has a revision.</summary>
    public static int Number(string revision) => Numbers.Value[revision];

    /// <summary>What makes a database that holds one of them hold another, by hand and in one transaction.</summary>
    public static string Statements(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            UPDATE aumate_catalog.product SET warranty_months = {1 + (number % Months)} WHERE model = 'A';
            UPDATE aumate_catalog.product SET list_price = 1 + (substr(model, 2)::integer - {number} + {Most
                * Others}) % {Others} + {Others * (number / Months)} WHERE model <> 'A';
            """
        );

    /// <summary>A claim whose warranty and replacement are the catalog's.</summary>
    public static EvaluateClaimRequest Request()
    {
        var claim = InOrder();
        claim.Product.Model = "A";
        claim.Contract = null;
        return Evaluate(claim);
    }

    /// <summary>What is wrong with an answer. Null: it is that of the very catalog that it names.</summary>
    public static string? Fault(EvaluateClaimResponse answer)
    {
        var decision = answer.Decision;
        var number = Number(decision.Versions.CatalogRevision);
        var day = decision.Timeline.Warranty.LastDay;
        var (months, end) = (decision.Timeline.Warranty.Months, new DateOnly(day.Year, day.Month, day.Day));
        var (replacement, qualifying) = (decision.Replacement.Model, decision.Replacement.QualifyingCount);
        var isRight =
            months == 1 + (number % Months)
            && end == new DateOnly(2026, 3, 10).AddMonths(1 + (number % Months))
            && (replacement, qualifying) == ($"R{number % Others}", Others);
        return isRight ? null : $"catalog {number}: {months} months to {end:O}, then {replacement} of {qualifying}";
    }

    // In each the model R of its own number is the cheapest.
    private static CatalogSnapshot Make(int number)
    {
        var prices = Enumerable
            .Range(0, Others)
            .Select(other => 1 + ((other - number + (Most * Others)) % Others) + (Others * (number / Months)));
        return SmallCatalog.Read(RankedCatalog.Json(1 + (number % Months), prices)).Snapshot!;
    }
}
