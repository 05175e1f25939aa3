extern alias host;
using System.Collections.Immutable;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Coverage;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.Calendars;
using NodaTime;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>The evaluator in process, on a table of the test's choice.</summary>
/// <param name="rules">The table.</param>
internal sealed class InProcess(ImmutableArray<Rule> rules)
{
    private static readonly CatalogSnapshot Catalog = PeriodCatalog.Snapshot;

    private static readonly TermsVersion Letter = new("letter", new LocalDate(1, 1, 1), new TermsParameters(7, 30, 3, 7));

    private readonly Evaluator evaluator = new(rules, new TermsRegister([Letter], []), CalendarFiles.Read().Calendar!, "test");

    /// <summary>On the letter as it is.</summary>
    public static InProcess OnTheLetter { get; } = new(CommitmentLetter.Rules);

    public Decision Decide(PlainClaim claim) => Evaluate(claim).Decision;

    public Evaluation Evaluate(PlainClaim claim)
    {
        var model = PeriodCatalog.ModelOf(claim.CatalogPeriodMonths);
        return evaluator.Evaluate(DomainClaims.Of(claim, model), Catalog, EquivalentSearch.Of)!;
    }

    /// <summary>What the letter would give after the sale of a claim (R28).</summary>
    public ProductCoverage Preview(PlainClaim sale) =>
        new CoveragePreview(evaluator).Of(DomainClaims.Of(sale, PeriodCatalog.ModelOf(sale.CatalogPeriodMonths)), Catalog)!;

    /// <summary>What the decision says otherwise than the oracle, in statuses, missing facts, primary reasons and states.</summary>
    public IEnumerable<string> Differences(PlainClaim claim, OracleDecision expected)
    {
        var actual = Decide(claim);
        return PlainTable.Remedies.SelectMany(remedy => OfRemedy(remedy, expected, actual));
    }

    private static IEnumerable<string> OfRemedy(PlainRemedy remedy, OracleDecision expected, Decision actual)
    {
        var decided = actual[(Remedy)remedy];
        if ((int)expected.Status(remedy) != (int)decided.Status)
        {
            yield return $"{remedy}: {expected.Status(remedy)}, was {decided.Status}";
        }

        if (!expected.Missing(remedy).Select(DomainClaims.FieldOf).ToHashSet().SetEquals(decided.Missing))
        {
            yield return $"{remedy}: lacks {string.Join(' ', expected.Missing(remedy))}, was {string.Join(' ', decided.Missing)}";
        }

        if (remedy == PlainRemedy.PaidRepair)
        {
            yield break;
        }

        if (expected.Primary(remedy) is var primary && (int?)primary != (int?)decided.Primary?.Requirement)
        {
            yield return $"{remedy}: because of {primary}, was {decided.Primary?.Requirement}";
        }

        foreach (var requirement in PlainTable.Requirements)
        {
            var state = expected.State(requirement, remedy) ?? PlainState.Met;
            var said = actual.Findings.FirstOrDefault(finding =>
                finding.Requirement == (Requirement)requirement && finding.Remedies.Has((Remedy)remedy)
            );
            if ((int)state != (int)(said?.State ?? RequirementState.Met))
            {
                yield return $"{remedy}: {requirement} is {state}, was {said?.State}";
            }
        }
    }
}
