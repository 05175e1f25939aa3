extern alias host;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Tests.Table;
using Aumate.Warranty.Catalog;
using Aumate.Warranty.Decisions;
using Aumate.Warranty.Letter;
using host::Aumate.PolicyService.Calendars;
using NodaTime;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>What explanations cost is paid only when explaining: a decision allocates what it did before there were any.</summary>
public sealed class EvaluateCostTests
{
    private const int Calls = 1_000;

    /// <summary>Of the last version without explanations, commit 8f5252b, on the same claim.</summary>
    private const long BytesBefore = 4_272;

    private const long MostBytes = BytesBefore * 102 / 100;

    private static readonly CatalogSnapshot Catalog = PeriodCatalog.Snapshot;

    [Fact]
    public void A_decision_allocates_no_more_than_it_did_without_explanations()
    {
        var evaluator = new Evaluator(
            CommitmentLetter.Rules,
            new TermsRegister([new TermsVersion("letter", new LocalDate(1, 1, 1), new TermsParameters(7, 30, 3, 7))], []),
            CalendarFiles.Read().Calendar!,
            "test"
        );
        var claim = DomainClaims.Of(Scenes.InOrder, PeriodCatalog.ModelOf(null));
        var bytes = BytesOf(() => _ = evaluator.Evaluate(claim, Catalog, EquivalentSearch.Of));
        Assert.InRange(bytes, 1, MostBytes);
    }

    // The second round is measured, when all that is made once has been made.
    private static long BytesOf(Action call)
    {
        var before = 0L;
        for (var round = 0; round < 2; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++)
            {
                call();
            }
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
