using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Holds an answer of the service against the oracle's, in everything that the oracle decides.</summary>
public static class OracleComparison
{
    /// <summary>Every difference, in words. Empty: none.</summary>
    public static IEnumerable<string> Differences(PlainClaim plain, OracleDecision expected, Decision actual) =>
        [
            .. Enum.GetValues<PlainRemedy>().SelectMany(remedy => OfRemedy(remedy, expected, actual.Of((Remedy)(remedy + 1)))),
            .. PlainTable.Requirements.SelectMany(requirement => OfRequirement(requirement, expected, actual)),
            .. Compare("return window", expected.ReturnWindowEnd, OracleWire.DayOf(actual.Timeline.ReturnWindow.LastDay)),
            .. Compare("exchange window", expected.ExchangeWindowEnd, OracleWire.DayOf(actual.Timeline.ExchangeWindow.LastDay)),
            .. Compare("warranty end", expected.WarrantyEnd, OracleWire.DayOf(actual.Timeline.Warranty.LastDay)),
            .. Compare("purchase date", plain.PurchaseDate, OracleWire.DayOf(actual.Timeline.PurchaseDate)),
        ];

    private static IEnumerable<string> OfRemedy(PlainRemedy remedy, OracleDecision expected, RemedyDecision actual)
    {
        var missing = string.Join(" ", expected.Missing(remedy).Select(OracleWire.PathOf).Order(StringComparer.Ordinal));
        var primary = remedy == PlainRemedy.PaidRepair || expected.Primary(remedy) is not { } first ? default : OracleWire.Number(first);
        return
        [
            .. Compare($"{remedy} status", expected.Status(remedy).ToString(), actual.Status.ToString()),
            .. Compare($"{remedy} missing", missing, string.Join(" ", actual.MissingFacts.Order(StringComparer.Ordinal))),
            .. Compare($"{remedy} last day", expected.LastEligibleDay(remedy), OracleWire.DayOf(actual.LastEligibleDay)),
            .. remedy == PlainRemedy.PaidRepair ? [] : Compare($"{remedy} primary", primary, actual.PrimaryReason),
        ];
    }

    private static IEnumerable<string> OfRequirement(PlainRequirement requirement, OracleDecision expected, Decision actual) =>
        PlainTable.FreeRemedies.SelectMany(remedy =>
            Compare($"{requirement} for {remedy}", expected.State(requirement, remedy), StateOf(requirement, remedy, actual))
        );

    private static PlainState? StateOf(PlainRequirement requirement, PlainRemedy remedy, Decision actual)
    {
        if (PlainTable.Ask(requirement, remedy) == PlainAsk.Nothing)
        {
            return null;
        }

        var said = actual.Findings.SingleOrDefault(finding =>
            finding.Requirement == OracleWire.Number(requirement) && finding.Remedies.Contains((Remedy)(remedy + 1))
        );
        return said is null ? PlainState.Met : (PlainState)(said.State - 1);
    }

    private static IEnumerable<string> Compare<T>(string what, T expected, T actual) =>
        EqualityComparer<T>.Default.Equals(expected, actual) ? [] : [$"{what}: expected {expected}, was {actual}"];
}
