using System.Text;
using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Xunit;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>The same claims as protobuf over gRPC and as JSON over HTTP have the same answers; and no text, whatever it is, is answered by a failure.</summary>
[Collection(UnderLoad.Name)]
public sealed class SameReadingTests
{
    private const int Claims = 2_000;
    private const int Mutants = 3_000;
    private const int Lanes = 4;

    private static readonly JsonFormatter[] Writers =
    [
        JsonFormatter.Default,
        new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true)),
        new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true)),
        new(JsonFormatter.Settings.Default.WithFormatEnumsAsIntegers(true)),
    ];

    [Fact]
    public async Task Random_claims_are_answered_alike_over_gRPC_and_over_HTTP()
    {
        await using var service = await RunningService.Start(new PeriodCatalog(), WebService.Arguments);
        await ForEach(
            Claims,
            async seed =>
            {
                var plain = RandomClaims.Next((ulong)seed);
                var request = OracleWire.Request(plain, PeriodCatalog.ModelOf(plain.CatalogPeriodMonths));
                var expected = await service.Client.EvaluateClaimAsync(request);
                var answer = await service.Web.PostJson("/v1/claims:evaluate", Writers[seed % Writers.Length].Format(request));
                var read = answer.As<EvaluateClaimResponse>();
                // Between the two, the catalog may have aged by a second.
                read.CatalogFreshness = expected.CatalogFreshness;
                Assert.Equal(expected, read);
            }
        );
    }

    [Fact]
    public async Task Texts_that_were_tampered_with_are_answered_or_refused_and_never_by_a_failure()
    {
        await using var service = await RunningService.Start(new PeriodCatalog(), WebService.Arguments);
        await ForEach(
            Mutants,
            async seed =>
            {
                var random = new Random(seed);
                var sound = Writers[seed % Writers.Length].Format(new EvaluateClaimRequest { Claim = Service.Claims.Full() });
                var answer = await service.Web.PostJson("/v1/claims:evaluate", Mutate(sound, random));
                Assert.True((int)answer.Status is 200 or 400, $"{answer.Status} {answer.Body}");
                Assert.True((int)answer.Status == 200 || answer.Reason.Length > 0, answer.Body);
            }
        );
    }

    private static Task ForEach(int count, Func<int, Task> act) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes },
            async (seed, _) => await act(seed)
        );

    private static string Mutate(string text, Random random)
    {
        const string Alphabet = "{}[]\":,\\0123456789-+.eEtruefalsnl_ \u00e9\u0001";
        var mutant = new StringBuilder(text);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(mutant.Length);
            _ = random.Next(3) switch
            {
                0 => mutant.Remove(at, Math.Min(random.Next(1, 8), mutant.Length - at)),
                1 => mutant.Insert(at, Alphabet[random.Next(Alphabet.Length)]),
                _ => mutant.Insert(at, mutant.ToString(at, Math.Min(random.Next(1, 40), mutant.Length - at))),
            };
        }

        return mutant.ToString();
    }
}
