using Aumate.PolicyService.Tests.Oracle;
using Xunit;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>The service and the second reading of the letter, on claims that nobody wrote down.</summary>
[Collection(UnderLoad.Name)]
public sealed class OracleTests
{
    private const int DefaultClaims = 200_000;
    private const int Lanes = 8;

    /// <summary>How many claims are drawn; more by the environment variable ORACLE_CLAIMS.</summary>
    private static int Claims => int.TryParse(Environment.GetEnvironmentVariable("ORACLE_CLAIMS"), out var more) ? more : DefaultClaims;

    [Fact]
    public async Task On_random_claims_the_service_and_the_oracle_agree_in_status_missing_facts_reasons_and_days()
    {
        await using var service = await RunningService.Start(new PeriodCatalog());
        var differences = new List<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Claims),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes },
            async (seed, cancel) =>
            {
                var plain = RandomClaims.Next((ulong)seed);
                var request = OracleWire.Request(plain, PeriodCatalog.ModelOf(plain.CatalogPeriodMonths));
                var answer = await service.Client.EvaluateClaimAsync(request, cancellationToken: cancel);
                var found = string.Join("; ", OracleComparison.Differences(plain, WarrantyOracle.Decide(plain), answer.Decision));
                if (found.Length > 0)
                {
                    lock (differences)
                    {
                        differences.Add($"seed {seed}: {found}");
                    }
                }
            }
        );
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {Claims} claims differ:\n{string.Join("\n", differences.Order().Take(20))}"
        );
    }
}
