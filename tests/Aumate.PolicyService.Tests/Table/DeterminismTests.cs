using System.Security.Cryptography;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Xunit;

namespace Aumate.PolicyService.Tests.Table;

/// <summary>
/// The same claims get the same bytes, whatever process answers and wherever in the world it runs. The bytes stand for good in
/// <c>Data/decisions.sha256</c>, which changes only with what decides: contract, letter, terms, law, calendar, catalog, engine version.
/// </summary>
public sealed class DeterminismTests(DeterminismTests.Home home) : IClassFixture<DeterminismTests.Home>
{
    private const int Drawn = 50_000;

    /// <summary>Sentences are longer, and more likely to depend on a culture; one claim in so many is explained as well.</summary>
    private const int ExplainedOneIn = 20;

    [Fact]
    public void Decisions_are_those_on_file() => Golden.Check("decisions.sha256", $"{home.Digest.Decisions}\n");

    [Theory]
    [InlineData("tr-TR", "Asia/Kathmandu", "+05:45")]
    [InlineData("ar-SA", "Pacific/Kiritimati", "+14:00")]
    [InlineData("de-DE", "Pacific/Pago_Pago", "-11:00")]
    [InlineData("fa-IR", "Australia/Eucla", "+08:45")]
    [InlineData("zh-CN", "America/Caracas", "-04:00")]
    public async Task Another_process_in_another_culture_and_time_zone_answers_the_same_bytes(
        string culture,
        string timeZone,
        string offset
    )
    {
        await using var abroad = await ServiceProcess.Start(culture, timeZone);
        Assert.Equal(offset, abroad.Offset);
        Assert.DoesNotContain(abroad.Weekday, Enum.GetNames<DayOfWeek>());
        Assert.Equal(home.Digest, await DigestOf(abroad.Client));
    }

    private static async Task<Digests> DigestOf(PolicyDecisionService.PolicyDecisionServiceClient client)
    {
        var decisions = new byte[Drawn][];
        var explanations = new byte[Drawn / ExplainedOneIn][];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Drawn),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (seed, cancel) =>
            {
                var request = DrawnRequests.Draw(seed);
                decisions[seed] = Hash(await client.EvaluateClaimAsync(request, cancellationToken: cancel));
                if (seed % ExplainedOneIn == 0)
                {
                    var explained = DrawnRequests.Explain(request);
                    explanations[seed / ExplainedOneIn] = Hash(await client.ExplainDecisionAsync(explained, cancellationToken: cancel));
                }
            }
        );
        return new Digests(Together(decisions), Together(explanations));
    }

    private static byte[] Hash(IMessage message) => SHA256.HashData(message.ToByteArray());

    private static string Together(byte[][] hashes) => Convert.ToHexStringLower(SHA256.HashData([.. hashes.SelectMany(hash => hash)]));

    /// <summary>What the answers to all drawn claims come to.</summary>
    public sealed record Digests(string Decisions, string Explanations);

    /// <summary>The digests of this process, taken once.</summary>
    public sealed class Home : IAsyncLifetime
    {
        public Digests Digest { get; private set; } = new("", "");

        public async ValueTask InitializeAsync()
        {
            await using var service = await RunningService.Start();
            Digest = await DigestOf(service.Client);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
