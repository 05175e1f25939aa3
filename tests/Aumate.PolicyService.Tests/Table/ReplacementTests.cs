using System.Collections.Concurrent;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>What an exchange gives (3.2, R21), over the channel, against a plain scan of the sample catalog's file.</summary>
public sealed class ReplacementTests(SharedService service) : IClassFixture<SharedService>
{
    private const int Queries = 5_000;

    [Fact]
    public async Task An_exchange_gives_what_a_plain_scan_of_the_file_gives()
    {
        var scan = new CatalogScan(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Data", "sample-catalog.json")));
        var outcomes = new ConcurrentBag<ReplacementOutcome>();
        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Queries),
            async (seed, cancel) =>
            {
                var (claim, model, day) = Draw(new Dice((ulong)seed), scan.Models);
                var answer = await service.Client.EvaluateClaimAsync(Evaluate(claim), cancellationToken: cancel);
                outcomes.Add(answer.Decision.Replacement.Outcome);
                var (expected, actual) = (scan.Propose(model, day), Text(answer.Decision.Replacement));
                if (expected != actual)
                {
                    differences.Add($"{model} on {day:O}: expected\n{expected}\nwas\n{actual}");
                }
            }
        );
        Assert.True(differences.IsEmpty, $"{differences.Count} of {Queries} differ:\n{string.Join("\n\n", differences.Take(5))}");
        // Enough of each kind, or agreement says little.
        var searched = outcomes.CountBy(outcome => outcome).ToDictionary();
        Assert.All(
            [ReplacementOutcome.SameModel, ReplacementOutcome.Equivalent, ReplacementOutcome.None],
            outcome => Assert.InRange(searched.GetValueOrDefault(outcome), 500, Queries)
        );
    }

    // Products and, as often as not, accessories of products, which are products too.
    private static (Claim Claim, string Model, DateOnly Day) Draw(Dice dice, IReadOnlyList<string> models)
    {
        var (model, day) = (dice.Pick(models), new DateOnly(2019, 1, 1).AddDays(dice.Below(3_300)));
        var claim = InOrder();
        claim.Purchase.PurchaseDate = claim.ClaimDate = Day(day.Year, day.Month, day.Day);
        if (dice.Chance(0.5))
        {
            claim.Product.Model = model;
        }
        else
        {
            claim.Item = new ClaimedItem
            {
                Kind = ItemKind.Accessory,
                AccessoryModel = model,
                StandardConfiguration = true,
            };
        }

        return (claim, model, day);
    }

    private static string Text(Replacement replacement) =>
        string.Join(
            '\n',
            [$"{replacement.Outcome} {replacement.Model} {replacement.QualifyingCount}", .. replacement.Candidates.Select(Text)]
        );

    private static string Text(Candidate one) =>
        $"{one.Model} {one.Qualifies} {one.SuccessorRank} [{string.Join(' ', one.Obstacles)}] "
        + string.Join(' ', one.Parameters.Select(proof => $"{proof.Parameter}:{proof.Passed}"));
}
